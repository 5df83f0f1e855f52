#include "engine/rollout/rollout_book.h"

#include <algorithm>

namespace godel::engine {

using namespace Qt::StringLiterals;
using domain::Rollout;
using domain::RolloutId;

namespace {

const QString collection = u"rollout"_s;
const QString fleetCollection = u"fleet"_s;
const QString knownGoodKey = u"known-good"_s;
/// One leaves, one waits; those between them were superseded before they began and are over.
constexpr int mostInLine = 100;
/// So many events are read and judged in a few milliseconds.
constexpr int pageOfEvents = 200;

QJsonObject toJson(const RolloutEntry& entry)
{
    return {{u"rollout"_s, domain::toJson(entry.rollout)}, {u"is_urgent"_s, entry.isUrgent}, {u"operation"_s, entry.operation}, {u"watch"_s, entry.watch}, {u"evidence"_s, entry.evidence}};
}

Result<RolloutEntry> entryOf(const ports::Record& record)
{
    ObjectReader reader(record.body, u"rollout %1"_s.arg(record.key));
    RolloutEntry entry;
    TRY(entry.rollout, domain::rolloutOf(reader.object(u"rollout"_s)));
    entry.isUrgent = reader.boolean(u"is_urgent"_s, false);
    entry.operation = reader.string(u"operation"_s, {});
    entry.watch = reader.object(u"watch"_s);
    entry.evidence = reader.object(u"evidence"_s);
    entry.revision = record.revision;
    TRY_DO(reader.finishLenient());
    return entry;
}

/// What somebody did to the rollout, for its timeline.
QString deedOf(const Rollout& before, const Rollout& after)
{
    if (after.approvals.size() > before.approvals.size()) {
        return lastApproval(after);
    }
    if (after.confirmedBy != before.confirmedBy) {
        return u"%1 has reviewed the hotfix %2"_s.arg(after.confirmedBy, after.version.text());
    }
    const bool isNewReason = !after.reason.isEmpty() && after.reason != before.reason;
    return isNewReason ? u"%1: %2"_s.arg(domain::sentence(after), after.reason) : domain::sentence(after);
}

void add(ports::Batch& batch, const RolloutEntry& entry, const QJsonObject& line, Timestamp now)
{
    const QString id = entry.rollout.id.text();
    batch.puts.append({collection, id, toJson(entry), entry.revision});
    if (!line.isEmpty()) {
        batch.appends.append({RolloutBook::streamOf(entry.rollout.id), now, line});
    }
}

} // namespace

QString lastApproval(const Rollout& rollout)
{
    const domain::Approval& given = rollout.approvals.last();
    const QString comment = given.comment.isEmpty() ? QString() : u": "_s + given.comment;
    return u"%1 approves %2 at %3%4"_s.arg(given.approver, rollout.version.text(), rollout.plan.nameOf(rollout.stage), comment);
}

QJsonObject lineOf(const Rollout& rollout, const QString& by)
{
    QJsonObject line{{u"state"_s, domain::name(rollout.state)}, {u"stage"_s, rollout.plan.nameOf(rollout.stage)}, {u"sentence"_s, domain::sentence(rollout)}, {u"by"_s, by}};
    if (!rollout.reason.isEmpty()) {
        line.insert(u"reason"_s, rollout.reason);
    }
    return line;
}

domain::Verdict verdictOf(const RolloutEntry& entry)
{
    const QString stored = entry.evidence.value(u"verdict"_s).toString();
    for (const auto verdict : {domain::Verdict::Pass, domain::Verdict::Abort, domain::Verdict::Inconclusive}) {
        if (domain::name(verdict) == stored) {
            return verdict;
        }
    }
    return domain::Verdict::Watching;
}

Result<RolloutEntry> RolloutBook::find(const RolloutId& id) const
{
    TRY(const auto record, m_store.find(collection, id.text()));
    if (!record) {
        return fail(ErrorCode::NotFound, u"there is no rollout %1"_s.arg(id.text()), u"List them with deploy:history"_s, u"id"_s);
    }
    return entryOf(*record);
}

Result<std::optional<RolloutEntry>> RolloutBook::active() const
{
    TRY(const auto entries, underWay());
    return entries.isEmpty() ? std::nullopt : std::optional(entries.first());
}

Result<QList<RolloutEntry>> RolloutBook::underWay() const
{
    TRY(auto entries, newest(mostInLine));
    entries.removeIf([](const RolloutEntry& entry) { return domain::isOver(entry.rollout.state); });
    std::stable_partition(entries.begin(), entries.end(), [](const RolloutEntry& entry) { return entry.rollout.state != domain::RolloutState::Draft; });
    return entries;
}

Result<RolloutEntry> RolloutBook::lastInLine(const RolloutId& id) const
{
    TRY(auto entry, find(id));
    while (entry.rollout.supersededBy) {
        TRY(entry, find(*entry.rollout.supersededBy));
    }
    return entry;
}

Result<RolloutEntry> RolloutBook::theActive() const
{
    TRY(auto entry, active());
    if (!entry) {
        return fail(ErrorCode::NotFound, u"no rollout is under way"_s, u"Begin one with deploy:canary --version=VERSION"_s);
    }
    return *std::move(entry);
}

Result<QList<RolloutEntry>> RolloutBook::newest(int limit) const
{
    // Ids begin with the time, so their order is the order of the rollouts.
    QList<RolloutEntry> entries;
    QString after;
    for (;;) {
        TRY(const auto page, m_store.list(collection, after));
        if (page.isEmpty()) {
            break;
        }
        for (const ports::Record& record : page) {
            TRY(auto entry, entryOf(record));
            entries.prepend(std::move(entry));
        }
        entries.resize(std::min<qsizetype>(entries.size(), limit));
        after = page.last().key;
    }
    return entries;
}

Result<Timestamp> RolloutBook::begunAt(const RolloutId& id) const
{
    TRY(const auto events, m_store.events(streamOf(id), 0, 1));
    if (events.isEmpty()) {
        return fail(ErrorCode::NotFound, u"nothing is on record about rollout %1"_s.arg(id.text()));
    }
    return events.first().at;
}

QString RolloutBook::streamOf(const RolloutId& id)
{
    return u"rollout/"_s + id.text();
}

/// Where a reader of streams is.
struct RolloutBook::Walk {
    QList<Place> places; ///< the one in hand first
    std::function<Result<>(const ports::Event&)> take;
    Pending<> done = Pending<>::make();
};

Pending<> RolloutBook::walk(const RolloutId& id, std::function<Result<>(const ports::Event&)> take, qint64 after) const
{
    return walkAll({{streamOf(id), after}}, std::move(take));
}

Pending<> RolloutBook::walkAll(const QList<Place>& places, std::function<Result<>(const ports::Event&)> take) const
{
    // Shared by the turns of the event loop, the last of which ends it.
    const auto walk = std::make_shared<Walk>(Walk{places, std::move(take)});
    goOn(walk);
    return walk->done;
}

void RolloutBook::goOn(const std::shared_ptr<Walk>& walk) const
{
    if (walk->places.isEmpty()) {
        return walk->done.fulfil({});
    }
    Place& here = walk->places.first();
    const auto events = m_store.events(here.stream, here.after, pageOfEvents);
    if (!events) {
        return walk->done.fulfil(fail(events.error()));
    }
    for (const ports::Event& event : *events) {
        here.after = event.sequence;
        if (const auto taken = walk->take(event); !taken) {
            return walk->done.fulfil(fail(taken.error()));
        }
    }
    if (events->size() < pageOfEvents) {
        walk->places.removeFirst();
        if (walk->places.isEmpty()) {
            return walk->done.fulfil({});
        }
    }
    QMetaObject::invokeMethod(&m_context, [this, walk] { goOn(walk); }, Qt::QueuedConnection);
}

Result<> RolloutBook::write(RolloutEntry& entry, const QJsonObject& line)
{
    ports::Batch batch;
    add(batch, entry, line, m_clock.now());
    TRY_DO(m_store.write(batch));
    ++entry.revision;
    return {};
}

Result<> RolloutBook::supersede(RolloutEntry& leaving, RolloutEntry& successor, const QString& by)
{
    ports::Batch batch;
    add(batch, leaving, lineOf(leaving.rollout, by), m_clock.now());
    add(batch, successor, lineOf(successor.rollout, by), m_clock.now());
    TRY_DO(m_store.write(batch));
    ++leaving.revision;
    ++successor.revision;
    return {};
}

Result<RolloutEntry> RolloutBook::change(const RolloutId& id, const QString& by, const std::function<Result<Rollout>(const Rollout&)>& change, bool isUrgent)
{
    TRY(auto entry, find(id));
    const Rollout before = entry.rollout;
    TRY(entry.rollout, change(before));
    entry.isUrgent = entry.isUrgent || isUrgent;
    QJsonObject line = lineOf(entry.rollout, by);
    line.insert(u"sentence"_s, deedOf(before, entry.rollout));
    TRY_DO(write(entry, line));
    return entry;
}

Result<domain::KnownGoodVersions> RolloutBook::knownGood() const
{
    TRY(const auto record, m_store.find(fleetCollection, knownGoodKey));
    if (!record) {
        return domain::KnownGoodVersions();
    }
    return domain::KnownGoodVersions::fromJson(record->body.value(u"versions"_s).toArray(), knownGoodKey);
}

Result<> RolloutBook::addKnownGood(const domain::KnownGood& good)
{
    TRY(auto versions, knownGood());
    versions.add(good);
    return m_store.write({.puts = {{fleetCollection, knownGoodKey, {{u"versions"_s, versions.toJson()}}, {}}}});
}

} // namespace godel::engine

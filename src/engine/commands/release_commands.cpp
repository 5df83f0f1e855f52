#include "engine/commands/platform_commands.h"
#include "engine/commands/release_view.h"

#include <QJsonArray>

namespace godel::engine {

using namespace Qt::StringLiterals;
using api::Reply;
using catalog::Danger;
using catalog::Kind;
using catalog::Role;

namespace {

bool isKnownGood(const domain::KnownGoodVersions& good, const domain::Version& version)
{
    const auto& all = good.newestFirst();
    return std::any_of(all.begin(), all.end(), [&version](const domain::KnownGood& one) { return one.version == version; });
}

Result<Reply> list(const Platform& platform)
{
    TRY(const auto releases, platform.releases.list());
    TRY(const auto lineup, platform.fleet.lineup());
    TRY(const auto good, platform.book.knownGood());
    QJsonArray rows;
    for (const ports::Release& release : releases) {
        const domain::Version& version = release.manifest.version;
        QJsonObject row = originView(release);
        row.insert(u"version"_s, version.text());
        row.insert(u"has_traffic"_s, lineup.in(lineup.stable) == version);
        row.insert(u"known_good"_s, isKnownGood(good, version));
        row.insert(u"migrations"_s, release.manifest.migrations.size());
        row.insert(u"artefact"_s, domain::artefactHash(release.manifest).left(12));
        rows.append(row);
    }
    return Reply{{{u"releases"_s, rows}}, {}, 0};
}

/// What it differs in from another one; null where there is nothing to compare with.
Result<QJsonValue> difference(const Platform& platform, const ports::Release& release, const std::optional<domain::Version>& against)
{
    if (!against) {
        return QJsonValue();
    }
    TRY(const auto other, platform.releases.find(*against));
    return QJsonValue(differenceView(*against, domain::differenceOf(other.manifest, release.manifest)));
}

/// Everything about a release but which migrations the database has run.
struct Shown {
    ports::Release release;
    QJsonObject standing;
};

Result<Shown> shownFor(const Platform& platform, const CommandCall& call)
{
    TRY(const auto version, domain::Version::parse(call.text(u"version"_s), u"version"_s));
    TRY(const auto release, platform.releases.find(version));
    TRY(const auto lineup, platform.fleet.lineup());
    TRY(const auto good, platform.book.knownGood());
    std::optional<domain::Version> against = lineup.in(lineup.stable);
    if (call.parameters.contains(u"against"_s)) {
        TRY(against, domain::Version::parse(call.text(u"against"_s), u"against"_s));
    }
    TRY(const auto compared, difference(platform, release, against));
    return Shown{release, {{u"is_running"_s, lineup.s == version || lineup.c == version}, {u"has_traffic"_s, lineup.in(lineup.stable) == version},
                           {u"known_good"_s, isKnownGood(good, version)}, {u"difference"_s, compared}}};
}

Reply replyOf(const Shown& shown, const std::optional<QStringList>& applied)
{
    QJsonObject body = releaseView(shown.release, applied);
    for (auto entry = shown.standing.begin(); entry != shown.standing.end(); ++entry) {
        body.insert(entry.key(), entry.value());
    }
    return {body, {}, 0};
}

Pending<Reply> show(const Platform& platform, const CommandCall& call)
{
    const auto shown = shownFor(platform, call);
    ports::Database* database = platform.snapshots.database();
    if (!shown || database == nullptr) {
        return Pending<Reply>::of(shown.map([](const Shown& all) { return replyOf(all, {}); }));
    }
    const auto answer = Pending<Reply>::make();
    const auto looked = database->look();
    // On the database's own thread, so nothing of the engine is read here any more.
    looked.whenReadyDirectly([answer, looked, shown = *shown] {
        const auto& view = looked.result();
        answer.fulfil(replyOf(shown, view && view->state == ports::DatabaseState::Ready ? std::optional(view->migrations) : std::nullopt));
    });
    return answer;
}

/// Nothing runs it, is on the way to or from it, or would go back to it.
Result<> checkUnused(const Platform& platform, const domain::Version& version)
{
    TRY(const auto lineup, platform.fleet.lineup());
    TRY(const auto underWay, platform.book.underWay());
    const bool isInRollout = std::any_of(underWay.begin(), underWay.end(), [&version](const RolloutEntry& entry) {
        return entry.rollout.version == version || entry.rollout.previous == version;
    });
    if (lineup.s == version || lineup.c == version || isInRollout) {
        return fail(ErrorCode::Conflict, u"%1 is in use"_s.arg(version.text()), u"Bring another version first"_s, u"version"_s);
    }
    TRY(const auto good, platform.book.knownGood());
    const auto& stable = lineup.in(lineup.stable);
    if (stable && good.before(*stable).map([&version](const domain::KnownGood& one) { return one.version == version; }).value_or(false)) {
        return fail(ErrorCode::Conflict, u"%1 is where an emergency rollback would go"_s.arg(version.text()), u"Bring another version through its soak first"_s, u"version"_s);
    }
    return {};
}

Result<Reply> remove(Platform& platform, ports::Releases& releases, const CommandCall& call)
{
    TRY(const auto version, domain::Version::parse(call.text(u"version"_s), u"version"_s));
    TRY_DO(releases.find(version));
    TRY_DO(checkUnused(platform, version));
    TRY_DO(releases.remove(version));
    return Reply{{{u"version"_s, version.text()}}, {}, 0};
}

Pending<Reply> add(ports::Releases& releases, const CommandCall& call)
{
    const QString archive = call.text(u"file"_s);
    const QString given = call.text(u"signature"_s);
    const auto answer = Pending<Reply>::make();
    const auto added = releases.add(archive, given.isEmpty() ? archive + u".minisig"_s : given);
    added.whenReadyDirectly([answer, added] {
        answer.fulfil(added.result().map([](const ports::Release& release) {
            return Reply{{{u"version"_s, release.manifest.version.text()}, {u"files"_s, release.manifest.files.size()}, {u"artefact"_s, domain::artefactHash(release.manifest)}}, {}, 0};
        }));
    });
    return answer;
}

} // namespace

void addReleaseCommands(CommandSet& commands, Platform& platform, ports::Releases& releases)
{
    commands.add({.name = u"releases:add"_s, .summary = u"Check a signed release and put it on this machine"_s, .role = Role::Operator, .danger = Danger::Changes,
                  .parameters = {{.name = u"file"_s, .help = u"The .tar.zst, as the engine's machine has it"_s, .isRequired = true},
                                 {.name = u"signature"_s, .help = u"Its .minisig; FILE.minisig if left out"_s}},
                  .columns = {u"version"_s, u"files"_s, u"artefact"_s}},
                 [&releases](const CommandCall& call) { return add(releases, call); });
    commands.addDirect({.name = u"releases:list"_s, .summary = u"Releases on this machine"_s,
                        .columns = {u"version"_s, u"has_traffic"_s, u"known_good"_s, u"migrations"_s, u"size_bytes"_s, u"added"_s, u"signed_by"_s, u"artefact"_s}},
                       [&platform](const CommandCall&) { return list(platform); });
    commands.add({.name = u"releases:show"_s, .summary = u"A release: where it came from, what it brings, and in what it differs from another"_s,
                  .parameters = {{.name = u"version"_s, .help = u"Which"_s, .kind = Kind::Label, .isRequired = true},
                                 {.name = u"against"_s, .help = u"Compare with this version; with what has the traffic if left out"_s, .kind = Kind::Label}},
                  .columns = {u"version"_s, u"size_bytes"_s, u"files"_s, u"added"_s, u"signed_by"_s, u"is_running"_s, u"known_good"_s, u"id"_s, u"kind"_s, u"has_way_back"_s,
                              u"way_back_is_safe"_s, u"is_applied"_s}},
                 [&platform](const CommandCall& call) { return show(platform, call); });
    commands.addDirect({.name = u"releases:remove"_s, .summary = u"Delete a release that nothing needs"_s, .role = Role::Operator, .danger = Danger::Destroys,
                        .parameters = {{.name = u"version"_s, .help = u"Which"_s, .kind = Kind::Label, .isRequired = true}}},
                       [&platform, &releases](const CommandCall& call) { return remove(platform, releases, call); });
}

} // namespace godel::engine

#include "engine/rollout/snapshots.h"

#include "base/file.h"
#include "base/json.h"

#include <QFile>
#include <QFileInfo>
#include <algorithm>

namespace godel::engine {

using namespace Qt::StringLiterals;

namespace {

const QString collection = u"snapshot"_s;

Result<Snapshot> snapshotOf(const ports::Record& record)
{
    ObjectReader reader(record.body, record.key);
    Snapshot snapshot;
    snapshot.id = record.key;
    snapshot.at = reader.timestamp(u"at"_s);
    snapshot.stable = reader.string(u"stable"_s, {});
    snapshot.config = reader.string(u"config"_s, {});
    snapshot.before = reader.string(u"before"_s, {});
    if (reader.has(u"dump_path"_s)) {
        snapshot.dump = ports::DumpFile{reader.string(u"dump_path"_s), Bytes{reader.integer(u"dump_bytes"_s, 0, std::numeric_limits<qint64>::max())},
                                        static_cast<int>(reader.integer(u"dump_entries"_s, 0, std::numeric_limits<int>::max()))};
    }
    TRY_DO(reader.finishLenient());
    return snapshot;
}

} // namespace

QJsonObject toJson(const Snapshot& snapshot)
{
    QJsonObject object{{u"id"_s, snapshot.id}, {u"at"_s, text(snapshot.at)}, {u"stable"_s, snapshot.stable}, {u"config"_s, snapshot.config}, {u"before"_s, snapshot.before}};
    if (snapshot.dump) {
        object.insert(u"dump_path"_s, snapshot.dump->path);
        object.insert(u"dump_bytes"_s, snapshot.dump->size.count);
        object.insert(u"dump_entries"_s, snapshot.dump->entries);
    }
    return object;
}

Result<std::optional<Snapshot>> Snapshots::find(const QString& id) const
{
    TRY(const auto record, m_parts.store.find(collection, id));
    if (!record) {
        return std::nullopt;
    }
    TRY(auto snapshot, snapshotOf(*record));
    return snapshot;
}

Result<QList<Snapshot>> Snapshots::newest(int limit) const
{
    QList<Snapshot> snapshots;
    QString after;
    for (;;) {
        TRY(const auto page, m_parts.store.list(collection, after));
        if (page.isEmpty()) {
            return snapshots;
        }
        for (const ports::Record& record : page) {
            TRY(auto snapshot, snapshotOf(record));
            snapshots.prepend(std::move(snapshot));
        }
        snapshots.resize(std::min<qsizetype>(snapshots.size(), limit));
        after = page.last().key;
    }
}

Result<Snapshot> Snapshots::lastOf(const domain::Version& stable) const
{
    TRY(const auto snapshots, newest(std::numeric_limits<int>::max()));
    const auto found = std::find_if(snapshots.begin(), snapshots.end(), [&stable](const Snapshot& one) { return one.stable == stable.text(); });
    if (found == snapshots.end()) {
        return fail(ErrorCode::NotFound, u"no snapshot was taken while %1 had the traffic"_s.arg(stable.text()),
                    u"Name a file and a revision; config:history has them"_s, u"version"_s);
    }
    return *found;
}

Result<bool> Snapshots::discard(const QString& id)
{
    if (m_dumping == id) {
        if (!m_dump.isReady()) {
            return false;
        }
        m_dumping.clear();
        m_dump = {};
    }
    if (QFileInfo::exists(dumpPath(id)) && !QFile::remove(dumpPath(id))) {
        return fail(ErrorCode::Unavailable, u"the dump %1 cannot be removed"_s.arg(dumpPath(id)), u"Look at the rights of its folder"_s);
    }
    TRY_DO(m_parts.store.write({.removes = {{collection, id}}}));
    return true;
}

Result<bool> Snapshots::take(const QString& id, const QString& before)
{
    TRY(const auto present, find(id));
    if (present) {
        return true;
    }
    Snapshot snapshot{id, m_parts.clock.now(), {}, {}, {}, before};
    if (m_parts.database == nullptr) {
        TRY_DO(record(std::move(snapshot)));
        return true;
    }
    if (m_dumping != id) {
        TRY_DO(makeFolder(m_parts.folder));
        m_dumping = id;
        m_dump = m_parts.database->dump(dumpPath(id));
    }
    if (!m_dump.isReady()) {
        return false;
    }
    const auto dump = m_dump.result();
    m_dumping.clear();
    m_dump = {};
    if (!dump) {
        return fail(dump.error());
    }
    snapshot.dump = *dump;
    TRY_DO(record(std::move(snapshot)));
    return true;
}

Result<> Snapshots::record(Snapshot snapshot)
{
    TRY(const auto lineup, m_parts.fleet.lineup());
    if (const auto& stable = lineup.in(lineup.stable)) {
        snapshot.stable = stable->text();
    }
    if (m_parts.history != nullptr) {
        TRY_DO(m_parts.history->notice());
        TRY(const auto changes, m_parts.history->list({}, 1));
        snapshot.config = changes.isEmpty() ? QString() : changes.first().revision.text();
    }
    return m_parts.store.write({.puts = {{collection, snapshot.id, toJson(snapshot), 0}}});
}

} // namespace godel::engine

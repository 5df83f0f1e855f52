#include "fakes/memory_store.h"

namespace godel::test {

using namespace Qt::StringLiterals;
using namespace ports;

Result<> MemoryStore::write(const Batch& batch)
{
    auto records = m_records;
    for (const Batch::Put& put : batch.puts) {
        Record& record = records[{put.collection, put.key}];
        if (put.expected && record.revision != *put.expected) {
            return fail(ErrorCode::Conflict, u"unexpected revision of %1/%2"_s.arg(put.collection, put.key));
        }
        record = {put.collection, put.key, record.revision + 1, put.body};
    }
    for (const Batch::Remove& remove : batch.removes) {
        records.remove({remove.collection, remove.key});
    }
    m_records = std::move(records);
    for (const Batch::Append& append : batch.appends) {
        m_events.append({m_events.size() + 1, append.stream, append.at, append.body});
    }
    return {};
}

Result<std::optional<Record>> MemoryStore::find(const QString& collection, const QString& key)
{
    const auto found = m_records.constFind({collection, key});
    if (found == m_records.constEnd()) {
        return std::nullopt;
    }
    return *found;
}

Result<QList<Record>> MemoryStore::list(const QString& collection, const QString& after, int limit)
{
    QList<Record> records;
    for (const Record& record : std::as_const(m_records)) {
        if (record.collection == collection && record.key > after && records.size() < limit) {
            records.append(record);
        }
    }
    return records;
}

namespace {

bool isOf(const Event& event, const QString& stream)
{
    return stream.isEmpty() || event.stream == stream || (stream.endsWith(u'/') && event.stream.startsWith(stream));
}

} // namespace

Result<QList<Event>> MemoryStore::events(const QString& stream, qint64 after, int limit)
{
    QList<Event> found;
    for (const Event& event : std::as_const(m_events)) {
        if (event.sequence > after && isOf(event, stream) && found.size() < limit) {
            found.append(event);
        }
    }
    return found;
}

Result<QList<Event>> MemoryStore::eventsBefore(const QString& stream, qint64 before, int limit)
{
    QList<Event> found;
    for (auto event = m_events.crbegin(); event != m_events.crend(); ++event) {
        if ((before <= 0 || event->sequence < before) && isOf(*event, stream) && found.size() < limit) {
            found.append(*event);
        }
    }
    return found;
}

} // namespace godel::test

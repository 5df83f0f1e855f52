#include "node/cache/result_cache.h"

namespace godel::node {

QByteArray ResultCache::find(qint64 key)
{
    const Duration now = m_clock.monotonic();
    const std::lock_guard guard(m_lock);
    const auto found = m_byKey.constFind(key);
    if (found == m_byKey.constEnd()) {
        ++m_stats.misses;
        return {};
    }
    const auto entry = *found;
    if (entry->expires <= now) {
        remove(entry);
        ++m_stats.misses;
        return {};
    }
    ++m_stats.hits;
    m_entries.splice(m_entries.begin(), m_entries, entry);
    return entry->value;
}

void ResultCache::put(qint64 key, const QByteArray& value)
{
    const qint64 size = value.size() + overhead;
    if (size > m_settings.size.count) {
        return;
    }
    const std::lock_guard guard(m_lock);
    if (const auto old = m_byKey.constFind(key); old != m_byKey.constEnd()) {
        remove(*old);
    }
    while (m_stats.size.count + size > m_settings.size.count) {
        remove(std::prev(m_entries.end()));
        ++m_stats.evictions;
    }
    m_entries.push_front({key, value, m_clock.monotonic() + m_settings.ttl});
    m_byKey.insert(key, m_entries.begin());
    m_stats.size.count += size;
}

void ResultCache::remove(Entries::iterator entry)
{
    m_stats.size.count -= entry->value.size() + overhead;
    m_byKey.remove(entry->key);
    m_entries.erase(entry);
}

qint64 ResultCache::clear()
{
    const std::lock_guard guard(m_lock);
    const auto count = qint64(m_entries.size());
    m_entries.clear();
    m_byKey.clear();
    m_stats.size = {};
    return count;
}

qint64 ResultCache::removeExpired()
{
    const Duration now = m_clock.monotonic();
    const std::lock_guard guard(m_lock);
    qint64 count = 0;
    for (auto entry = m_entries.begin(); entry != m_entries.end();) {
        const auto current = entry++;
        if (current->expires <= now) {
            remove(current);
            ++count;
        }
    }
    return count;
}

CacheStats ResultCache::stats() const
{
    const std::lock_guard guard(m_lock);
    CacheStats stats = m_stats;
    stats.entries = qint64(m_entries.size());
    return stats;
}

} // namespace godel::node

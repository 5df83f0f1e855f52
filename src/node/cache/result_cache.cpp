#include "node/cache/result_cache.h"

#include <algorithm>

namespace godel::node {

namespace {

constexpr qsizetype mostRemembered = 100'000;
constexpr size_t mostForgotten = 10'000;

} // namespace

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
    ++entry->uses;
    m_entries.splice(m_entries.begin(), m_entries, entry);
    return entry->value;
}

void ResultCache::put(qint64 key, const QByteArray& value)
{
    const qint64 size = value.size() + overhead;
    const std::lock_guard guard(m_lock);
    if (size > m_settings.size.count || m_forgotten.contains(key)) {
        return;
    }
    if (const auto old = m_byKey.constFind(key); old != m_byKey.constEnd()) {
        remove(*old);
    }
    makeRoom(size);
    m_entries.push_front({key, value, m_clock.monotonic() + m_settings.ttl, m_usesOfGone.take(key)});
    m_byKey.insert(key, m_entries.begin());
    m_stats.size.count += size;
}

void ResultCache::forget(qint64 key)
{
    const std::lock_guard guard(m_lock);
    if (const auto found = m_byKey.constFind(key); found != m_byKey.constEnd()) {
        remove(*found);
    }
    m_usesOfGone.remove(key);
    if (m_forgotten.contains(key)) {
        return;
    }
    m_forgotten.insert(key);
    m_forgottenLast.push_back(key);
    if (m_forgottenLast.size() > mostForgotten) {
        m_forgotten.remove(m_forgottenLast.front());
        m_forgottenLast.pop_front();
    }
}

QList<qint64> ResultCache::keys() const
{
    const std::lock_guard guard(m_lock);
    return m_byKey.keys();
}

void ResultCache::makeRoom(qint64 size)
{
    while (!m_entries.empty() && m_stats.size.count + size > m_settings.size.count) {
        remove(std::prev(m_entries.end()));
        ++m_stats.evictions;
    }
}

void ResultCache::setSettings(const CacheSettings& settings)
{
    const std::lock_guard guard(m_lock);
    m_settings = settings;
    makeRoom(0);
}

CacheSettings ResultCache::settings() const
{
    const std::lock_guard guard(m_lock);
    return m_settings;
}

void ResultCache::remember(const Entry& entry)
{
    if (m_usesOfGone.size() >= mostRemembered) {
        // Halved, so that what was popular long ago makes room for what is popular now.
        m_usesOfGone.removeIf([](auto use) { return (use.value() /= 2) == 0; });
    }
    if (entry.uses > 0 && m_usesOfGone.size() < mostRemembered) {
        m_usesOfGone.insert(entry.key, entry.uses);
    }
}

std::vector<ResultCache::Use> ResultCache::mostUsed(int count) const
{
    std::vector<Use> uses;
    {
        const std::lock_guard guard(m_lock);
        for (const Entry& entry : m_entries) {
            uses.push_back({entry.key, entry.uses, true});
        }
        for (auto gone = m_usesOfGone.begin(); gone != m_usesOfGone.end(); ++gone) {
            uses.push_back({gone.key(), *gone, false});
        }
    }
    std::erase_if(uses, [](const Use& use) { return use.count == 0; });
    const auto kept = std::min(uses.size(), static_cast<size_t>(std::max(count, 0)));
    const auto isMore = [](const Use& left, const Use& right) { return left.count != right.count ? left.count > right.count : left.key < right.key; };
    std::partial_sort(uses.begin(), uses.begin() + static_cast<std::ptrdiff_t>(kept), uses.end(), isMore);
    uses.resize(kept);
    return uses;
}

void ResultCache::remove(Entries::iterator entry)
{
    remember(*entry);
    m_stats.size.count -= entry->value.size() + overhead;
    m_byKey.remove(entry->key);
    m_entries.erase(entry);
}

qint64 ResultCache::clear()
{
    const std::lock_guard guard(m_lock);
    const auto count = qint64(m_entries.size());
    while (!m_entries.empty()) {
        remove(m_entries.begin());
    }
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

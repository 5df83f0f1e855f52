#pragma once

#include "base/clock.h"

#include <QByteArray>
#include <QHash>
#include <QSet>
#include <deque>
#include <list>
#include <mutex>
#include <vector>

namespace godel::node {

struct CacheSettings {
    Bytes size{256 * 1024 * 1024}; ///< keys and values together
    Duration ttl = 1h;
    Duration cleanup = 10min;      ///< how often what has passed its time is thrown out
};

struct CacheStats {
    qint64 hits = 0;
    qint64 misses = 0;
    qint64 evictions = 0; ///< for want of room
    qint64 entries = 0;
    Bytes size;
};

/// Finished answers by key; the one used longest ago goes first when room is short. Thread-safe.
class ResultCache {
public:
    ResultCache(const CacheSettings& settings, const Clock& clock) : m_settings(settings), m_clock(clock) {}

    /// Empty if there is none, or none that is young enough.
    [[nodiscard]] QByteArray find(qint64 key);
    /// What alone is over the size is not kept, and nothing is of a key that was forgotten.
    void put(qint64 key, const QByteArray& value);
    /// The key is no more and never comes again: also an answer that somebody is just fetching is not kept (the last 10 000 keys).
    void forget(qint64 key);
    /// Of what is here, in no order.
    [[nodiscard]] QList<qint64> keys() const;
    /// A smaller size throws out what is used least; what is there keeps its time.
    void setSettings(const CacheSettings& settings);
    /// The keys asked for most since the start, those first that were asked for more; also ones that are not here any more.
    struct Use {
        qint64 key = 0;
        qint64 count = 0;
        bool isHere = false;
    };
    [[nodiscard]] std::vector<Use> mostUsed(int count) const;
    /// Throws out everything, or only what has passed its time; says how many.
    qint64 clear();
    qint64 removeExpired();
    [[nodiscard]] CacheStats stats() const;
    [[nodiscard]] CacheSettings settings() const;

private:
    struct Entry {
        qint64 key = 0;
        QByteArray value;
        Duration expires{};
        qint64 uses = 0;
    };
    using Entries = std::list<Entry>;
    static constexpr qint64 overhead = 128; // about what list, table and array take beside the bytes

    void remove(Entries::iterator entry);
    void makeRoom(qint64 size);
    void remember(const Entry& entry);

    CacheSettings m_settings;
    const Clock& m_clock;
    // Read on the server's thread, filled from the database's and the workers'.
    mutable std::mutex m_lock;
    Entries m_entries; // used last in front
    QHash<qint64, Entries::iterator> m_byKey;
    QHash<qint64, qint64> m_usesOfGone; // of keys that were here, so that they can be fetched again
    QSet<qint64> m_forgotten;
    std::deque<qint64> m_forgottenLast; // the newest at the end
    CacheStats m_stats;
};

} // namespace godel::node

#pragma once

#include "base/result.h"
#include "base/units.h"

#include <QJsonObject>
#include <QList>
#include <optional>

namespace godel::ports {

/// One stored value: what it is, under which key in which collection, and how often it has been written.
struct Record {
    QString collection;
    QString key;
    qint64 revision = 0; ///< 1 when first written, one more with each write
    QJsonObject body;
};

/// One line of an append-only stream; numbers rise without reuse over all streams together.
struct Event {
    qint64 sequence = 0;
    QString stream;
    Timestamp at;
    QJsonObject body;
};

/// Changes that happen together or not at all.
struct Batch {
    struct Put {
        QString collection;
        QString key;
        QJsonObject body;
        /// The revision that must be there now; 0 means the key must not exist; none means it does not matter.
        std::optional<qint64> expected;
    };
    struct Remove {
        QString collection;
        QString key;
    };
    struct Append {
        QString stream;
        Timestamp at;
        QJsonObject body;
    };

    QList<Put> puts{};
    QList<Remove> removes{};
    QList<Append> appends{};
};

/// The engine's own memory: records and streams, durable when `write` returns. Called from the engine's thread only.
/// A batch that meets an unexpected revision fails with Conflict and changes nothing.
class Store {
public:
    virtual ~Store() = default;

    [[nodiscard]] virtual Result<> write(const Batch& batch) = 0;
    [[nodiscard]] virtual Result<std::optional<Record>> find(const QString& collection, const QString& key) = 0;
    /// Sorted by key, those greater than `after`, at most `limit`.
    [[nodiscard]] virtual Result<QList<Record>> list(const QString& collection, const QString& after = {}, int limit = 1000) = 0;
    /// Sorted by number, those greater than `after`, at most `limit`; an empty stream name means all streams, one that ends
    /// in '/' all that begin with it.
    [[nodiscard]] virtual Result<QList<Event>> events(const QString& stream, qint64 after = 0, int limit = 1000) = 0;
    /// The other way: the newest first, those smaller than `before` (0: all), at most `limit`; streams are named alike.
    [[nodiscard]] virtual Result<QList<Event>> eventsBefore(const QString& stream, qint64 before = 0, int limit = 1000) = 0;
};

} // namespace godel::ports

#pragma once

#include "ports/store.h"

#include <QMap>

namespace godel::test {

/// The store in memory. It outlives the engine that a test kills, as a disk would.
class MemoryStore final : public ports::Store {
public:
    [[nodiscard]] Result<> write(const ports::Batch& batch) override;
    [[nodiscard]] Result<std::optional<ports::Record>> find(const QString& collection, const QString& key) override;
    [[nodiscard]] Result<QList<ports::Record>> list(const QString& collection, const QString& after, int limit) override;
    [[nodiscard]] Result<QList<ports::Event>> events(const QString& stream, qint64 after, int limit) override;
    [[nodiscard]] Result<QList<ports::Event>> eventsBefore(const QString& stream, qint64 before, int limit) override;

private:
    QMap<std::pair<QString, QString>, ports::Record> m_records;
    QList<ports::Event> m_events;
};

} // namespace godel::test

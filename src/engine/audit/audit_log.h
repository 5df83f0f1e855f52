#pragma once

#include "base/clock.h"
#include "catalog/catalogue.h"
#include "ports/store.h"

namespace godel::engine {

/// Who called a command, what for, and what came of it.
struct AuditEntry {
    QString person;
    QString from; ///< "local uid 1000", "10.0.0.7 token ops-3"
    QString command;
    QJsonObject parameters; ///< as given; secret ones are replaced before anything is stored
    QString result;         ///< "began", "ok", or the stored name of an error code
};

/// The record of every command as a chain: each entry carries the SHA-256 over the one before and its own content, so that a
/// changed, inserted or removed entry shows. That the newest are missing shows only against a checkpoint kept elsewhere.
class AuditLog {
public:
    AuditLog(ports::Store& store, const Clock& clock) : m_store(store), m_clock(clock) {}

    /// Durable when it returns.
    [[nodiscard]] Result<> append(const catalog::CommandSpec& spec, AuditEntry entry);

    /// How many entries were read and the hash of the last one (empty when there is none).
    struct Verified {
        qint64 entries = 0;
        QString lastHash;
    };
    /// Corrupt, naming the first bad entry by its number, if the chain is broken.
    [[nodiscard]] Result<Verified> verify();

private:
    [[nodiscard]] Result<> loadHead();

    ports::Store& m_store;
    const Clock& m_clock;
    /// The newest entry; read once, since this engine is the only writer.
    std::optional<Verified> m_head;
};

} // namespace godel::engine

#pragma once

#include "base/clock.h"
#include "catalog/catalogue.h"
#include "engine/audit/recent_reads.h"
#include "ports/store.h"

#include <vector>

namespace godel::engine {

/// Who called a command, what for, and what came of it.
struct AuditEntry {
    QString person;
    QString from; ///< "local uid 1000", "10.0.0.7 token ops-3"
    QString command;
    QJsonObject parameters; ///< as given; secret and unknown ones are replaced before anything is stored
    QStringList arguments;  ///< what followed the lone "--", as given
    QString result;         ///< "began", "ok", or the stored name of an error code
};

/// The record of every command as a chain: each entry carries the SHA-256 over the one before and its own content, so that a
/// changed, inserted or removed entry shows. The store also counts the entries, which shows that the newest were lost; who
/// can rewrite the whole store can rewrite that too, which shows only against a checkpoint kept elsewhere.
class AuditLog {
public:
    AuditLog(ports::Store& store, const Clock& clock) : m_store(store), m_clock(clock) {}

    /// Durable when it returns, together with whatever was noted before.
    [[nodiscard]] Result<> append(const catalog::CommandSpec& spec, const AuditEntry& entry);
    /// Joins the next `append` or `flush`: what only reads is recorded together, at the price of one write. A read that went well and is
    /// equal to one of the last ten minutes (person, from where, command, parameters) is on record already and left out.
    void note(const catalog::CommandSpec& spec, const AuditEntry& entry);
    /// Durable when it returns. What could not be written stays noted, the newest thousand of it.
    [[nodiscard]] Result<> flush();

    /// How many entries were read and the hash of the last one (empty when there is none).
    struct Verified {
        qint64 entries = 0;
        QString lastHash;
    };
    /// Corrupt, naming the first bad entry by its number, if the chain is broken or the newest entries are missing that the
    /// store still counts.
    [[nodiscard]] Result<Verified> verify();
    /// How far a verification has come.
    struct Verification {
        Verified verified;
        qint64 sequence = 0;
    };
    /// The same in pieces: reads at most so many entries more, and is true once all are read.
    [[nodiscard]] Result<bool> verifyMore(Verification& verification, int atMost) const;
    /// The newest entries that were stored before that number of the store (0: all), newest first.
    [[nodiscard]] Result<QList<ports::Event>> page(qint64 beforeSequence, int limit) const;
    /// The store's number of the first entry with at least this number of the record; beyond the last if there is none.
    [[nodiscard]] Result<qint64> sequenceOf(qint64 number) const;

private:
    struct Noted {
        Timestamp at;
        QJsonObject content; ///< without number and hash
    };
    void keep(QJsonObject content);
    [[nodiscard]] Result<> loadHead();
    [[nodiscard]] Result<> isComplete(const Verified& verified) const;

    ports::Store& m_store;
    const Clock& m_clock;
    /// The newest entry; read once, since this engine is the only writer.
    std::optional<Verified> m_head;
    std::vector<Noted> m_noted;
    RecentReads m_reads;
};

} // namespace godel::engine

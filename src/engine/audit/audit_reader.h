#pragma once

#include "base/pending.h"
#include "engine/audit/audit_log.h"

#include <QObject>

namespace godel::engine {

/// Which entries of the record are wanted; what is empty does not matter.
struct AuditFilter {
    QString person;
    QString command; ///< a name, or the beginning of some that ends in ':'
    QString result;
    std::optional<Timestamp> from;
    std::optional<Timestamp> to;
    qint64 before = 0; ///< entries with smaller numbers only; 0: all
    int limit = 100;   ///< 1 to 1 000
};

/// Entries as they are stored, the newest first.
struct AuditPage {
    QList<QJsonObject> entries;
    /// Where the next page begins (as `before`); none where there is nothing older. A page may hold less than its limit, even nothing,
    /// and still have a next one.
    std::optional<qint64> next;
};

/// Reads the audit record page by page, one in each turn of the event loop, so that a long record holds up nobody.
class AuditReader final : public QObject {
    Q_OBJECT
public:
    /// Entries that one `find` looks at before it answers with what it has.
    static constexpr int mostScanned = 20'000;
    static constexpr int mostEntries = 1000;

    explicit AuditReader(AuditLog& log) : m_log(log) {}

    [[nodiscard]] Pending<AuditPage> find(const AuditFilter& filter);
    /// As `AuditLog::verify`.
    [[nodiscard]] Pending<AuditLog::Verified> verify();

private:
    struct Search {
        AuditFilter filter;
        qint64 sequence = 0; ///< only what was stored before it
        int scanned = 0;
        AuditPage found;
        Pending<AuditPage> answer;
    };
    void goOn(const std::shared_ptr<Search>& search);
    [[nodiscard]] Result<bool> readPage(Search& search);
    void goOn(const std::shared_ptr<AuditLog::Verification>& verification, const Pending<AuditLog::Verified>& answer);

    AuditLog& m_log;
};

} // namespace godel::engine

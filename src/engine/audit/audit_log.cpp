#include "engine/audit/audit_log.h"

#include "base/json.h"

#include <QCryptographicHash>

namespace godel::engine {

using namespace Qt::StringLiterals;

namespace {

const QString stream = u"audit"_s;

/// SHA-256 over the previous hash, a line feed, and the content with its keys sorted.
QString chained(const QString& previous, const QJsonObject& content)
{
    const QByteArray bytes = previous.toLatin1() + '\n' + compact(content);
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

QJsonObject redacted(const catalog::CommandSpec& spec, QJsonObject parameters)
{
    for (const catalog::Parameter& parameter : spec.parameters) {
        if (parameter.isSecret && parameters.contains(parameter.name)) {
            parameters.insert(parameter.name, u"(secret)"_s);
        }
    }
    return parameters;
}

} // namespace

Result<> AuditLog::append(const catalog::CommandSpec& spec, AuditEntry entry)
{
    TRY_DO(loadHead());
    const Timestamp now = m_clock.now();
    QJsonObject body{{u"number"_s, m_head->entries + 1},
                     {u"time"_s, text(now)},
                     {u"person"_s, entry.person},
                     {u"from"_s, entry.from},
                     {u"command"_s, entry.command},
                     {u"parameters"_s, redacted(spec, entry.parameters)},
                     {u"result"_s, entry.result}};
    const QString hash = chained(m_head->lastHash, body);
    body.insert(u"hash"_s, hash);
    TRY_DO(m_store.write({.appends = {{stream, now, body}}}));
    m_head = Verified{m_head->entries + 1, hash};
    return {};
}

Result<> AuditLog::loadHead()
{
    if (!m_head) {
        TRY(m_head, verify());
    }
    return {};
}

Result<AuditLog::Verified> AuditLog::verify()
{
    Verified verified;
    qint64 after = 0;
    for (;;) {
        TRY(const auto page, m_store.events(stream, after));
        for (const ports::Event& event : page) {
            QJsonObject content = event.body;
            const QString hash = content.take(u"hash"_s).toString();
            const bool isNext = content.value(u"number"_s).toInteger() == verified.entries + 1;
            if (!isNext || hash != chained(verified.lastHash, content)) {
                return fail(ErrorCode::Corrupt, u"audit entry %1 does not continue the chain"_s.arg(verified.entries + 1),
                            u"Keep the store as evidence and compare it with the last checkpoint"_s);
            }
            verified = {verified.entries + 1, hash};
        }
        if (page.isEmpty()) {
            return verified;
        }
        after = page.last().sequence;
    }
}

} // namespace godel::engine

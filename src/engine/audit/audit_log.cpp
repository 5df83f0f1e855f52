#include "engine/audit/audit_log.h"

#include "base/json.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <algorithm>

namespace godel::engine {

using namespace Qt::StringLiterals;

namespace {

const QString stream = u"audit"_s;
const QString headKey = u"head"_s;
constexpr size_t mostNoted = 1000;
constexpr int pageSize = 1000;
constexpr qsizetype longestValue = 2000;

/// SHA-256 over the previous hash, a line feed, and the content with its keys sorted.
QString chained(const QString& previous, const QJsonObject& content)
{
    const QByteArray bytes = previous.toLatin1() + '\n' + compact(content);
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

/// What is not a parameter of the command may be a secret under a misspelt name, so its value is not kept either.
QJsonObject redacted(const catalog::CommandSpec& spec, const QJsonObject& parameters)
{
    QJsonObject shown;
    for (auto given = parameters.begin(); given != parameters.end(); ++given) {
        const auto known = std::find_if(spec.parameters.begin(), spec.parameters.end(), [&given](const auto& parameter) { return parameter.name == given.key(); });
        if (known == spec.parameters.end()) {
            shown.insert(given.key().left(40), u"(unknown)"_s);
        } else if (known->isSecret) {
            shown.insert(given.key(), u"(secret)"_s);
        } else if (given->isObject() || given->isArray()) {
            shown.insert(given.key(), u"(not a single value)"_s);
        } else {
            const QString text = given->toString();
            shown.insert(given.key(), text.size() > longestValue ? QJsonValue(text.left(longestValue) + u" (cut)"_s) : *given);
        }
    }
    return shown;
}

/// Without number, time and hash, which come when it is written.
QJsonObject contentOf(const catalog::CommandSpec& spec, const AuditEntry& entry)
{
    QJsonObject content{{u"person"_s, entry.person},
                        {u"from"_s, entry.from},
                        {u"command"_s, entry.command},
                        {u"parameters"_s, redacted(spec, entry.parameters)},
                        {u"result"_s, entry.result}};
    if (!entry.arguments.isEmpty()) {
        content.insert(u"arguments"_s, QJsonArray::fromStringList(entry.arguments));
    }
    return content;
}

} // namespace

Result<> AuditLog::append(const catalog::CommandSpec& spec, const AuditEntry& entry)
{
    const size_t before = m_noted.size();
    keep(contentOf(spec, entry));
    auto written = flush();
    if (!written && m_noted.size() > before) {
        // The caller does not go on without its entry, so that it is not to appear later.
        m_noted.pop_back();
    }
    return written;
}

void AuditLog::note(const catalog::CommandSpec& spec, const AuditEntry& entry)
{
    QJsonObject content = contentOf(spec, entry);
    const bool isQuietRead = spec.danger == catalog::Danger::Reads && entry.result == u"ok";
    if (isQuietRead && m_reads.isRepeated(QCryptographicHash::hash(compact(content), QCryptographicHash::Sha256), m_clock.monotonic())) {
        return;
    }
    keep(std::move(content));
}

void AuditLog::keep(QJsonObject content)
{
    if (m_noted.size() >= mostNoted) {
        m_noted.erase(m_noted.begin());
    }
    m_noted.push_back({m_clock.now(), std::move(content)});
}

Result<> AuditLog::flush()
{
    if (m_noted.empty()) {
        return {};
    }
    TRY_DO(loadHead());
    Verified head = *m_head;
    ports::Batch batch;
    for (const Noted& noted : m_noted) {
        QJsonObject body = noted.content;
        body.insert(u"number"_s, ++head.entries);
        body.insert(u"time"_s, text(noted.at));
        head.lastHash = chained(head.lastHash, body);
        body.insert(u"hash"_s, head.lastHash);
        batch.appends.append({stream, noted.at, body});
    }
    batch.puts.append({stream, headKey, {{u"entries"_s, head.entries}, {u"hash"_s, head.lastHash}}, std::nullopt});
    TRY_DO(m_store.write(batch));
    m_noted.clear();
    m_head = head;
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
    Verification verification;
    for (bool isDone = false; !isDone;) {
        TRY(isDone, verifyMore(verification, pageSize));
    }
    return verification.verified;
}

Result<bool> AuditLog::verifyMore(Verification& verification, int atMost) const
{
    TRY(const auto page, m_store.events(stream, verification.sequence, atMost));
    Verified& verified = verification.verified;
    for (const ports::Event& event : page) {
        QJsonObject content = event.body;
        const QString hash = content.take(u"hash"_s).toString();
        const bool isNext = content.value(u"number"_s).toInteger() == verified.entries + 1;
        if (!isNext || hash != chained(verified.lastHash, content)) {
            return fail(ErrorCode::Corrupt, u"audit entry %1 does not continue the chain"_s.arg(verified.entries + 1),
                        u"Keep the store as evidence and compare it with the last checkpoint"_s);
        }
        verified = {verified.entries + 1, hash};
        verification.sequence = event.sequence;
    }
    if (page.isEmpty()) {
        TRY_DO(isComplete(verified));
    }
    return page.isEmpty();
}

Result<QList<ports::Event>> AuditLog::page(qint64 beforeSequence, int limit) const
{
    return m_store.eventsBefore(stream, beforeSequence, limit);
}

Result<qint64> AuditLog::sequenceOf(qint64 number) const
{
    TRY(const auto newest, m_store.eventsBefore(stream, 0, 1));
    qint64 least = 1;
    qint64 most = newest.isEmpty() ? 1 : newest.first().sequence + 1;
    // Both numbers rise together, though the store's rise faster.
    while (least < most) {
        const qint64 middle = least + (most - least) / 2;
        TRY(const auto next, m_store.events(stream, middle - 1, 1));
        const bool isReached = next.isEmpty() || next.first().body.value(u"number"_s).toInteger() >= number;
        (isReached ? most : least) = isReached ? middle : middle + 1;
    }
    return least;
}

/// A store of before entries were counted has no count yet.
Result<> AuditLog::isComplete(const Verified& verified) const
{
    TRY(const auto record, m_store.find(stream, headKey));
    if (!record) {
        return {};
    }
    const qint64 counted = record->body.value(u"entries"_s).toInteger();
    if (counted > verified.entries) {
        return fail(ErrorCode::Corrupt, u"audit entry %1 is missing: %2 were written, %3 are there"_s.arg(verified.entries + 1).arg(counted).arg(verified.entries),
                    u"Keep the store as evidence and compare it with the last checkpoint"_s);
    }
    if (counted < verified.entries || record->body.value(u"hash"_s).toString() != verified.lastHash) {
        return fail(ErrorCode::Corrupt, u"audit entry %1 is not the one that was written last"_s.arg(verified.entries),
                    u"Keep the store as evidence and compare it with the last checkpoint"_s);
    }
    return {};
}

} // namespace godel::engine

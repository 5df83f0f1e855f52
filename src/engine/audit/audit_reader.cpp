#include "engine/audit/audit_reader.h"

#include <algorithm>

namespace godel::engine {

using namespace Qt::StringLiterals;

namespace {

/// Some ten milliseconds' worth.
constexpr int pageSize = 500;

qint64 numberOf(const ports::Event& event)
{
    return event.body.value(u"number"_s).toInteger();
}

bool isWanted(const AuditFilter& filter, const ports::Event& event)
{
    const auto fits = [&event](const QString& wanted, const QString& key) { return wanted.isEmpty() || event.body.value(key).toString() == wanted; };
    const bool isOfGroup = filter.command.endsWith(u':') && event.body.value(u"command"_s).toString().startsWith(filter.command);
    return fits(filter.person, u"person"_s) && fits(filter.result, u"result"_s) && (isOfGroup || fits(filter.command, u"command"_s))
        && (!filter.from || event.at >= *filter.from) && (!filter.to || event.at <= *filter.to);
}

} // namespace

Pending<AuditPage> AuditReader::find(const AuditFilter& filter)
{
    // Shared by the turns of the event loop, the last of which answers.
    const auto search = std::make_shared<Search>();
    search->filter = filter;
    search->answer = Pending<AuditPage>::make();
    if (filter.before > 0) {
        const auto sequence = m_log.sequenceOf(filter.before);
        if (!sequence) {
            return Pending<AuditPage>::of(fail(sequence.error()));
        }
        search->sequence = *sequence;
    }
    goOn(search);
    return search->answer;
}

void AuditReader::goOn(const std::shared_ptr<Search>& search)
{
    const auto isDone = readPage(*search);
    if (!isDone) {
        search->answer.fulfil(fail(isDone.error()));
    } else if (*isDone) {
        search->answer.fulfil(search->found);
    } else {
        QMetaObject::invokeMethod(this, [this, search] { goOn(search); }, Qt::QueuedConnection);
    }
}

/// True once the answer is complete.
Result<bool> AuditReader::readPage(Search& search)
{
    TRY(const auto page, m_log.page(search.sequence, pageSize));
    AuditPage& found = search.found;
    found.next.reset();
    for (const ports::Event& event : page) {
        search.sequence = event.sequence;
        ++search.scanned;
        found.next = numberOf(event) > 1 ? std::optional(numberOf(event)) : std::nullopt;
        if (isWanted(search.filter, event)) {
            found.entries.append(event.body);
            if (found.entries.size() >= search.filter.limit) {
                return true;
            }
        }
    }
    // The clock may have been set back now and then, but not for a whole page.
    const auto& from = search.filter.from;
    if (from && std::all_of(page.begin(), page.end(), [&from](const ports::Event& event) { return event.at < *from; })) {
        found.next.reset();
    }
    return !found.next || page.size() < pageSize || search.scanned >= mostScanned;
}

Pending<AuditLog::Verified> AuditReader::verify()
{
    const auto answer = Pending<AuditLog::Verified>::make();
    // Shared by the turns of the event loop.
    goOn(std::make_shared<AuditLog::Verification>(), answer);
    return answer;
}

void AuditReader::goOn(const std::shared_ptr<AuditLog::Verification>& verification, const Pending<AuditLog::Verified>& answer)
{
    const auto isDone = m_log.verifyMore(*verification, pageSize);
    if (!isDone) {
        answer.fulfil(fail(isDone.error()));
    } else if (*isDone) {
        answer.fulfil(verification->verified);
    } else {
        QMetaObject::invokeMethod(this, [this, verification, answer] { goOn(verification, answer); }, Qt::QueuedConnection);
    }
}

} // namespace godel::engine

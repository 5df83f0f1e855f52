#include "engine/rollout/prechecks.h"

#include <algorithm>

namespace godel::engine {

using namespace Qt::StringLiterals;

PrecheckRun::PrecheckRun(const Prechecks& checks, const domain::Rollout& rollout)
{
    for (const Precheck& check : checks.all()) {
        if (check.holdsUpRollback || rollout.kind != domain::RolloutKind::Rollback) {
            m_asked.push_back(check);
            m_answers.push_back(check.ask(rollout));
        }
    }
}

bool PrecheckRun::isDone() const
{
    return std::all_of(m_answers.begin(), m_answers.end(), [](const Pending<QString>& answer) { return answer.isReady(); });
}

void PrecheckRun::whenDone(std::function<void()> told)
{
    m_waitingFor = m_answers.size();
    for (const Pending<QString>& answer : m_answers) {
        answer.whenReady(&m_context, [this, told](const Result<QString>&) {
            if (--m_waitingFor == 0) {
                told();
            }
        });
    }
}

QList<PrecheckFinding> PrecheckRun::findings() const
{
    QList<PrecheckFinding> findings;
    for (size_t at = 0; at < m_answers.size(); ++at) {
        const Precheck& check = m_asked[at];
        const auto& answer = m_answers[at].result();
        findings.append({check.name, check.summary, answer.has_value(), answer ? *answer : godel::text(answer.error())});
    }
    return findings;
}

Result<> PrecheckRun::result() const
{
    QStringList bad;
    for (const PrecheckFinding& finding : findings()) {
        if (!finding.isGood) {
            bad.append(u"%1: %2"_s.arg(finding.name, finding.sentence));
        }
    }
    if (!bad.isEmpty()) {
        return fail(ErrorCode::Conflict, u"the prechecks found trouble: %1"_s.arg(bad.join(u"; ")), u"Settle it, then look again with deploy:precheck"_s);
    }
    return {};
}

QJsonArray toJson(const QList<PrecheckFinding>& findings)
{
    QJsonArray rows;
    for (const PrecheckFinding& finding : findings) {
        rows.append(QJsonObject{{u"check"_s, finding.name}, {u"result"_s, finding.isGood ? u"pass"_s : u"fail"_s}, {u"finding"_s, finding.sentence}, {u"asks"_s, finding.summary}});
    }
    return rows;
}

} // namespace godel::engine

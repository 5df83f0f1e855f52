#include "gui/deployments/wizard_model.h"

#include "gui/theme/words.h"

#include <QCoreApplication>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

/// What is said here, for translators.
struct WizardModelText {
    Q_DECLARE_TR_FUNCTIONS(WizardModel)
};

constexpr double longestWatch = 7 * 24 * 3600;

/// A cell as it was typed, read by that rule; what is wrong is told with the number of its stage.
template <typename Read>
auto readCell(const QString& typed, qsizetype row, const QString& key, Read read)
{
    // "5 %" is how people write a share.
    QString text = typed.trimmed();
    return read(text.replace(u" %"_s, u"%"_s), u"stages[%1].%2"_s.arg(row).arg(key)).map_error([row](Error error) {
        error.message = WizardModelText::tr("Stage %1: %2").arg(row + 1).arg(error.message);
        return error;
    });
}

QString watchText(double seconds)
{
    return text(Duration(std::chrono::seconds(static_cast<qint64>(std::clamp(seconds, 0.0, longestWatch)))));
}

} // namespace

void WizardModel::begin(const SessionInfo& session)
{
    *this = {};
    for (const StageInfo& stage : session.stages) {
        m_stages.append({QString::number(stage.sharePercent, 'g', 4), text(stage.watch)});
    }
}

Result<domain::StagePlan> WizardModel::plan() const
{
    QList<domain::Stage> stages;
    for (qsizetype row = 0; row < m_stages.size(); ++row) {
        TRY(const auto share, readCell(m_stages[row].share, row, u"share"_s, parsePercent));
        TRY(const auto watch, readCell(m_stages[row].watch, row, u"watch"_s, [](const QString& text, const QString& field) { return parseDuration(text, field); }));
        stages.append({share, watch});
    }
    return domain::StagePlan::of(stages, u"stages"_s);
}

void WizardModel::setStatus(const QJsonObject& status)
{
    if (status.value(u"id"_s) != m_status.value(u"id"_s)) {
        m_supersedes = false;
    }
    m_status = status;
}

QString WizardModel::underWay() const
{
    const QString state = m_status.value(u"state"_s).toString();
    const QString sentence = m_status.value(u"sentence"_s).toString();
    return state.isEmpty() || state == u"done" || state == u"aborted" ? QString() : sentence.isEmpty() ? state : sentence;
}

QString WizardModel::present() const
{
    // While a rollout is under way its view names both sides.
    return m_status.contains(u"previous"_s) ? m_status.value(u"previous"_s).toString() : m_status.value(u"version"_s).toString();
}

QString WizardModel::whyNot(WizardStep step) const
{
    const auto unanswered = [](const std::optional<Error>& error) { return error ? text(*error) : WizardModelText::tr("The engine has not answered yet."); };
    switch (step) {
    case WizardStep::Release:
        return m_version.isEmpty()                                                                 ? WizardModelText::tr("Choose a release.")
            : m_version == present()                                                               ? WizardModelText::tr("%1 has the traffic already.").arg(m_version)
            : !underWay().isEmpty() && m_version == m_status.value(u"version"_s).toString()        ? WizardModelText::tr("%1 is under way already: see the live rollout.").arg(m_version)
                                                                                                   : QString();
    case WizardStep::Stages: {
        if (m_isHotfix) {
            return m_reason.trimmed().isEmpty() ? WizardModelText::tr("A hotfix needs a reason: it stays on record.") : QString();
        }
        const auto read = plan();
        return read ? QString() : text(read.error());
    }
    case WizardStep::Precheck:
        return !isPrecheckCurrent() ? unanswered(precheckError()) : m_precheckStatus != 0 ? WizardModelText::tr("A check has failed: settle it, then ask again.") : QString();
    case WizardStep::Forecast: return isPlanCurrent() ? QString() : unanswered(planError());
    case WizardStep::Confirm:
        return !isPlanCurrent()                      ? unanswered(planError())
            : !underWay().isEmpty() && !m_supersedes ? WizardModelText::tr("Another rollout is under way: end it first, or choose to supersede it.")
                                                     : QString();
    }
    return {};
}

QJsonObject WizardModel::parameters() const
{
    QJsonObject given{{u"version"_s, m_version}};
    if (!m_reason.trimmed().isEmpty()) {
        given.insert(u"reason"_s, m_reason.trimmed());
    }
    if (!m_isHotfix) {
        const auto read = plan();
        given.insert(u"stages"_s, read ? read->text() : QString());
    }
    return given;
}

api::Call WizardModel::precheckCall() const
{
    QJsonObject given{{u"version"_s, m_version}};
    // Looking ahead ends nothing: that the other one would leave is asked when it is meant.
    if (!underWay().isEmpty()) {
        given.insert(u"supersede"_s, u"true"_s);
    }
    return {.command = u"deploy:precheck"_s, .parameters = given};
}

api::Call WizardModel::planCall() const
{
    QJsonObject given = parameters();
    // As for the prechecks.
    if (!underWay().isEmpty()) {
        given.insert(u"supersede"_s, u"true"_s);
    }
    return {.command = m_isHotfix ? u"deploy:hotfix"_s : u"deploy:canary"_s, .parameters = given, .isDryRun = true};
}

api::Call WizardModel::beginCall() const
{
    QJsonObject given = parameters();
    if (m_supersedes && !underWay().isEmpty()) {
        given.insert(u"supersede"_s, u"true"_s);
    }
    return {.command = m_isHotfix ? u"deploy:hotfix"_s : u"deploy:canary"_s, .parameters = given};
}

void WizardModel::havePrecheck(const api::Call& asked, const Result<api::Reply>& reply)
{
    if (asked.parameters.value(u"version"_s).toString() != m_version) {
        return;
    }
    m_precheckAsked = asked.parameters;
    m_precheckError = reply ? std::nullopt : std::optional(reply.error());
    m_precheck = reply ? std::optional(reply->body) : std::nullopt;
    m_precheckStatus = reply ? reply->status : 2;
}

void WizardModel::havePlan(const api::Call& asked, const Result<api::Reply>& reply)
{
    if (asked.parameters != planCall().parameters) {
        return;
    }
    m_planAsked = asked.parameters;
    m_planError = reply ? std::nullopt : std::optional(reply.error());
    m_plan = reply ? std::optional(reply->body) : std::nullopt;
}

QJsonArray WizardModel::checks() const
{
    QJsonArray rows;
    for (const QJsonValue& value : m_precheck.value_or(QJsonObject()).value(u"checks"_s).toArray()) {
        QJsonObject row = value.toObject();
        const QString result = row.value(u"result"_s).toString();
        row.insert(u"standing"_s, result == u"pass" ? u"ok"_s : result == u"fail" ? u"critical"_s : u"unknown"_s);
        rows.append(row);
    }
    return rows;
}

QJsonArray WizardModel::forecasts() const
{
    QJsonArray rows;
    for (const QJsonValue& value : m_plan.value_or(QJsonObject()).value(u"forecasts"_s).toArray()) {
        const QJsonObject row = value.toObject();
        const bool fits = row.value(u"is_within_watch"_s).toBool();
        // Within the watch, the time of the verdict itself; else the watch that would do, which leaves some room.
        const QJsonValue needed = fits && row.value(u"seconds"_s).isDouble() ? row.value(u"seconds"_s) : row.value(u"watch_needed_seconds"_s);
        rows.append(QJsonObject{{u"stage"_s, row.value(u"stage"_s)}, {u"watch"_s, watchText(row.value(u"watch_seconds"_s).toDouble())},
                                {u"needs"_s, needed.isDouble() ? watchText(std::ceil(needed.toDouble())) : WizardModelText::tr("never with this traffic")},
                                {u"fits"_s, fits ? u"ok"_s : u"warning"_s}, {u"sentence"_s, row.value(u"sentence"_s)}});
    }
    return rows;
}

QString WizardModel::traffic() const
{
    const QJsonObject traffic = m_plan.value_or(QJsonObject()).value(u"traffic"_s).toObject();
    if (traffic.isEmpty()) {
        return WizardModelText::tr("The present traffic is not known: %1").arg(m_plan.value_or(QJsonObject()).value(u"time_to_a_verdict"_s).toString());
    }
    return WizardModelText::tr("At the present traffic: %1, %2 of it bad.").arg(figureText(traffic.value(u"requests_per_second"_s), WizardModelText::tr("requests/s")), figureText(traffic.value(u"bad_percent"_s), u"%"_s));
}

QString WizardModel::advice() const
{
    return m_plan.value_or(QJsonObject()).value(u"advice"_s).toString();
}

QList<WizardModel::StageText> WizardModel::advisedStages() const
{
    QList<StageText> stages = m_stages;
    const QJsonArray rows = isPlanCurrent() && !m_isHotfix ? m_plan->value(u"forecasts"_s).toArray() : QJsonArray();
    for (qsizetype at = 0; at < std::min(rows.size(), stages.size()); ++at) {
        const QJsonObject row = rows.at(at).toObject();
        const double needed = std::ceil(row.value(u"watch_needed_seconds"_s).toDouble());
        if (!row.value(u"is_within_watch"_s).toBool() && needed >= 1 && needed <= longestWatch) {
            stages[at].watch = watchText(needed);
        }
    }
    return stages;
}

bool WizardModel::takeAdvice()
{
    return std::exchange(m_stages, advisedStages()) != m_stages;
}

QJsonArray WizardModel::steps() const
{
    return m_plan.value_or(QJsonObject()).value(u"steps"_s).toArray();
}

QJsonArray WizardModel::approvals() const
{
    return m_plan.value_or(QJsonObject()).value(u"approvals"_s).toArray();
}

} // namespace godel::gui

#include "gui/operations/operation_model.h"

#include "gui/theme/words.h"

#include <QCoreApplication>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostLines = 2000;
constexpr int mostSteps = 1000;

/// What is said here, for translators.
struct OperationModelText {
    Q_DECLARE_TR_FUNCTIONS(OperationModel)
};

QString standingOfStep(const QString& state)
{
    return state == u"done" ? u"ok"_s : state == u"undone" ? u"warning"_s : u"info"_s;
}

} // namespace

QString titleOfOperation(const QJsonObject& operation)
{
    const QString plan = operation.value(u"plan"_s).toString();
    return operation.contains(u"undoes"_s) ? OperationModelText::tr("undo of %1").arg(plan) : plan;
}

void OperationModel::clear()
{
    m_body = {};
    m_times.clear();
    m_log = {};
    m_heard = 0;
}

void OperationModel::show(const QJsonObject& body)
{
    m_body = body;
}

void OperationModel::hear(const api::Event& event)
{
    const QString step = event.body.value(u"step"_s).toString();
    const QString what = event.body.value(u"event"_s).toString();
    ++m_heard;
    // No plan has so many steps; whoever tells of more is not to fill the memory.
    Times beyond;
    Times& times = m_times.contains(step) || m_times.size() < mostSteps ? m_times[step] : beyond;
    if (what == u"begun" || what == u"started") {
        times.begun = times.begun.value_or(event.at);
        times.ended.reset();
    } else if (what == u"done" || what == u"undone" || what == u"needs-person") {
        times.ended = event.at;
    }
    ++times.looks;
    const auto until = parseTimestamp(event.body.value(u"until"_s).toString());
    times.until = until ? std::optional(*until) : std::nullopt;
    const QString said = event.body.value(u"progress"_s).toString(event.body.value(u"why"_s).toString());
    m_log.append(QJsonObject{{u"at"_s, text(event.at)}, {u"step"_s, step.isEmpty() ? OperationModelText::tr("operation") : step}, {u"event"_s, what}, {u"progress"_s, said}});
    while (m_log.size() > mostLines) {
        m_log.removeFirst();
    }
}

Standing OperationModel::standing() const
{
    const QString now = state();
    return now == u"done" || now == u"running" ? Standing::Ok : now == u"undone" || now == u"undoing" ? Standing::Warning : now == u"needs-person" ? Standing::Critical : Standing::Unknown;
}

std::pair<int, int> OperationModel::progress() const
{
    int done = 0;
    const QJsonArray all = m_body.value(u"steps"_s).toArray();
    for (const QJsonValue& step : all) {
        done += step.toObject().value(u"state"_s).toString() == u"done" ? 1 : 0;
    }
    return {done, static_cast<int>(all.size())};
}

QString OperationModel::sentence(Timestamp now) const
{
    const auto begun = parseTimestamp(m_body.value(u"started_at"_s).toString());
    const auto [done, all] = progress();
    const QString plan = titleOfOperation(m_body);
    const QString by = m_body.value(u"started_by"_s).toString();
    const QString since = begun ? clockText(*begun, now) : QString();
    if (state() == u"running") {
        return OperationModelText::tr("%1 runs: step %2 of %3. Begun by %4 at %5.").arg(plan).arg(std::min(done + 1, all)).arg(all).arg(by, since);
    }
    const QString word = state() == u"done" ? OperationModelText::tr("is done") : state() == u"undone" ? OperationModelText::tr("was taken back") : state() == u"undoing" ? OperationModelText::tr("is being taken back") : OperationModelText::tr("needs a person");
    return OperationModelText::tr("%1 %2: %3 of %4 steps are done. Begun by %5 at %6.").arg(plan, word).arg(done).arg(all).arg(by, since);
}

QString OperationModel::trouble() const
{
    const QJsonObject error = m_body.value(u"error"_s).toObject();
    const QString message = error.value(u"message"_s).toString();
    const QString hint = error.value(u"hint"_s).toString();
    return hint.isEmpty() ? message : message + u". "_s + hint;
}

QJsonArray OperationModel::steps(Timestamp now) const
{
    const QJsonArray outlook = m_body.value(u"outlook"_s).toObject().value(u"steps"_s).toArray();
    QJsonArray rows;
    int number = 0;
    for (const QJsonValue& value : m_body.value(u"steps"_s).toArray()) {
        const QJsonObject step = value.toObject();
        const QJsonObject described = outlook.at(number).toObject();
        const QString name = step.value(u"name"_s).toString();
        const Times times = m_times.value(name);
        QJsonObject row{{u"number"_s, ++number}, {u"step"_s, name}, {u"what"_s, described.value(u"what"_s)}, {u"state"_s, step.value(u"state"_s)},
                        {u"standing"_s, standingOfStep(step.value(u"state"_s).toString())},
                        {u"progress"_s, step.value(u"progress"_s)}, {u"undo"_s, described.value(u"undo"_s)}, {u"looks"_s, times.looks}};
        if (times.begun) {
            row.insert(u"began"_s, text(*times.begun));
            row.insert(u"took"_s, countdownText(times.ended.value_or(now) - *times.begun));
        }
        if (times.until && !times.ended && *times.until > now) {
            row.insert(u"left"_s, OperationModelText::tr("at most %1").arg(countdownText(*times.until - now)));
        }
        rows.append(row);
    }
    return rows;
}

QString OperationModel::whyNotCancel() const
{
    const QJsonObject outlook = m_body.value(u"outlook"_s).toObject();
    if (outlook.isEmpty()) {
        return m_body.isEmpty() ? OperationModelText::tr("No operation is chosen.") : OperationModelText::tr("This version of the engine does not know its plan.");
    }
    return outlook.value(u"may_cancel"_s).toBool() ? QString() : outlook.value(u"why_not"_s).toString();
}

QString OperationModel::whyNotUndo() const
{
    if (!m_body.contains(u"may_undo"_s)) {
        return OperationModelText::tr("This version of the engine undoes no operations.");
    }
    return m_body.value(u"may_undo"_s).toBool() ? QString() : m_body.value(u"why_not_undo"_s).toString();
}

QString OperationModel::cancelLimit() const
{
    for (const QJsonValue& step : m_body.value(u"outlook"_s).toObject().value(u"steps"_s).toArray()) {
        if (step.toObject().value(u"undo"_s).toString().startsWith(u"no return"_s)) {
            return OperationModelText::tr("It can be cancelled, and everything taken back, until '%1' begins.").arg(step.toObject().value(u"step"_s).toString());
        }
    }
    return OperationModelText::tr("It can be cancelled, and everything taken back, to its end.");
}

} // namespace godel::gui

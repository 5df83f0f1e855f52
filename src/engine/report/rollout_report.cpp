#include "engine/report/rollout_report.h"

#include "engine/report/report_style.h"
#include "engine/rollout/comparison.h"

#include <QJsonArray>

namespace godel::engine {

using namespace Qt::StringLiterals;
using domain::Rollout;

namespace {

QString escaped(const QString& text)
{
    return text.toHtmlEscaped();
}

QString seconds(Timestamp at)
{
    return text(std::chrono::floor<std::chrono::seconds>(at));
}

/// A table whose cells are given as plain texts.
class Table {
public:
    /// A head that begins with '#' is of numbers.
    explicit Table(const QStringList& heads)
    {
        for (const QString& head : heads) {
            m_areNumbers.append(head.startsWith(u'#'));
            m_html += u"<th%1>%2</th>"_s.arg(m_areNumbers.last() ? u" class=\"number\""_s : QString(), escaped(m_areNumbers.last() ? head.mid(1) : head));
        }
        m_html = u"<table><thead><tr>%1</tr></thead><tbody>\n"_s.arg(m_html);
    }
    void row(const QStringList& cells)
    {
        m_html += u"<tr>"_s;
        for (qsizetype at = 0; at < cells.size(); ++at) {
            m_html += u"<td%1>%2</td>"_s.arg(m_areNumbers.value(at) ? u" class=\"number\""_s : QString(), escaped(cells[at]));
        }
        m_html += u"</tr>\n"_s;
        m_isEmpty = false;
    }
    [[nodiscard]] QString html(const QString& otherwise) const { return m_isEmpty ? u"<p class=\"quiet\">%1</p>\n"_s.arg(escaped(otherwise)) : m_html + u"</tbody></table>\n"_s; }

private:
    QString m_html;
    QList<bool> m_areNumbers;
    bool m_isEmpty = true;
};

QString section(const QString& title, const QString& html)
{
    return u"<section><h2>%1</h2>\n%2</section>\n"_s.arg(escaped(title), html);
}

QString figure(const QJsonValue& value, int digits = 4)
{
    return value.isDouble() ? QString::number(value.toDouble(), 'g', digits) : u"–"_s;
}

QString about(const RolloutFacts& facts)
{
    const Rollout& rollout = facts.entry.rollout;
    QString list;
    const auto term = [&list](const QString& name, const QString& value) {
        list += value.isEmpty() ? QString() : u"<dt>%1</dt><dd>%2</dd>\n"_s.arg(escaped(name), escaped(value));
    };
    term(u"Version"_s, rollout.version.text());
    term(u"Before it"_s, rollout.previous.text());
    term(u"Kind"_s, domain::name(rollout.kind));
    term(u"Asked for by"_s, rollout.requestedBy);
    term(u"Because"_s, rollout.request);
    term(u"Reviewed by"_s, rollout.isReviewOpen() ? u"nobody yet"_s : rollout.confirmedBy);
    term(u"Began"_s, facts.lines.isEmpty() ? QString() : seconds(facts.lines.first().at));
    term(u"Ended"_s, domain::isOver(rollout.state) ? seconds(rollout.since) : u"it is under way"_s);
    term(u"Came to"_s, domain::sentence(rollout) + (rollout.reason.isEmpty() ? QString() : u": "_s + rollout.reason));
    term(u"Stages"_s, rollout.plan.text());
    term(u"SHA-256 of the release"_s, rollout.artefactHash);
    term(u"Operation"_s, facts.entry.operation);
    term(u"Rollout"_s, rollout.id.text());
    return section(u"What it was"_s, u"<dl>\n%1</dl>\n"_s.arg(list));
}

/// When the share of each stage began to hold.
QList<ChartMark> stageMarks(const RolloutFacts& facts)
{
    QList<ChartMark> marks;
    for (const RolloutFacts::Line& line : facts.lines) {
        const bool isKnown = !marks.isEmpty() && marks.last().name == line.stage;
        if (line.state == domain::name(domain::RolloutState::Shifting) && !line.stage.isEmpty() && !isKnown) {
            marks.append({line.at, line.stage});
        }
    }
    return marks;
}

QString stages(const RolloutFacts& facts, Timestamp now)
{
    const domain::StagePlan& plan = facts.entry.rollout.plan;
    const QList<ChartMark> marks = stageMarks(facts);
    const Timestamp end = domain::isOver(facts.entry.rollout.state) ? facts.entry.rollout.since : now;
    Table table({u"Stage"_s, u"#Watch"_s, u"Began"_s, u"#Took"_s});
    for (int stage = 0; stage < plan.count(); ++stage) {
        const auto mark = std::find_if(marks.begin(), marks.end(), [&](const ChartMark& one) { return one.name == plan.nameOf(stage); });
        const bool wasReached = mark != marks.end();
        const Timestamp until = wasReached && mark + 1 != marks.end() ? (mark + 1)->at : end;
        table.row({plan.nameOf(stage), text(plan.at(stage).watch), wasReached ? seconds(mark->at) : u"not reached"_s, wasReached ? roughText(until - mark->at) : u"–"_s});
    }
    return section(u"Stages"_s, table.html({}));
}

QString approvals(const Rollout& rollout)
{
    Table table({u"Who"_s, u"When"_s, u"To leave"_s, u"Comment"_s, u"Evidence seen"_s});
    for (const domain::Approval& approval : rollout.approvals) {
        const bool isStage = approval.subject.stage >= 0 && approval.subject.stage < rollout.plan.count();
        table.row({approval.approver, seconds(approval.at), isStage ? rollout.plan.nameOf(approval.subject.stage) : QString(), approval.comment, approval.subject.evidenceHash.left(16)});
    }
    return section(u"Approvals"_s, table.html(u"Nobody approved anything."_s));
}

QString comparison(const RolloutFacts& facts, const RolloutSettings& settings)
{
    QString html = u"<p class=\"quiet\">Low and high bound the difference with 95 % confidence. They decide nothing; the verdict rests on the evidence below.</p>\n"_s;
    for (const RolloutFacts::Stage& stage : facts.stages) {
        Table table({u"Measure"_s, u"#Stable"_s, u"#New"_s, u"#Difference"_s, u"#Low"_s, u"#High"_s, u"#Requests"_s, u"Gate"_s, u"Why"_s});
        const ComparedSides sides{stage.canary, stage.stable, stage.evidence.value(u"guards"_s).toArray(), stage.evidence.value(u"seen"_s).toObject()};
        for (const QJsonValue& row : comparisonOf(sides, settings.guards)) {
            const QString unit = row[u"unit"_s].toString();
            table.row({unit.isEmpty() ? row[u"title"_s].toString() : u"%1, %2"_s.arg(row[u"title"_s].toString(), unit), figure(row[u"stable"_s]), figure(row[u"canary"_s]),
                       figure(row[u"difference"_s]), figure(row[u"low"_s]), figure(row[u"high"_s]), u"%1 / %2"_s.arg(figure(row[u"n_stable"_s], 9), figure(row[u"n_canary"_s], 9)),
                       row[u"gate"_s].toString(), row[u"reason"_s].toString()});
        }
        html += u"<h3>%1: %2</h3>\n"_s.arg(escaped(stage.name), escaped(stage.evidence.value(u"verdict"_s).toString())) + table.html({});
    }
    return section(u"Both versions"_s, facts.stages.isEmpty() ? u"<p class=\"quiet\">No stage was judged.</p>\n"_s : html);
}

QString charts(const RolloutFacts& facts, const RolloutSettings& settings)
{
    const QList<ChartMark> marks = stageMarks(facts);
    const domain::VerdictSettings bounds = facts.replayer.settings().value_or(settings.verdict);
    const auto& guards = settings.guards;
    const QString newName = facts.entry.rollout.version.text();
    const QString stableName = facts.entry.rollout.previous.text();
    const auto sides = [&](const QList<ChartPoint>& canary, const QList<ChartPoint>& stable) {
        return QList<ChartLine>{{newName, u"new"_s, canary}, {stableName, u"stable"_s, stable}};
    };
    const auto limits = [](const domain::GuardLimits& given, double scale) {
        return QList<ChartLimit>{{u"warning above"_s, given.warning * scale}, {u"critical above"_s, given.critical * scale}};
    };
    return section(u"Charts"_s,
                   figureOf({u"Error rate of each scrape"_s, u"%"_s, false, sides(facts.badNew, facts.badStable), limits(guards.errorRate, 100), marks})
                       + figureOf({u"Latency p95 of each scrape"_s, u"ms"_s, false, sides(facts.p95New, facts.p95Stable), limits(guards.latencyP95, 1000), marks})
                       + figureOf({u"Evidence, on a logarithmic scale"_s, {}, true,
                                   {{u"that the new version is worse"_s, u"worse"_s, facts.ofWorse}, {u"that it is not worse than its margin"_s, u"pass"_s, facts.ofPass}},
                                   {{u"turned back at"_s, bounds.abortBound}, {u"passed at"_s, bounds.passBound}}, marks}));
}

QString guards(const RolloutFacts& facts)
{
    Table table({u"Guard"_s, u"New"_s, u"Stable"_s, u"What was seen"_s});
    for (const QJsonValue& finding : facts.entry.evidence.value(u"guards"_s).toArray()) {
        table.row({finding[u"guard"_s].toString(), finding[u"canary"_s].toString(), finding[u"stable"_s].toString(), finding[u"sentence"_s].toString()});
    }
    return section(u"Guards, as they were seen last"_s, table.html(u"Nothing was looked at."_s));
}

QString timeline(const RolloutFacts& facts)
{
    Table table({u"When"_s, u"State"_s, u"Stage"_s, u"What"_s, u"By"_s});
    for (const RolloutFacts::Line& line : facts.lines) {
        table.row({seconds(line.at), line.state, line.stage, line.sentence, line.by});
    }
    return section(u"What happened"_s, table.html(u"Nothing is on record."_s));
}

} // namespace

Result<> RolloutFacts::take(const ports::Event& event)
{
    const QJsonObject& body = event.body;
    if (body.contains(u"sentence"_s)) {
        lines.append({event.at, body.value(u"state"_s).toString(), body.value(u"stage"_s).toString(), body.value(u"sentence"_s).toString(), body.value(u"by"_s).toString(u"the engine"_s)});
    }
    TRY(const auto scrape, replayer.take(event));
    if (!scrape) {
        return {};
    }
    if (stages.isEmpty() || stages.last().name != scrape->stage) {
        stages.append({scrape->stage, {}, {}, {}});
    }
    stages.last().canary += scrape->canary;
    stages.last().stable += scrape->stable;
    stages.last().evidence = body.value(u"evidence"_s).toObject();
    const auto note = [&](const SideTotals& side, QList<ChartPoint>& bad, QList<ChartPoint>& p95) {
        if (side.requests > 0) {
            bad.append({event.at, 100 * side.badRate()});
        }
        if (const auto latency = domain::latencyQuantile(side.latency, ports::latencyBounds, 0.95)) {
            p95.append({event.at, static_cast<double>(latency->count()) / 1000});
        }
    };
    note(scrape->canary, badNew, p95New);
    note(scrape->stable, badStable, p95Stable);
    ofWorse.append({event.at, scrape->replayed});
    ofPass.append({event.at, scrape->ofPass});
    return {};
}

QString reportOf(const RolloutFacts& facts, const RolloutSettings& settings, Timestamp now)
{
    const Rollout& rollout = facts.entry.rollout;
    const QString title = u"%1 after %2"_s.arg(rollout.version.text(), rollout.previous.text());
    const QString verdict = facts.replayer.scrapes() == 0 ? u"no verdict was reached"_s : facts.replayer.sentence();
    QString html = u"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>"_s;
    html += escaped(title) + u"</title><style>"_s + QLatin1StringView(reportStyle) + u"</style></head><body>\n"_s;
    html += u"<h1>%1</h1>\n<p class=\"lead\">%2</p>\n<p class=\"%3\">%4</p>\n"_s.arg(escaped(title), escaped(domain::sentence(rollout)), facts.replayer.agrees() ? u"good"_s : u"bad"_s, escaped(verdict));
    html += about(facts) + stages(facts, now) + approvals(rollout) + comparison(facts, settings) + charts(facts, settings) + guards(facts) + timeline(facts);
    return html + u"<p class=\"quiet\">Written at %1. All times are in UTC.</p>\n</body></html>\n"_s.arg(seconds(now));
}

} // namespace godel::engine

#include "gui/deployments/compare_rows.h"

#include "base/clock.h"
#include "gui/theme/words.h"

#include <QCoreApplication>
#include <QMap>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

/// What is said here, for translators.
struct CompareText {
    Q_DECLARE_TR_FUNCTIONS(CompareRows)
};

QString timeOf(const QJsonObject& view, const QString& key)
{
    const auto at = parseTimestamp(view.value(key).toString());
    return at ? clockText(*at, SystemClock().now()) : QString();
}

QMap<QString, QJsonObject> metricsOf(const QJsonObject& view, QStringList& order)
{
    QMap<QString, QJsonObject> metrics;
    for (const QJsonValue& value : view.value(u"comparison"_s).toArray()) {
        const QString name = value.toObject().value(u"metric"_s).toString();
        metrics.insert(name, value.toObject());
        if (!order.contains(name)) {
            order.append(name);
        }
    }
    return metrics;
}

QString gateText(const QString& gate)
{
    return gate == u"no-data" ? CompareText::tr("not enough data") : wordOf(standingOf(gate));
}

/// "0.44 % against 0.41 %, ok": the new side against the stable one, and the gate.
QString metricText(const QJsonObject& row)
{
    if (row.isEmpty()) {
        return {};
    }
    const QString unit = row.value(u"unit"_s).toString();
    return CompareText::tr("%1 against %2, %3").arg(figureText(row.value(u"canary"_s), unit), figureText(row.value(u"stable"_s), unit), gateText(row.value(u"gate"_s).toString()));
}

} // namespace

QJsonArray compareRows(const QJsonObject& left, const QJsonObject& right)
{
    QJsonArray rows;
    const auto add = [&rows](const QString& what, const QString& one, const QString& other) {
        const QString none = QStringLiteral("–");
        rows.append(QJsonObject{{u"what"_s, what}, {u"left"_s, one.isEmpty() ? none : one}, {u"right"_s, other.isEmpty() ? none : other}});
    };
    const auto text = [&](const QString& what, const QString& key) { add(what, left.value(key).toString(), right.value(key).toString()); };
    text(CompareText::tr("Version"), u"version"_s);
    text(CompareText::tr("From"), u"previous"_s);
    text(CompareText::tr("Kind"), u"kind"_s);
    text(CompareText::tr("Came to"), u"sentence"_s);
    text(CompareText::tr("Verdict"), u"verdict"_s);
    text(CompareText::tr("Reason"), u"reason"_s);
    text(CompareText::tr("Stages"), u"stages"_s);
    text(CompareText::tr("Asked for by"), u"requested_by"_s);
    text(CompareText::tr("Approved by"), u"approvals"_s);
    add(CompareText::tr("Begun"), timeOf(left, u"begun"_s), timeOf(right, u"begun"_s));
    add(CompareText::tr("In its state since"), timeOf(left, u"since"_s), timeOf(right, u"since"_s));
    QStringList order;
    const auto leftMetrics = metricsOf(left, order);
    const auto rightMetrics = metricsOf(right, order);
    for (const QString& metric : order) {
        const QJsonObject one = leftMetrics.value(metric);
        const QJsonObject other = rightMetrics.value(metric);
        const QString title = one.value(u"title"_s).toString(other.value(u"title"_s).toString(titleOf(metric)));
        add(title, metricText(one), metricText(other));
    }
    return rows;
}

} // namespace godel::gui

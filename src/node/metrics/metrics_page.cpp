#include "node/metrics/metrics_page.h"

#include <cmath>

namespace godel::node {

namespace {

QByteArray numberText(double value)
{
    if (std::isnan(value)) {
        return "NaN";
    }
    // Seventeen digits only where fewer would be another number.
    const QByteArray brief = QByteArray::number(value, 'g', 15);
    return brief.toDouble() == value ? brief : QByteArray::number(value, 'g', 17);
}

} // namespace

void MetricsPage::family(const QByteArray& name, const QByteArray& type, const QByteArray& help)
{
    m_name = name;
    m_bytes += "# HELP " + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
}

void MetricsPage::sample(const QByteArray& suffix, const QByteArray& labels, double value)
{
    m_bytes += m_name + suffix;
    if (!labels.isEmpty()) {
        m_bytes += '{' + labels + '}';
    }
    m_bytes += ' ' + numberText(value) + '\n';
}

void MetricsPage::gauge(const QByteArray& name, const QByteArray& help, double value)
{
    family(name, "gauge", help);
    sample({}, {}, value);
}

void MetricsPage::counter(const QByteArray& name, const QByteArray& help, double value)
{
    family(name, "counter", help);
    sample({}, {}, value);
}

QByteArray labelText(QByteArray text)
{
    return text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
}

} // namespace godel::node

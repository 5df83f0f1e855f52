#pragma once

#include <QByteArray>

namespace godel::node {

/// Builds a page in the Prometheus text format, version 0.0.4.
class MetricsPage {
public:
    static constexpr auto contentType = "text/plain; version=0.0.4; charset=utf-8";

    /// Begins a family; `type` is counter, gauge or histogram.
    void family(const QByteArray& name, const QByteArray& type, const QByteArray& help);
    /// A sample of the family begun last; `labels` is `a="b",c="d"` or empty.
    void sample(const QByteArray& suffix, const QByteArray& labels, double value);
    /// A family of one sample.
    void gauge(const QByteArray& name, const QByteArray& help, double value);
    void counter(const QByteArray& name, const QByteArray& help, double value);

    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }

private:
    QByteArray m_bytes;
    QByteArray m_name;
};

/// `text` as the value of a label, without its quotes.
[[nodiscard]] QByteArray labelText(QByteArray text);

} // namespace godel::node

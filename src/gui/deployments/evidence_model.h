#pragma once

#include "gui/parts/time_chart.h"

#include <QJsonObject>

namespace godel::gui {

/// What `deploy:evidence` answered, as lines over time; up to a moment of it where it is replayed. Knows no widget.
class EvidenceModel {
public:
    void show(const QJsonObject& body);
    /// Shows what was known after so many scrapes; negative: all.
    void rewindTo(int scrapes) { m_shown = scrapes; }

    [[nodiscard]] int count() const { return static_cast<int>(m_at.size()); }
    [[nodiscard]] std::optional<Timestamp> at(int scrape) const;
    [[nodiscard]] TimeChart::Shown errors(const Tokens& token) const;
    [[nodiscard]] TimeChart::Shown latency(const Tokens& token) const;
    /// Both sides of the verdict in percent of the way to their bounds.
    [[nodiscard]] TimeChart::Shown nearness(const Tokens& token) const;
    [[nodiscard]] QString sentence() const { return m_body.value(QStringLiteral("sentence")).toString(); }

private:
    [[nodiscard]] QList<QPointF> shown(const QList<QPointF>& points) const;
    [[nodiscard]] TimeChart::Shown frame() const;
    [[nodiscard]] std::optional<double> limit(QStringView key) const;

    QJsonObject m_body;
    QList<double> m_at;
    QList<QPointF> m_stableBad, m_newBad, m_stableP95, m_newP95, m_worse, m_pass;
    QList<TimeChart::Mark> m_stages;
    double m_step = 0;
    int m_shown = -1;
};

} // namespace godel::gui

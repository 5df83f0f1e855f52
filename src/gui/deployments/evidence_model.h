#pragma once

#include "gui/parts/time_chart.h"
#include "gui/theme/tokens.h"

#include <QJsonArray>
#include <QJsonObject>

namespace godel::gui {

/// One judged scrape. Times in milliseconds since 1970 UTC; what a scrape could not say is not a number and is drawn as a gap.
struct EvidencePoint {
    double at = 0;
    QString stage;
    double share = 0; ///< percent
    double newBad = 0, stableBad = 0; ///< percent
    double newP95 = 0, stableP95 = 0; ///< milliseconds
    double worse = 0, pass = 0;
    qint64 newRequests = 0, newBadRequests = 0;
    qint64 stableRequests = 0, stableBadRequests = 0;
    QString verdict;
};

/// The limits and bounds that the evidence is held against; 0: not told.
struct EvidenceLimits {
    std::optional<double> errorWarning, errorCritical; ///< percent
    std::optional<double> p95Warning, p95Critical;     ///< milliseconds
    double abortAt = 0;
    double passAt = 0;
};

/// Everything that a rollout's evidence said so far, joined from answers that tell all of it or only the newest; cut at a moment for a
/// replay. Knows no widget.
class EvidenceModel {
public:
    /// At most so many scrapes are kept; older ones make room.
    static constexpr qsizetype mostPoints = 10'000;

    void clear();
    /// Joins what `deploy:evidence` answered. False: between what is known and this something is missing, and all has to be asked for.
    [[nodiscard]] bool take(const QJsonObject& body);

    [[nodiscard]] const QList<EvidencePoint>& points() const { return m_points; }
    [[nodiscard]] const EvidenceLimits& limits() const { return m_limits; }
    /// The engine's sentence about having worked everything out again.
    [[nodiscard]] const QString& replayed() const { return m_replayed; }
    [[nodiscard]] double from() const { return m_points.isEmpty() ? 0 : m_points.first().at; }
    [[nodiscard]] double to() const { return m_points.isEmpty() ? 0 : m_points.last().at; }
    /// The usual distance of two scrapes in milliseconds.
    [[nodiscard]] double step() const { return m_step; }
    /// Where each stage begins.
    [[nodiscard]] QList<TimeChart::Mark> marks() const;
    /// From the begin of this stage to the end of it; everything for a stage that never was.
    [[nodiscard]] std::pair<double, double> spanOf(const QString& stage) const;

    /// How many points there are up to this moment.
    [[nodiscard]] qsizetype countUntil(double moment) const;
    /// A chart's lines of one value of both sides, up to `moment`.
    [[nodiscard]] TimeChart::Shown errors(double moment, const Tokens& token) const;
    [[nodiscard]] TimeChart::Shown latency(double moment, const Tokens& token) const;

private:
    [[nodiscard]] TimeChart::Shown sides(double moment, const Tokens& token, double EvidencePoint::*fresh, double EvidencePoint::*stable) const;

    QList<EvidencePoint> m_points;
    EvidenceLimits m_limits;
    QString m_replayed;
    double m_step = 1000;
};

} // namespace godel::gui

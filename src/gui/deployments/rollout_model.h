#pragma once

#include "base/units.h"
#include "gui/theme/tokens.h"

#include <QJsonArray>
#include <QJsonObject>

namespace godel::gui {

/// One stage of a rollout as its timeline draws it.
struct TimelineStage {
    QString name;
    QString share; ///< "5 %"
    QString watch; ///< "22:10 of 30:00", or how long it is to be watched
    QString state; ///< "done", "now", "ahead" or "skipped"
    Standing standing = Standing::Unknown;
    double progress = 0; ///< of its watch, 0 to 1

    friend bool operator==(const TimelineStage&, const TimelineStage&) = default;
};

/// A rollout as its page shows it: worked out from what `deploy:status` or `deploy:history` answered. Knows no widget, and takes
/// whatever a server says: what is missing or of another kind is empty.
class RolloutModel {
public:
    RolloutModel() = default;
    explicit RolloutModel(QJsonObject view) : m_view(std::move(view)) {}

    [[nodiscard]] QString id() const { return text(QStringLiteral("id")); }
    [[nodiscard]] bool isThere() const { return !id().isEmpty(); }
    [[nodiscard]] bool isOver() const;
    /// The version before has all the traffic again.
    [[nodiscard]] bool isTurnedBack() const { return text(QStringLiteral("state")) == u"aborted"; }
    [[nodiscard]] QString version() const { return text(QStringLiteral("version")); }
    [[nodiscard]] QString previous() const { return text(QStringLiteral("previous")); }
    [[nodiscard]] QString artefact() const { return text(QStringLiteral("artefact")); }
    [[nodiscard]] QString operation() const { return text(QStringLiteral("operation")); }
    [[nodiscard]] QString why() const; ///< for what it was asked
    [[nodiscard]] std::optional<Timestamp> begun() const;

    [[nodiscard]] Standing standing() const;
    /// "v2.1.0 is watched at canary-2 (5 %)".
    [[nodiscard]] QString sentence() const { return text(QStringLiteral("sentence")); }
    /// Why it is held or stuck, and how long it still takes.
    [[nodiscard]] QString detail(Timestamp now) const;
    /// "canary by anna, begun 14:02:07 UTC: faster search".
    [[nodiscard]] QString origin(Timestamp now) const;

    [[nodiscard]] QList<TimelineStage> stages() const;
    [[nodiscard]] int stage() const { return m_view.value(QStringLiteral("stage")).toInt(); }
    /// Rows with metric, stable, canary, difference, n, gate, reason; all but the gate as people read them.
    [[nodiscard]] QJsonArray comparison() const;
    /// "Abort at 200: now 1.3. Pass at 100: now 41."; says so where nothing is judged yet.
    [[nodiscard]] QString nearness() const;
    /// Changes when something was decided or a state was left, and not with every scrape.
    [[nodiscard]] QString turn() const;
    /// Changes only when a stage was left, or the rollout ended.
    [[nodiscard]] QString place() const;

    friend bool operator==(const RolloutModel&, const RolloutModel&) = default;

private:
    [[nodiscard]] QString text(const QString& key) const { return m_view.value(key).toString(); }
    [[nodiscard]] double number(const QString& key) const { return m_view.value(key).toDouble(); }

    QJsonObject m_view;
};

/// "+0.03 pt (−0.10 … +0.16)"; "–" where it cannot be said.
[[nodiscard]] QString differenceText(const QJsonObject& row);
/// Evidence in at most three digits that count: "1.3", "41", "0.002"; "under 0.001" and "over 1 000 000" beyond.
[[nodiscard]] QString evidenceText(double evidence);

} // namespace godel::gui

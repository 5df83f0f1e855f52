#pragma once

#include "base/units.h"

#include <QJsonArray>
#include <QList>

namespace godel::domain {

/// One step of a rollout: its share of the traffic, and how long it is watched before the next one may begin. The watch
/// of the last stage is the soak: for so long the previous version stays warm.
struct Stage {
    Percent share;
    Duration watch{};

    bool operator==(const Stage&) const = default;
};

/// The stages of one rollout, numbered from 0: at least one, shares rising, the last one everything.
class StagePlan {
public:
    /// The runbook's: 1 % for 15 minutes, 5 % for 30, 25 % for 60, then 100 % with a soak of 30 minutes.
    [[nodiscard]] static StagePlan standard();
    /// Everything in one step, as a hotfix and a rollback go.
    [[nodiscard]] static StagePlan atOnce(Duration soak);
    /// 1 to 10 stages; each watch from 1 s to 7 days.
    [[nodiscard]] static Result<StagePlan> of(const QList<Stage>& stages, const QString& field = {});
    /// "1:15m,5:30m,25:1h,100:30m": share and watch of each stage. Reads back what `text` writes.
    [[nodiscard]] static Result<StagePlan> parse(const QString& text, const QString& field = {});
    [[nodiscard]] QString text() const;
    /// A list of {"share": "5%", "watch": "30m"}.
    [[nodiscard]] static Result<StagePlan> fromJson(const QJsonArray& array, const QString& field);
    [[nodiscard]] QJsonArray toJson() const;

    [[nodiscard]] int count() const { return static_cast<int>(m_stages.size()); }
    [[nodiscard]] int last() const { return count() - 1; }
    /// `number` from 0 to `last()`.
    [[nodiscard]] const Stage& at(int number) const { return m_stages.at(number); }
    /// The stage that a person means with "5", "5%" or "canary-2"; NotFound lists what there is.
    [[nodiscard]] Result<int> find(const QString& text, const QString& field = {}) const;
    /// "canary-2 (5 %)"; the last one is "full (100 %)".
    [[nodiscard]] QString nameOf(int number) const;

    bool operator==(const StagePlan&) const = default;

private:
    explicit StagePlan(QList<Stage> stages) : m_stages(std::move(stages)) { }

    QList<Stage> m_stages;
};

} // namespace godel::domain

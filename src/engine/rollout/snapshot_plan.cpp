#include "engine/rollout/snapshot_plan.h"

#include "base/json.h"

namespace godel::engine {

using namespace Qt::StringLiterals;

namespace {

constexpr Duration pace = 50ms;

/// The state of the platform as it is now, complete or not at all.
class TakeSnapshot final : public Step {
public:
    TakeSnapshot(Snapshots& snapshots, QString id, QString before) : m_snapshots(snapshots), m_id(std::move(id)), m_before(std::move(before)) {}

    [[nodiscard]] QString name() const override { return u"take-snapshot"_s; }
    [[nodiscard]] QString summary() const override
    {
        return m_snapshots.database() != nullptr ? u"dump the database, and note version and configuration as %1"_s.arg(m_id) : u"note version and configuration as %1"_s.arg(m_id);
    }
    [[nodiscard]] Duration deadline() const override { return 6h; }
    /// Another one would be of another moment.
    [[nodiscard]] bool isUndoFinal() const override { return true; }

    [[nodiscard]] Result<Outcome> run(StepContext& step) override
    {
        TRY(const bool isTaken, m_snapshots.take(m_id, m_before));
        TRY(const auto snapshot, m_snapshots.find(m_id));
        step.progress = !isTaken                ? u"the database is being dumped"_s
            : snapshot && snapshot->dump ? u"%1 is complete: %2 of dump with %3 entries"_s.arg(m_id, text(snapshot->dump->size)).arg(snapshot->dump->entries)
                                         : u"%1 is complete; there is no database here"_s.arg(m_id);
        return isTaken ? Outcome::done() : Outcome::lookAgainIn(pace);
    }
    [[nodiscard]] Result<Outcome> undo(StepContext&) override
    {
        TRY(const bool isGone, m_snapshots.discard(m_id));
        return isGone ? Outcome::done() : Outcome::lookAgainIn(pace);
    }

private:
    Snapshots& m_snapshots;
    QString m_id;
    QString m_before;
};

} // namespace

std::unique_ptr<Step> takeSnapshotStep(Snapshots& snapshots, const QString& id, const QString& before)
{
    return std::make_unique<TakeSnapshot>(snapshots, id, before);
}

void addSnapshotPlan(PlanRegistry& plans, Snapshots& snapshots)
{
    plans.add(snapshotPlan, [&snapshots](const QJsonObject& parameters) -> Result<Plan> {
        ObjectReader reader(parameters);
        const QString id = reader.string(u"snapshot"_s);
        const QString before = reader.string(u"version"_s, {});
        TRY_DO(reader.finishLenient());
        Plan plan;
        plan.steps.push_back(takeSnapshotStep(snapshots, id, before));
        plan.claims = {snapshotPlan};
        plan.objects = {id};
        return plan;
    });
}

} // namespace godel::engine

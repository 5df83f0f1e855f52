#include "engine/operations/operation_plan.h"

#include <algorithm>

namespace godel::engine {

using namespace Qt::StringLiterals;

namespace {

/// A step the other way round.
class StepBack final : public Step {
public:
    explicit StepBack(std::unique_ptr<Step> step) : m_step(std::move(step)) {}

    [[nodiscard]] QString name() const override { return m_step->name(); }
    [[nodiscard]] QString summary() const override { return u"take back: %1"_s.arg(m_step->summary()); }
    [[nodiscard]] Result<Outcome> run(StepContext& step) override { return m_step->undo(step); }
    [[nodiscard]] Result<Outcome> undo(StepContext& step) override { return m_step->run(step); }
    [[nodiscard]] Duration deadline() const override { return m_step->deadline(); }
    [[nodiscard]] bool isPointOfNoReturn() const override { return m_step->isUndoFinal(); }

private:
    std::unique_ptr<Step> m_step;
};

Plan turnedRound(Plan plan)
{
    Plan back;
    back.claims = plan.claims;
    back.objects = plan.objects;
    for (auto step = plan.steps.rbegin(); step != plan.steps.rend(); ++step) {
        back.steps.push_back(std::make_unique<StepBack>(std::move(*step)));
    }
    return back;
}

} // namespace

Result<Plan> planOf(const PlanRegistry& plans, const Operation& operation)
{
    TRY(auto plan, plans.build(operation.plan, operation.parameters));
    if (operation.undoes) {
        plan = turnedRound(std::move(plan));
    }
    const auto sameName = [](const auto& step, const StepRecord& stored) { return step->name() == stored.name; };
    if (!std::equal(plan.steps.begin(), plan.steps.end(), operation.steps.begin(), operation.steps.end(), sameName)) {
        return fail(ErrorCode::Conflict, u"operation %1 was begun with other steps than this version's"_s.arg(operation.id.text()),
                    u"Start the version of Godel Ops that began it"_s);
    }
    return plan;
}

Operation wayBackOf(const Operation& done)
{
    Operation back;
    back.plan = done.plan;
    back.parameters = done.parameters;
    back.undoes = done.id;
    for (auto step = done.steps.rbegin(); step != done.steps.rend(); ++step) {
        back.steps.append({step->name, StepState::Pending, step->memo, {}});
    }
    return back;
}

bool hasBegun(const StepRecord& step)
{
    return step.state == StepState::Begun || step.state == StepState::Done;
}

bool isPastReturn(const Operation& operation, const Plan& plan)
{
    for (size_t at = 0; at < plan.steps.size(); ++at) {
        if (plan.steps[at]->isPointOfNoReturn() && hasBegun(operation.steps[static_cast<qsizetype>(at)])) {
            return true;
        }
    }
    return false;
}

} // namespace godel::engine

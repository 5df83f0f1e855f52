#pragma once

#include "engine/operations/operation.h"
#include "engine/operations/plan_registry.h"

namespace godel::engine {

/// The steps with which this version carries the operation on. NotFound if it does not know the plan, Conflict if it knows it with
/// other steps.
[[nodiscard]] Result<Plan> planOf(const PlanRegistry& plans, const Operation& operation);

/// The operation, not begun yet, that takes back what this one has done: the same plan with its steps from the last to the first, each
/// with what it noted. Cancelled, it does again what it has taken back until then.
[[nodiscard]] Operation wayBackOf(const Operation& done);

[[nodiscard]] bool hasBegun(const StepRecord& step);
/// True once a step has begun after which nothing is undone.
[[nodiscard]] bool isPastReturn(const Operation& operation, const Plan& plan);

} // namespace godel::engine

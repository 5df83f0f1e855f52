#include "domain/rollout/rollout.h"

#include "domain/stored_names.h"

#include <algorithm>

namespace godel::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kinds{
    StoredName<RolloutKind>{ RolloutKind::Canary, "canary" },
    StoredName<RolloutKind>{ RolloutKind::Hotfix, "hotfix" },
    StoredName<RolloutKind>{ RolloutKind::Rollback, "rollback" },
};

struct StateRow {
    RolloutState value;
    const char* name;
    const char* phrase; ///< after the version, in a sentence
    bool isAtStage; ///< the new version has the share of its stage
};

constexpr std::array states{
    StateRow{ RolloutState::Draft, "draft", "is not begun", false },
    StateRow{ RolloutState::Precheck, "precheck", "is being checked", false },
    StateRow{ RolloutState::Snapshot, "snapshot", "waits for its snapshot", false },
    StateRow{ RolloutState::Starting, "starting", "is starting", false },
    StateRow{ RolloutState::Shifting, "shifting", "is being shifted to", true },
    StateRow{ RolloutState::WarmUp, "warmup", "warms up at", true },
    StateRow{ RolloutState::Watching, "watching", "is watched at", true },
    StateRow{ RolloutState::AwaitingApproval, "awaiting-approval", "awaits approval at", true },
    StateRow{ RolloutState::Held, "held", "is held at", true },
    StateRow{ RolloutState::Soak, "soak", "soaks at", true },
    StateRow{ RolloutState::Done, "done", "is rolled out to", true },
    StateRow{ RolloutState::Aborting, "aborting", "is being aborted", false },
    StateRow{ RolloutState::Draining, "draining", "is draining", false },
    StateRow{ RolloutState::Aborted, "aborted", "is aborted", false },
    StateRow{ RolloutState::NeedsPerson, "needs-person", "needs a person", false },
};

const StateRow& rowOf(RolloutState state)
{
    return *std::find_if(states.begin(), states.end(), [state](const StateRow& row) { return row.value == state; });
}

} // namespace

QString name(RolloutKind kind)
{
    return storedName(kinds, kind);
}

QString name(RolloutState state)
{
    return storedName(states, state);
}

Result<RolloutKind> rolloutKindOf(const QString& name, const QString& field)
{
    return valueOfName(kinds, name, field);
}

Result<RolloutState> rolloutStateOf(const QString& name, const QString& field)
{
    return valueOfName(states, name, field);
}

bool isOver(RolloutState state)
{
    return state == RolloutState::Done || state == RolloutState::Aborted;
}

Percent requiredShare(const Rollout& rollout)
{
    // A rollout that needs a person keeps what it had in the state that it got stuck in.
    const bool isStuck = rollout.state == RolloutState::NeedsPerson && rollout.resumesTo;
    const RolloutState state = isStuck ? *rollout.resumesTo : rollout.state;
    return rowOf(state).isAtStage ? rollout.plan.at(rollout.stage).share : Percent();
}

Duration watchLeft(const Rollout& rollout)
{
    return std::max(Duration::zero(), rollout.plan.at(rollout.stage).watch + rollout.extension - rollout.watched);
}

QString sentence(const Rollout& rollout)
{
    const StateRow& row = rowOf(rollout.state);
    const QString what = u"%1 %2"_s.arg(rollout.version.text(), QLatin1StringView(row.phrase));
    return row.isAtStage ? u"%1 %2"_s.arg(what, rollout.plan.nameOf(rollout.stage)) : what;
}

} // namespace godel::domain

#include "domain/rollout/rollout_example.h"

namespace godel::domain {

using namespace Qt::StringLiterals;

ExampleRollout::ExampleRollout()
{
    rollout.id = RolloutId::parse(u"rollout-1"_s).value();
    rollout.version = Version::parse(u"v2.1.0"_s).value();
    rollout.previous = Version::parse(u"v2.0.0"_s).value();
    rollout.artefactHash = QString(64, u'a');
    rollout.requestedBy = u"anna"_s;
    rollout.since = now;
    view.isWorkDone = true;
    view.evidenceHash = evidenceHash({ { u"requests"_s, 1812 } });
}

void ExampleRollout::event(RolloutEvent event)
{
    const auto next = apply(rollout, event, now);
    REQUIRE_OK(next);
    rollout = *next;
}

NextAction ExampleRollout::look()
{
    const NextAction action = nextAction(policy, rollout, view, now);
    if (action.event) {
        event(*action.event);
    }
    return action;
}

void ExampleRollout::settle()
{
    for (int looks = 0; looks < 20 && look().event; ++looks) { }
}

void ExampleRollout::watchFor(Duration span)
{
    now += span;
    rollout = watchedFor(rollout, span);
    settle();
}

void ExampleRollout::approve(const QString& person)
{
    const auto approved = domain::approve(policy.approval, rollout, { person, true }, rollout.evidenceHash, {}, now);
    REQUIRE_OK(approved);
    rollout = *approved;
    settle();
}

void ExampleRollout::begin()
{
    event({ .kind = RolloutEventKind::Begin });
    settle();
    watchFor(policy.warmUp);
    REQUIRE(rollout.state == (rollout.isLastStage() ? RolloutState::Soak : RolloutState::Watching));
}

} // namespace godel::domain

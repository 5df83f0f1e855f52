#include "engine/rollout/restart_plan.h"

#include "base/json.h"
#include "engine/fleet/crew.h"
#include "engine/rollout/rollout_plan.h"

namespace godel::engine {

using namespace Qt::StringLiterals;
using domain::Version;
using ports::Group;
using ports::Removal;
using ports::Slot;

namespace {

constexpr Duration pace = 20ms;
const QString tuningBefore = u"tuning_before"_s;

/// What both plans are told of the lineup when they begin.
struct Target {
    Group group = Group::S;
    Version version;
    int instances = 0;
    std::optional<Tuning> tuning{}; ///< none: as it was
    std::optional<Tuning> before{}; ///< what held when it began; none where an earlier version began it

    [[nodiscard]] bool isRetuned() const { return tuning && before && *tuning != *before; }
};

Result<Target> targetOf(const QJsonObject& parameters)
{
    ObjectReader reader(parameters);
    Target target;
    target.group = reader.string(u"group"_s) == u"c" ? Group::C : Group::S;
    target.version = reader.take(Version::parse(reader.string(u"version"_s), u"version"_s));
    target.instances = static_cast<int>(reader.integer(u"instances"_s, 1, 64));
    if (reader.has(u"tuning"_s)) {
        target.tuning = reader.take(tuningOf(reader.object(u"tuning"_s)));
    }
    if (reader.has(tuningBefore)) {
        target.before = reader.take(tuningOf(reader.object(tuningBefore)));
    }
    TRY_DO(reader.finishLenient());
    return target;
}

Outcome unless(bool isDone)
{
    return isDone ? Outcome::done() : Outcome::lookAgainIn(pace);
}

Post postOf(Platform& platform, Slot slot)
{
    return {platform.fleet, platform.processes, platform.router, slot};
}

/// What starts from here on has this memory limit and these arguments; nothing where it is not said.
Result<> keepTuned(Fleet& fleet, const std::optional<Tuning>& tuning)
{
    TRY(const auto present, fleet.tuning());
    return !tuning || *tuning == present ? Result<>() : fleet.tune(*tuning);
}

/// From here on instances start with another memory limit or other arguments.
class Tune final : public Step {
public:
    Tune(Platform& platform, const Target& target) : m_fleet(platform.fleet), m_tuning(*target.tuning), m_before(target.before) {}

    [[nodiscard]] QString name() const override { return u"tune"_s; }
    [[nodiscard]] QString summary() const override
    {
        const QString memory = m_tuning.memoryLimit ? u"a memory limit of %1"_s.arg(text(*m_tuning.memoryLimit)) : u"the platform's memory limit"_s;
        return m_tuning.arguments.isEmpty() ? u"start instances with %1 from now on"_s.arg(memory) : u"start instances with %1 and with %2 from now on"_s.arg(memory, m_tuning.arguments.join(u' '));
    }
    [[nodiscard]] Result<Outcome> run(StepContext&) override { return keepTuned(m_fleet, m_tuning).map([] { return Outcome::done(); }); }
    [[nodiscard]] Result<Outcome> undo(StepContext&) override { return keepTuned(m_fleet, m_before).map([] { return Outcome::done(); }); }

private:
    Fleet& m_fleet;
    Tuning m_tuning;
    std::optional<Tuning> m_before;
};

/// One more instance than there are, for as long as the others are replaced.
class SpareUp final : public Step {
public:
    SpareUp(Platform& platform, const Target& target) : m_target(target), m_post(postOf(platform, {target.group, target.instances})) {}

    [[nodiscard]] QString name() const override { return u"spare-up"_s; }
    [[nodiscard]] QString summary() const override { return u"start one more instance of %1"_s.arg(m_target.version.text()); }
    [[nodiscard]] Duration deadline() const override { return 5min; }
    [[nodiscard]] Result<Outcome> run(StepContext& step) override
    {
        step.progress = u"a spare instance starts"_s;
        return m_post.bringUp(m_target.version).map(unless);
    }
    [[nodiscard]] Result<Outcome> undo(StepContext&) override { return m_post.retire(Removal::Gently).map(unless); }

private:
    Target m_target;
    Post m_post;
};

class SpareDown final : public Step {
public:
    SpareDown(Platform& platform, const Target& target) : m_fleet(platform.fleet), m_target(target), m_post(postOf(platform, {target.group, target.instances})) {}

    [[nodiscard]] QString name() const override { return u"spare-down"_s; }
    [[nodiscard]] QString summary() const override { return u"let the additional instance answer its last requests, and stop it"_s; }
    [[nodiscard]] Duration deadline() const override { return 5min; }
    [[nodiscard]] Result<Outcome> run(StepContext& step) override
    {
        step.progress = u"the spare instance answers its last requests"_s;
        return m_post.retire(Removal::Gently).map(unless);
    }
    [[nodiscard]] Result<Outcome> undo(StepContext&) override
    {
        TRY_DO(keepTuned(m_fleet, m_target.before));
        return m_post.bringUp(m_target.version).map(unless);
    }

private:
    Fleet& m_fleet;
    Target m_target;
    Post m_post;
};

/// One instance goes and comes back as another process. The old one is remembered by its pid, so that it is replaced once. Taken back, it
/// is replaced again where it was started with another tuning than before.
class Replace final : public Step {
public:
    Replace(Platform& platform, const Target& target, int number)
        : m_fleet(platform.fleet), m_target(target), m_number(number), m_post(postOf(platform, {target.group, number})) {}

    [[nodiscard]] QString name() const override { return u"replace-%1"_s.arg(m_number); }
    [[nodiscard]] QString summary() const override { return u"replace instance %1 of %2 by a new process, once it has answered its last requests"_s.arg(m_number + 1).arg(m_target.instances); }
    [[nodiscard]] Duration deadline() const override { return 10min; }

    [[nodiscard]] Result<Outcome> run(StepContext& step) override
    {
        step.progress = u"instance %1 of %2 is replaced"_s.arg(m_number + 1).arg(m_target.instances);
        const auto view = m_post.view();
        if (!step.memo.contains(u"old_pid"_s)) {
            step.memo.insert(u"old_pid"_s, view ? view->pid : 0);
            return Outcome::lookAgainIn(1ms);
        }
        const bool isOld = view && view->pid != 0 && view->pid == step.memo.value(u"old_pid"_s).toInteger();
        return isOld ? leave() : come(m_target.tuning);
    }
    [[nodiscard]] Result<Outcome> undo(StepContext&) override { return come(m_target.before); }

private:
    Result<Outcome> leave() { return m_post.retire(Removal::Gently).map([](bool) { return Outcome::lookAgainIn(pace); }); }
    Result<Outcome> come(const std::optional<Tuning>& tuning)
    {
        TRY_DO(keepTuned(m_fleet, tuning));
        TRY(const bool isOther, m_target.isRetuned() ? m_post.isStartedOtherwise(m_target.version) : Result<bool>(false));
        const auto view = m_post.view();
        const bool isLeaving = view && view->state == ports::ProcessState::Stopping;
        return isOther || isLeaving ? leave() : m_post.bringUp(m_target.version).map(unless);
    }

    Fleet& m_fleet;
    Target m_target;
    int m_number;
    Post m_post;
};

/// Every request is told to come back later.
class Refuse final : public Step {
public:
    explicit Refuse(Platform& platform) : m_platform(platform) {}

    [[nodiscard]] QString name() const override { return u"refuse"_s; }
    [[nodiscard]] QString summary() const override { return u"refuse every request with 503 and Retry-After"_s; }
    [[nodiscard]] Result<Outcome> run(StepContext& step) override
    {
        step.progress = u"all traffic is refused with Retry-After"_s;
        return set(60s);
    }
    [[nodiscard]] Result<Outcome> undo(StepContext&) override { return set({}); }

private:
    Result<Outcome> set(std::optional<Duration> retryAfter)
    {
        if (!m_asking.isValid()) {
            m_asking = m_platform.router.hold(retryAfter);
        }
        if (!m_asking.isReady()) {
            return Outcome::lookAgainIn(pace);
        }
        const auto answer = m_asking.result();
        m_asking = {};
        TRY_DO(answer);
        return Outcome::done();
    }

    Platform& m_platform;
    Pending<> m_asking;
};

/// Nobody is left in the group; taken back by starting all of them again.
class StopAll final : public Step {
public:
    StopAll(Platform& platform, const Target& target)
        : m_fleet(platform.fleet), m_target(target), m_crew(platform.fleet, platform.processes, platform.router, target.group) {}

    [[nodiscard]] QString name() const override { return u"stop-all"_s; }
    [[nodiscard]] QString summary() const override { return u"stop every instance of %1 at once"_s.arg(m_target.version.text()); }
    [[nodiscard]] Duration deadline() const override { return 5min; }
    [[nodiscard]] Result<Outcome> run(StepContext& step) override
    {
        step.progress = u"every instance stops"_s;
        return m_crew.retire(Removal::AtOnce).map(unless);
    }
    [[nodiscard]] Result<Outcome> undo(StepContext&) override
    {
        TRY_DO(keepTuned(m_fleet, m_target.before));
        return m_crew.bringUp(m_target.version).map(unless);
    }

private:
    Fleet& m_fleet;
    Target m_target;
    Crew m_crew;
};

/// All instances come up again, then the traffic comes back. Taken back, those that were started with another tuning go; who stopped
/// the ones before starts them as they were.
class StartAll final : public Step {
public:
    StartAll(Platform& platform, const Target& target)
        : m_target(target), m_crew(platform.fleet, platform.processes, platform.router, target.group) {}

    [[nodiscard]] QString name() const override { return u"start-all"_s; }
    [[nodiscard]] QString summary() const override { return u"start %1 instances of %2"_s.arg(m_target.instances).arg(m_target.version.text()); }
    [[nodiscard]] Duration deadline() const override { return 10min; }
    [[nodiscard]] Result<Outcome> run(StepContext& step) override
    {
        step.progress = u"%1 of %2 instances are ready"_s.arg(m_crew.ready()).arg(m_crew.wanted());
        return m_crew.bringUp(m_target.version).map(unless);
    }
    [[nodiscard]] Result<Outcome> undo(StepContext&) override
    {
        return m_target.isRetuned() ? m_crew.retire(Removal::AtOnce).map(unless) : Outcome::done();
    }

private:
    Target m_target;
    Crew m_crew;
};

class Admit final : public Step {
public:
    explicit Admit(Platform& platform) : m_refuse(platform) {}
    [[nodiscard]] QString name() const override { return u"admit"_s; }
    [[nodiscard]] QString summary() const override { return u"let the traffic in again"_s; }
    [[nodiscard]] Result<Outcome> run(StepContext& step) override { return m_refuse.undo(step); }
    [[nodiscard]] Result<Outcome> undo(StepContext& step) override { return m_refuse.run(step); }

private:
    Refuse m_refuse;
};

void addTuning(Plan& plan, Platform& platform, const Target& target)
{
    if (target.tuning) {
        plan.steps.push_back(std::make_unique<Tune>(platform, target));
    }
}

Result<Plan> buildRolling(Platform& platform, const QJsonObject& parameters)
{
    TRY(const auto target, targetOf(parameters));
    Plan plan;
    addTuning(plan, platform, target);
    plan.steps.push_back(std::make_unique<SpareUp>(platform, target));
    for (int number = 0; number < target.instances; ++number) {
        plan.steps.push_back(std::make_unique<Replace>(platform, target, number));
    }
    plan.steps.push_back(std::make_unique<SpareDown>(platform, target));
    plan.claims = {trafficClaim};
    if (!target.isRetuned()) {
        plan.whyFinal = u"the same version runs as it did before, and there is nothing to go back to"_s;
    }
    return plan;
}

Result<Plan> buildStop(Platform& platform, const QJsonObject& parameters)
{
    TRY(const auto target, targetOf(parameters));
    Plan plan;
    addTuning(plan, platform, target);
    plan.steps.push_back(std::make_unique<Refuse>(platform));
    plan.steps.push_back(std::make_unique<StopAll>(platform, target));
    const bool startsAgain = parameters.value(u"starts_again"_s).toBool();
    if (startsAgain) {
        plan.steps.push_back(std::make_unique<StartAll>(platform, target));
        plan.steps.push_back(std::make_unique<Admit>(platform));
    }
    plan.claims = {trafficClaim};
    plan.whyFinal = startsAgain ? u"that would refuse all traffic once more; restart --max-old-space-size=MIB changes the limit again without it"_s
                                : u"an emergency stop is lifted by restart:emergency, which starts every instance again"_s;
    return plan;
}

} // namespace

Result<QJsonObject> restartParameters(const Platform& platform)
{
    TRY(const auto lineup, platform.fleet.lineup());
    TRY(const auto version, lineup.stableVersion());
    TRY(const auto tuning, platform.fleet.tuning());
    return QJsonObject{{u"group"_s, lineup.stable == Group::C ? u"c"_s : u"s"_s}, {u"version"_s, version.text()}, {u"instances"_s, platform.fleet.settings().instances},
                       {tuningBefore, toJson(tuning)}};
}

void addRestartPlans(PlanRegistry& plans, Platform& platform)
{
    plans.add(restartPlan, [&platform](const QJsonObject& parameters) { return buildRolling(platform, parameters); });
    plans.add(stopPlan, [&platform](const QJsonObject& parameters) { return buildStop(platform, parameters); });
}

} // namespace godel::engine

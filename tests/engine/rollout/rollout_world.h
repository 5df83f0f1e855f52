#pragma once

#include "engine/rollout/deployments.h"
#include "engine/rollout/migrations_back_plan.h"
#include "engine/rollout/restart_plan.h"
#include "engine/rollout/rollout_plan.h"
#include "engine/rollout/snapshot_plan.h"
#include "engine/workload/integration_plan.h"
#include "fakes/fake_database.h"
#include "fakes/fake_processes.h"
#include "fakes/fake_releases.h"
#include "fakes/fake_router.h"
#include "fakes/fake_workload.h"
#include "fakes/memory_store.h"
#include "support/catch.h"
#include "support/fake_clock.h"

#include <QTemporaryDir>

namespace godel::test {

/// A platform on a fake clock with traffic of its own, and an engine that can be killed at any point. The world goes on without it.
class RolloutWorld {
public:
    explicit RolloutWorld(quint64 seed = 1);
    ~RolloutWorld();

    FakeClock clock;
    MemoryStore disk;
    FakeRouter router{clock, 11};
    FakeProcesses processes{clock};
    FakeReleases releases;
    FakeWorkload workload;
    FakeDatabase database{clock};
    engine::RolloutSettings settings;

    /// The engine of now.
    [[nodiscard]] engine::Deployments& deployments();
    [[nodiscard]] engine::Runner& runner();
    [[nodiscard]] engine::RolloutBook& book();
    [[nodiscard]] engine::Fleet& fleet();
    /// Nothing of the engine is left but what it stored; the next call of any of the above makes a new one.
    void kill();
    /// The engine dies at its n-th write to the disk, before (or after) it lands; 0: never.
    void dieAtWrite(int write, bool isWritten);

    /// Writes since the last `dieAtWrite`.
    [[nodiscard]] int writes() const;

    /// Starts v2.0.0 as the first version.
    void beginPlatform();
    void begin(const QString& version);
    /// Ends the rollout that is under way for one of this version.
    [[nodiscard]] Result<> supersede(const QString& version);
    /// Any plan but a rollout's.
    [[nodiscard]] Result<> start(const QString& plan, const QJsonObject& extra);
    [[nodiscard]] QStringList planNames();
    void approve(const QString& person = QStringLiteral("ben"));

    /// Lets the time pass, in the engine's own steps; a dead engine is born again.
    void pass(Duration span);
    /// Until the condition holds, at most for the span; says whether it did.
    bool passUntil(const std::function<bool()>& condition, Duration atMost);

    /// Makes the newest rollout's stream long by writing its first judged scrape again and again, without what the judge began from.
    void lengthen(int scrapes);

    [[nodiscard]] domain::Rollout rollout();
    [[nodiscard]] domain::RolloutState state() { return rollout().state; }
    [[nodiscard]] QString stableVersion();

private:
    struct DyingStore;
    struct Engine;
    Engine& alive();

    SeededRandom m_random;
    QTemporaryDir m_dumps;
    std::unique_ptr<DyingStore> m_store;
    std::unique_ptr<Engine> m_engine;
};

[[nodiscard]] domain::Version version(const QString& text);
/// Lets the time pass until the newest rollout is in that state, at most for the span.
[[nodiscard]] bool isAt(RolloutWorld& world, domain::RolloutState state, Duration atMost);

} // namespace godel::test

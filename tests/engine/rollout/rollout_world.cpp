#include "engine/rollout/rollout_world.h"

namespace godel::test {

using namespace Qt::StringLiterals;

/// The disk as the engine reaches it: at its chosen write the engine is dead, and nothing it does afterwards counts.
struct RolloutWorld::DyingStore final : ports::Store {
    explicit DyingStore(MemoryStore& disk) : disk(disk) {}

    MemoryStore& disk;
    int writesLeft = 0;
    int writes = 0;
    bool landsFirst = false;
    bool isDead = false;

    [[nodiscard]] Result<> write(const ports::Batch& batch) override
    {
        if (isDead) {
            return gone();
        }
        ++writes;
        if (writesLeft == 0 || --writesLeft > 0) {
            return disk.write(batch);
        }
        isDead = true;
        if (landsFirst) {
            REQUIRE_OK(disk.write(batch));
        }
        return gone();
    }
    [[nodiscard]] Result<std::optional<ports::Record>> find(const QString& collection, const QString& key) override { return disk.find(collection, key); }
    [[nodiscard]] Result<QList<ports::Record>> list(const QString& collection, const QString& after, int limit) override { return disk.list(collection, after, limit); }
    [[nodiscard]] Result<QList<ports::Event>> events(const QString& stream, qint64 after, int limit) override { return disk.events(stream, after, limit); }
    [[nodiscard]] Result<QList<ports::Event>> eventsBefore(const QString& stream, qint64 before, int limit) override { return disk.eventsBefore(stream, before, limit); }

private:
    static tl::unexpected<Error> gone() { return fail(ErrorCode::Unavailable, u"the engine is dead"_s); }
};

struct RolloutWorld::Engine {
    Engine(RolloutWorld& world, ports::Store& store, Random& random)
        : fleet(store, world.releases, {}), book(store, world.clock), snapshots({store, fleet, world.clock, &world.database, nullptr, world.m_dumps.path()}),
          platform{world.router, world.processes, world.releases, fleet, book, prechecks, snapshots, world.clock, world.settings},
          runner(store, plans, world.clock, random), deployments(platform, runner, random)
    {
        addRolloutPlans(plans, platform);
        addRestartPlans(plans, platform);
        addSnapshotPlan(plans, snapshots);
        addMigrationsBackPlan(plans, platform);
        addIntegrationPlan(plans, world.workload);
        REQUIRE_OK(runner.resume());
    }

    engine::Fleet fleet;
    engine::RolloutBook book;
    engine::Prechecks prechecks;
    engine::Snapshots snapshots;
    engine::Platform platform;
    engine::PlanRegistry plans;
    engine::Runner runner;
    engine::Deployments deployments;
};

RolloutWorld::RolloutWorld(quint64 seed) : m_random(seed), m_store(std::make_unique<DyingStore>(disk))
{
    (void)database.prepare();
    for (const auto& text : {u"v2.0.0"_s, u"v2.1.0"_s, u"v2.2.0"_s}) {
        releases.have(text);
    }
}

RolloutWorld::~RolloutWorld() = default;

void RolloutWorld::kill()
{
    m_engine.reset();
}

RolloutWorld::Engine& RolloutWorld::alive()
{
    if (m_engine && m_store->isDead) {
        m_engine.reset();
    }
    if (!m_engine) {
        m_store->isDead = false;
        m_engine = std::make_unique<Engine>(*this, *m_store, m_random);
    }
    return *m_engine;
}

engine::Deployments& RolloutWorld::deployments()
{
    return alive().deployments;
}

engine::Runner& RolloutWorld::runner()
{
    return alive().runner;
}

engine::RolloutBook& RolloutWorld::book()
{
    return alive().book;
}

engine::Fleet& RolloutWorld::fleet()
{
    return alive().fleet;
}

void RolloutWorld::dieAtWrite(int write, bool isWritten)
{
    m_store->writesLeft = write;
    m_store->isDead = false;
    m_store->landsFirst = isWritten;
    m_store->writes = 0;
}

int RolloutWorld::writes() const
{
    return m_store->writes;
}

void RolloutWorld::pass(Duration span)
{
    (void)passUntil([] { return false; }, span);
}

bool RolloutWorld::passUntil(const std::function<bool()>& condition, Duration atMost)
{
    const Duration end = clock.monotonic() + atMost;
    while (clock.monotonic() < end) {
        if (condition()) {
            return true;
        }
        Engine& engine = alive();
        const auto wait = engine.runner.advance();
        // An engine that died in the middle of it is missed for a second.
        const Duration step = !wait ? Duration(1s) : wait->value_or(1s);
        clock.advance(std::clamp<Duration>(step, 1ms, end - clock.monotonic()));
    }
    return condition();
}

void RolloutWorld::beginPlatform()
{
    REQUIRE_OK(deployments().beginFirst(version(u"v2.0.0"_s), u"anna"_s));
    REQUIRE(passUntil([this] { return stableVersion() == u"v2.0.0"; }, 1min));
    pass(1s);
}

void RolloutWorld::begin(const QString& text)
{
    REQUIRE_OK(deployments().begin({domain::RolloutKind::Canary, version(text), {}}, u"anna"_s));
}

Result<> RolloutWorld::supersede(const QString& text)
{
    engine::Deployments::Wish wish{domain::RolloutKind::Canary, version(text), {}};
    wish.supersedes = true;
    return deployments().begin(wish, u"anna"_s).map([](const auto&) {});
}

Result<> RolloutWorld::start(const QString& plan, const QJsonObject& extra)
{
    TRY(auto parameters, engine::restartParameters(alive().platform));
    for (auto entry = extra.begin(); entry != extra.end(); ++entry) {
        parameters.insert(entry.key(), entry.value());
    }
    TRY_DO(runner().start(plan, parameters, u"anna"_s));
    return {};
}

QStringList RolloutWorld::planNames()
{
    return alive().plans.names();
}

void RolloutWorld::approve(const QString& person)
{
    REQUIRE_OK(deployments().approve({person, true}, {}, {}));
}

void RolloutWorld::lengthen(int scrapes)
{
    const QString stream = u"rollout/"_s + rollout().id.text();
    const auto events = disk.events(stream, 0, 10'000);
    REQUIRE_OK(events);
    const auto found = std::find_if(events->begin(), events->end(), [](const ports::Event& event) { return event.body.contains(u"judged"_s); });
    REQUIRE(found != events->end());
    QJsonObject judged = found->body[u"judged"_s].toObject();
    judged.remove(u"begins"_s);
    ports::Batch batch;
    for (int count = 0; count < scrapes; ++count) {
        batch.appends.append({stream, found->at, {{u"evidence"_s, found->body[u"evidence"_s]}, {u"judged"_s, judged}}});
    }
    REQUIRE_OK(disk.write(batch));
}

domain::Rollout RolloutWorld::rollout()
{
    const auto newest = book().newest(1);
    REQUIRE_OK(newest);
    REQUIRE_FALSE(newest->isEmpty());
    return newest->first().rollout;
}

QString RolloutWorld::stableVersion()
{
    const auto lineup = fleet().lineup();
    REQUIRE_OK(lineup);
    const auto& stable = lineup->in(lineup->stable);
    return stable ? stable->text() : QString();
}

bool isAt(RolloutWorld& world, domain::RolloutState state, Duration atMost)
{
    return world.passUntil([&world, state] { return world.state() == state; }, atMost);
}

domain::Version version(const QString& text)
{
    return *domain::Version::parse(text);
}

} // namespace godel::test

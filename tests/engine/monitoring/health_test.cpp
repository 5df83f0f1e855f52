#include "engine/monitoring/health.h"
#include "engine/rollout/rollout_world.h"
#include "support/catch.h"
#include "support/wait.h"

#include <QThread>

using namespace godel;
using namespace godel::test;

TEST_CASE("what a database's own thread answers is told on the engine's, which alone may read the store", "[engine][health]")
{
    RolloutWorld world;
    world.database.isSlow = true;
    const auto health = engine::lookAtHealth(world.deployments().platform());
    const QThread* toldOn = nullptr;
    health.whenReadyDirectly([&toldOn] { toldOn = QThread::currentThread(); });
    world.database.answerFromElsewhere();
    REQUIRE(waitFor([&] { return health.isReady(); }));
    CHECK(toldOn == QThread::currentThread());
}

#include "engine/rollout/worked_evidence.h"

#include "engine/rollout/rollout_world.h"
#include "support/wait.h"

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;
using domain::RolloutState;
using engine::EvidenceWork;
using engine::Worked;

namespace {

std::shared_ptr<const Worked> worked(EvidenceWork& work, const domain::Rollout& rollout)
{
    const auto pending = work.upToNow(rollout);
    REQUIRE(waitFor([&pending] { return pending.isReady(); }));
    REQUIRE_OK(pending.result());
    return *pending.result();
}

void requireSame(const Worked& one, const Worked& other)
{
    REQUIRE(one.replayer.scrapes() == other.replayer.scrapes());
    REQUIRE(one.replayer.agrees() == other.replayer.agrees());
    REQUIRE(one.scrapes.size() == other.scrapes.size());
    for (size_t at = 0; at < one.scrapes.size(); ++at) {
        REQUIRE(one.scrapes[at].at == other.scrapes[at].at);
        REQUIRE(one.scrapes[at].worse == other.scrapes[at].worse);
        REQUIRE(one.scrapes[at].pass == other.scrapes[at].pass);
        REQUIRE(one.scrapes[at].canary.requests == other.scrapes[at].canary.requests);
        REQUIRE(one.scrapes[at].stable.p99 == other.scrapes[at].stable.p99);
        REQUIRE(one.scrapes[at].verdict == other.scrapes[at].verdict);
    }
}

/// A rollout that is watched.
struct Watched : RolloutWorld {
    Watched()
    {
        beginPlatform();
        begin(u"v2.1.0"_s);
        REQUIRE(isAt(*this, RolloutState::Watching, 5min));
        pass(10s);
    }
};

} // namespace

TEST_CASE("whoever looks again and again at a live rollout sees what somebody sees who looks for the first time")
{
    Watched world;
    const auto& book = world.deployments().platform().book;
    EvidenceWork kept(book);
    qsizetype before = 0;
    for (int look = 0; look < 20; ++look) {
        world.pass(20s);
        const auto again = worked(kept, world.rollout());
        EvidenceWork fresh(book);
        requireSame(*again, *worked(fresh, world.rollout()));
        REQUIRE(again->replayer.agrees());
        REQUIRE(again->replayer.scrapes() > before);
        before = again->replayer.scrapes();
    }
}

TEST_CASE("several who look at once judge no scrape twice, and each sees what was stored before it asked")
{
    Watched world;
    EvidenceWork work(world.deployments().platform().book);
    std::vector<Pending<std::shared_ptr<const Worked>>> looking;
    for (int look = 0; look < 5; ++look) {
        // Longer than a page, so that none has read all of it when the next one comes.
        world.lengthen(1000);
        looking.push_back(work.upToNow(world.rollout()));
        REQUIRE_FALSE(looking.back().isReady());
    }
    REQUIRE(waitFor([&] { return std::all_of(looking.begin(), looking.end(), [](const auto& one) { return one.isReady(); }); }));
    EvidenceWork fresh(world.deployments().platform().book);
    for (const auto& one : looking) {
        REQUIRE_OK(one.result());
    }
    REQUIRE((*looking.front().result())->replayer.scrapes() >= 5000);
    requireSame(*worked(work, world.rollout()), *worked(fresh, world.rollout()));
}

TEST_CASE("a stream that cannot be read is told each time")
{
    Watched world;
    EvidenceWork work(world.deployments().platform().book);
    REQUIRE(worked(work, world.rollout())->replayer.agrees());
    const QString stream = u"rollout/"_s + world.rollout().id.text();
    const auto write = [&](const QJsonObject& body) {
        ports::Batch batch;
        batch.appends.append({stream, world.clock.now(), body});
        REQUIRE_OK(world.disk.write(batch));
    };
    write({{u"evidence"_s, QJsonObject()}, {u"judged"_s, QJsonObject{{u"canary"_s, QJsonObject{{u"requests"_s, u"many"_s}}}}}});
    for (int look = 0; look < 2; ++look) {
        const auto pending = work.upToNow(world.rollout());
        REQUIRE(waitFor([&pending] { return pending.isReady(); }));
        REQUIRE_FALSE(pending.result().has_value());
        REQUIRE(pending.result().error().field.startsWith(u"judged."));
    }
}

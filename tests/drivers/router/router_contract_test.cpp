#include "contracts/router_contract.h"
#include "fakes/fake_router.h"
#include "stands/haproxy_stand.h"
#include "support/fake_clock.h"

using namespace godel;
using namespace godel::test;
using namespace godel::ports;

namespace {

/// Its requests come with the time.
class FakeStand final : public RouterStand {
public:
    Router& router() override { return m_router; }
    const Clock& clock() const override { return m_clock; }
    quint16 instance(Group group) override { return group == Group::S ? 7500 : 7501; }
    int send(int requests) override
    {
        // Those until now belong to what was before.
        (void)m_router.look();
        const qint64 before = m_router.refused();
        m_clock.advance(requests * 1ms);
        (void)m_router.look();
        return static_cast<int>(m_router.refused() - before);
    }

private:
    FakeClock m_clock;
    FakeRouter m_router{m_clock, 5};
};

class RealStand final : public RouterStand {
public:
    RealStand()
    {
        for (const Group group : {Group::S, Group::C}) {
            REQUIRE(HaproxyStand::answer(m_stand.router.takeOut({group, 0}, Removal::AtOnce))->isOut);
        }
    }
    Router& router() override { return m_stand.router; }
    const Clock& clock() const override { return m_clock; }
    quint16 instance(Group group) override { return (group == Group::S ? m_stand.stable : m_stand.canary).serverPort(); }
    int send(int requests) override { return m_stand.send(requests); }

private:
    SystemClock m_clock;
    HaproxyStand m_stand;
};

} // namespace

TEST_CASE("the fake router keeps the contract")
{
    checkRouter([] { return std::make_unique<FakeStand>(); });
}

TEST_CASE("HAProxy keeps the router's contract")
{
    checkRouter([] { return std::make_unique<RealStand>(); });
}

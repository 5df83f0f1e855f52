#include "domain/platform/capabilities.h"
#include "support/catch.h"

using namespace godel;
using namespace godel::domain;
using namespace Qt::StringLiterals;

TEST_CASE("the reference platform offers everything by HTTP, another one what it says")
{
    for (const auto capability : allCapabilities) {
        REQUIRE(Capabilities::reference().of(capability).source == CapabilitySource::Http);
    }
    const auto other = Capabilities::fromJson({{u"queue"_s, QJsonObject{{u"promql"_s, u"max(depth)"_s}}}, {u"heap"_s, u"not offered"_s}, {u"metrics"_s, QJsonObject{{u"http"_s, u"/stats"_s}}}}, u"c"_s);
    REQUIRE_OK(other);
    REQUIRE(other->of(Capability::Queue) == Offer{CapabilitySource::Promql, u"max(depth)"_s});
    REQUIRE(other->of(Capability::Metrics).detail == u"/stats");
    REQUIRE_FALSE(other->offers(Capability::Heap));
    REQUIRE_FALSE(other->offers(Capability::Tasks));
    REQUIRE(Capabilities::fromJson({{u"metrics"_s, u"http"_s}}, u"c"_s)->of(Capability::Metrics).detail == u"/metrics");
}

TEST_CASE("a capability or source that does not exist is refused with its field and the next step")
{
    const auto refusal = [](const QJsonObject& object) {
        const auto read = Capabilities::fromJson(object, u"platform.json.capabilities"_s);
        REQUIRE_FALSE(read);
        REQUIRE_FALSE(read.error().hint.isEmpty());
        return read.error().field;
    };
    REQUIRE(refusal({{u"queu"_s, u"http"_s}}) == u"platform.json.capabilities.queu");
    REQUIRE(refusal({{u"queue"_s, u"promql"_s}}) == u"platform.json.capabilities.queue");
    REQUIRE(refusal({{u"queue"_s, u"magic"_s}}) == u"platform.json.capabilities.queue");
    REQUIRE(refusal({{u"queue"_s, QJsonObject{}}}) == u"platform.json.capabilities.queue");
    REQUIRE(refusal({{u"tasks"_s, QJsonObject{{u"sql"_s, u"select 1"_s}}}}) == u"platform.json.capabilities.tasks");
}

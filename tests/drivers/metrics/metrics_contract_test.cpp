#include "drivers/metrics/metrics_contract.h"
#include "drivers/metrics/victoria_stand.h"
#include "fakes/fake_metrics.h"

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

class FakeStand : public MetricsStand {
public:
    ports::Metrics& metrics() override { return m_metrics; }
    ports::ScrapeTarget goodTarget(const QString& name, double value) override
    {
        m_metrics.setPage(1, QMap<QString, double>{ { name, value } });
        return { u"node"_s, u"good"_s, 1 };
    }
    ports::ScrapeTarget badTarget() override
    {
        m_metrics.setPage(2, fail(ErrorCode::Unavailable, u"it answered with status 500"_s));
        return { u"node"_s, u"bad"_s, 2 };
    }

private:
    SystemClock m_clock;
    FakeMetrics m_metrics{ m_clock, 3s };
};

} // namespace

TEST_CASE("the fake metrics keep to the contract")
{
    checkMetrics([] { return std::make_unique<FakeStand>(); });
}

TEST_CASE("VictoriaMetrics keeps to the contract of metrics")
{
    checkMetrics([] { return std::make_unique<VictoriaStand>(); });
}

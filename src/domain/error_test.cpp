#include "domain/error_test.h"

#include "base/json.h"
#include "domain/evidence_json.h"

namespace godel::domain {

using namespace Qt::StringLiterals;

void ErrorTest::update(const TableCounts& table, double stake, const VerdictSettings& settings)
{
    for (size_t i = 0; i < m_processes.size(); ++i) {
        m_processes[i].update(stake, logLikelihoodRatio(table, settings.errorOddsRatios[i]));
    }
    m_margin.update(table, settings.errorMargin, settings.leastRate);
}

double ErrorTest::evidenceOfWorse() const
{
    double sum = 0;
    for (const EvidenceProcess& process : m_processes) {
        sum += process.value();
    }
    return sum / static_cast<double>(m_processes.size());
}

bool ErrorTest::isNotWorse(const VerdictSettings& settings) const
{
    return m_margin.reaches(settings.passBound);
}

QJsonObject ErrorTest::toJson() const
{
    return { { u"worse"_s, domain::toJson(m_processes) }, { u"margin"_s, domain::toJson(m_margin) } };
}

Result<ErrorTest> ErrorTest::fromJson(const QJsonObject& object)
{
    ObjectReader reader(object, u"errors"_s);
    const QJsonArray worse = reader.array(u"worse"_s);
    const QJsonObject margin = reader.object(u"margin"_s);
    TRY_DO(reader.finish());
    ErrorTest test;
    TRY_DO(readProcesses(worse, test.m_processes, u"errors.worse"_s));
    TRY(test.m_margin, marginTestOf(margin, u"errors.margin"_s));
    return test;
}

} // namespace godel::domain

#include "domain/evidence_json.h"

#include "base/json.h"

#include <limits>

namespace godel::domain {

using namespace Qt::StringLiterals;

QJsonArray toJson(std::span<const EvidenceProcess> processes)
{
    QJsonArray array;
    for (const EvidenceProcess& process : processes) {
        array.append(process.value());
    }
    return array;
}

Result<> readProcesses(const QJsonArray& array, std::span<EvidenceProcess> processes, const QString& field)
{
    if (array.size() != static_cast<qsizetype>(processes.size())) {
        return fail(ErrorCode::Corrupt,
                    u"%1 has %2 values instead of %3"_s.arg(field).arg(array.size()).arg(processes.size()),
                    u"Start the stage again"_s, field);
    }
    for (qsizetype i = 0; i < array.size(); ++i) {
        const double value = array[i].toDouble(-1);
        if (!(value >= 0)) {
            return fail(ErrorCode::Corrupt, u"%1 holds a value that is no evidence"_s.arg(field),
                        u"Start the stage again"_s, field);
        }
        processes[static_cast<size_t>(i)] = EvidenceProcess(value);
    }
    return {};
}

QJsonObject toJson(const MarginTest& test)
{
    return { { u"stable_requests"_s, test.stable().requests },
             { u"stable_bad"_s, test.stable().bad },
             { u"log_evidence"_s, test.logEvidence() } };
}

Result<MarginTest> marginTestOf(const QJsonObject& object, const QString& field)
{
    constexpr double most = std::numeric_limits<double>::max();
    ObjectReader reader(object, field);
    const qint64 requests = reader.integer(u"stable_requests"_s, 0, std::numeric_limits<qint64>::max());
    const qint64 bad = reader.integer(u"stable_bad"_s, 0, requests);
    const double logEvidence = reader.number(u"log_evidence"_s, -most, most, 0);
    TRY_DO(reader.finish());
    return MarginTest({ requests, bad }, logEvidence);
}

} // namespace godel::domain

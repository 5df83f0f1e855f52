#pragma once

#include "base/result.h"
#include "domain/margin_test.h"

#include <QJsonArray>
#include <QJsonObject>
#include <span>

namespace godel::domain {

/// Stored evidence reads back bit for bit: QJsonDocument writes the shortest digits that give the same double.
[[nodiscard]] QJsonArray toJson(std::span<const EvidenceProcess> processes);
/// Fills all of `processes`, or says which field is wrong.
[[nodiscard]] Result<> readProcesses(const QJsonArray& array, std::span<EvidenceProcess> processes,
                                     const QString& field);

[[nodiscard]] QJsonObject toJson(const MarginTest& test);
[[nodiscard]] Result<MarginTest> marginTestOf(const QJsonObject& object, const QString& field);

} // namespace godel::domain

#pragma once

#include "domain/rollout/stage_plan.h"
#include "domain/verdict_settings.h"

#include <QString>
#include <optional>

namespace godel::domain {

/// The traffic that a stage can count on.
struct Traffic {
    double requestsPerSecond = 0; ///< of both versions together
    double badRate = 0; ///< of the stable version, 0 to 1
};

/// When a stage comes to a verdict, if the new version is as good as the stable one.
struct Forecast {
    double requests = 0; ///< that the canary needs for a pass, on average
    std::optional<Duration> time; ///< until then; none: never with this traffic
    bool isWithinWatch = false; ///< with half as much again to spare, because chance needs more than the average
    /// "about 6 min (960 requests at 2.5/s)".
    QString sentence;
};

/// For one stage with this share and watch. The evidence of a pass grows on average by the Kullback-Leibler divergence
/// from the margin with each request (A. Wald, Sequential Analysis, 1947), of bad requests and of each latency cut that
/// takes part; the slowest decides.
[[nodiscard]] Forecast forecastPass(const VerdictSettings& settings, const Traffic& traffic, Percent share,
                                    Duration watch);

/// The shortest watch in whole minutes, at most 7 days, within which a stage with this share comes to a verdict; none where
/// no watch does.
[[nodiscard]] std::optional<Duration> watchThatDoes(const VerdictSettings& settings, const Traffic& traffic,
                                                    Percent share);
/// The smallest share in whole percents, under 100, with which a stage comes to a verdict within this watch; none where no
/// share does.
[[nodiscard]] std::optional<Percent> shareThatDoes(const VerdictSettings& settings, const Traffic& traffic,
                                                   Duration watch);
/// What to choose instead where a stage before the last hardly comes to a verdict with this traffic; empty where all do.
[[nodiscard]] QString adviceOn(const VerdictSettings& settings, const Traffic& traffic, const StagePlan& plan);

/// Requests until a canary with the rate `worse` is aborted, on average: ln(bound) / KL of the two rates. None where it
/// is not worse.
[[nodiscard]] std::optional<double> requestsToAbort(const VerdictSettings& settings, double badRate, double worse);

} // namespace godel::domain

#pragma once

#include "base/json.h"

#include <array>

namespace godel::domain {

/// A component of the test: an odds ratio bet on, beyond a cut of the stable side's latency.
struct TailBet {
    double quantile = 0; ///< 0 to 1, of the stable side
    double oddsRatio = 1;
};

/// What "not worse" tolerates at a stable bad rate of p: a rate of max(factor * p, p + added), never more than 0.99.
struct Margin {
    double factor = 1; ///< at least 1
    double added = 0; ///< share, more than 0; 0.005 is half a percentage point
};

/// How a stage is judged. The bounds are chances turned over: abort at 100 means at most 1 % false aborts a stage, pass
/// at 20 means that at most one in twenty canaries at the margin passes.
struct VerdictSettings {
    double abortBound = 100;
    double passBound = 20;
    /// Shares of the two tests in the evidence for an abort; 1 together.
    double errorWeight = 0.5;
    double latencyWeight = 0.5;
    /// Stakes: the first at the start, the second spread evenly over the minutes to catch what starts late; 1 together.
    double startStake = 0.5;
    double lateStake = 0.5;
    int minutes = 15;
    std::array<double, 3> errorOddsRatios{ 1.8, 4, 10 };
    /// Shifts of the whole latency, in standard deviations of its normal scores.
    std::array<double, 3> latencyShifts{ 0.15, 0.35, 0.8 };
    std::array<TailBet, 4> tailBets{ { { 0.99, 2 }, { 0.99, 6 }, { 0.999, 10 }, { 0.9999, 60 } } };
    /// A tail cut takes part where the canary is expected to send at least this many requests beyond it.
    double leastBeyondCut = 10;
    /// The stable side's bad rate is taken as at least this, so that one bad request is no proof of anything.
    double leastRate = 0.0001;
    Margin errorMargin{ 2, 0.005 };
    Margin bodyMargin{ 1, 0.05 };
    Margin tailMargin{ 1, 0.01 };
    /// The pass at the .99 quantile is asked for where the stage brings the canary so many times the requests that a good
    /// one needs on average at that cut. With 6, chance keeps about one good canary in a hundred from it.
    double tailPassSpare = 6;
};

/// Invalid, with the field, for settings whose promises would not hold: a margin that adds nothing, for instance, could
/// never be told from "worse".
[[nodiscard]] Result<> checkSettings(const VerdictSettings& settings);

/// Reads back exactly, so that a stored verdict can be worked out again whatever the defaults are then.
[[nodiscard]] QJsonObject toJson(const VerdictSettings& settings);
/// What is left out has its default; Invalid, with the field, for what `checkSettings` refuses. `minutes` follows from the stage.
[[nodiscard]] Result<VerdictSettings> verdictSettingsOf(const QJsonObject& object, const QString& field);

} // namespace godel::domain

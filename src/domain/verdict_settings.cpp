#include "domain/verdict_settings.h"

#include <algorithm>
#include <cmath>

namespace godel::domain {

using namespace Qt::StringLiterals;

namespace {

Result<> demand(bool holds, const QString& message, const QString& hint, const QString& field)
{
    if (!holds) {
        return fail(ErrorCode::Invalid, message, hint, field);
    }
    return {};
}

Result<> checkMargin(const Margin& margin, const QString& field)
{
    TRY_DO(demand(margin.added > 0 && margin.added < 1, u"a margin must add something to the stable side's rate"_s,
                  u"Choose a share over 0 and under 1, 0.005 for half a percentage point"_s, field + u".added"_s));
    return demand(margin.factor >= 1, u"a margin cannot be below the stable side's rate"_s,
                  u"Choose a factor of at least 1"_s, field + u".factor"_s);
}

bool areWhole(double first, double second)
{
    return first >= 0 && second >= 0 && std::abs(first + second - 1) < 1e-9;
}

} // namespace

Result<> checkSettings(const VerdictSettings& settings)
{
    TRY_DO(checkMargin(settings.errorMargin, u"error_margin"_s));
    TRY_DO(checkMargin(settings.bodyMargin, u"body_margin"_s));
    TRY_DO(checkMargin(settings.tailMargin, u"tail_margin"_s));
    TRY_DO(demand(settings.abortBound > 1, u"one look would abort"_s, u"Choose a bound over 1, 100 for 1 %"_s,
                  u"abort_bound"_s));
    TRY_DO(demand(settings.passBound > 1, u"nothing seen would pass"_s, u"Choose a bound over 1, 20 for 5 %"_s,
                  u"pass_bound"_s));
    TRY_DO(demand(areWhole(settings.errorWeight, settings.latencyWeight), u"the two weights are not 1 together"_s,
                  u"Choose for instance 0.5 and 0.5"_s, u"error_weight"_s));
    TRY_DO(demand(areWhole(settings.startStake, settings.lateStake), u"the two stakes are not 1 together"_s,
                  u"Choose for instance 0.5 and 0.5"_s, u"start_stake"_s));
    TRY_DO(demand(settings.minutes >= 1, u"a stage takes at least a minute"_s, u"Choose 1 or more"_s, u"minutes"_s));
    TRY_DO(demand(settings.leastRate > 0 && settings.leastRate < 0.5, u"the least rate is no small share"_s,
                  u"Choose one over 0, such as 0.0001"_s, u"least_rate"_s));
    const auto isPositive = [](double ratio) { return ratio > 0 && std::isfinite(ratio); };
    const auto& ratios = settings.errorOddsRatios;
    TRY_DO(demand(std::all_of(ratios.begin(), ratios.end(), isPositive), u"an odds ratio is not over 0"_s,
                  u"Choose ratios over 1, which are what is bet on"_s, u"error_odds_ratios"_s));
    const auto& bets = settings.tailBets;
    return demand(std::all_of(bets.begin(), bets.end(), [&](const TailBet& bet) { return isPositive(bet.oddsRatio); }),
                  u"an odds ratio is not over 0"_s, u"Choose ratios over 1, which are what is bet on"_s,
                  u"tail_bets"_s);
}

} // namespace godel::domain

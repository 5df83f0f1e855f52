#include "domain/rollout/forecast.h"

#include <algorithm>
#include <cmath>

namespace godel::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr double spare = 1.5;
constexpr double longestSeconds = 86400.0 * 10000;
constexpr double highestRate = 0.99;

double logOr0(double share, double ratio)
{
    return share > 0 ? share * std::log(ratio) : 0;
}

/// From rate p to rate q, in nats a request.
double divergence(double p, double q)
{
    return logOr0(p, p / q) + logOr0(1 - p, (1 - p) / (1 - q));
}

/// Requests until the bet against the margin at this rate reaches the bound.
double requestsToPass(double rate, const Margin& margin, double leastRate, double bound)
{
    const double bet = std::max(rate, leastRate);
    const double limit = std::min(std::max(margin.factor * rate, rate + margin.added), highestRate);
    const double growth = logOr0(1 - rate, (1 - bet) / (1 - limit)) + logOr0(rate, bet / limit);
    return growth > 0 ? std::log(bound) / growth : std::numeric_limits<double>::infinity();
}

QString sentenceOf(const Forecast& forecast, double perSecond, Duration watch)
{
    if (!forecast.time) {
        return u"no verdict can be reached: the canary gets no traffic"_s;
    }
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(*forecast.time);
    const QString about = u"about %1 (%2 requests at %3/s)"_s.arg(text(Duration(minutes)))
                              .arg(std::llround(forecast.requests))
                              .arg(QString::number(perSecond, 'g', 2));
    return forecast.isWithinWatch ? about : u"%1: the watch of %2 will hardly do"_s.arg(about, text(watch));
}

} // namespace

Forecast forecastPass(const VerdictSettings& settings, const Traffic& traffic, Percent share, Duration watch)
{
    const double perSecond = traffic.requestsPerSecond * share.fraction();
    const double watchSeconds = std::chrono::duration<double>(watch).count();
    Forecast forecast;
    forecast.requests =
        std::max(requestsToPass(traffic.badRate, settings.errorMargin, settings.leastRate, settings.passBound),
                 requestsToPass(0.1, settings.bodyMargin, settings.leastRate, settings.passBound));
    if (perSecond * watchSeconds >= settings.leastForTailPass) {
        forecast.requests = std::max(forecast.requests,
                                     requestsToPass(0.01, settings.tailMargin, settings.leastRate, settings.passBound));
    }
    const double seconds = forecast.requests / perSecond;
    if (perSecond > 0 && seconds < longestSeconds) {
        forecast.time = std::chrono::duration_cast<Duration>(std::chrono::duration<double>(seconds));
        forecast.isWithinWatch = seconds * spare <= watchSeconds;
    }
    forecast.sentence = sentenceOf(forecast, perSecond, watch);
    return forecast;
}

std::optional<double> requestsToAbort(const VerdictSettings& settings, double badRate, double worse)
{
    const double base = std::max(badRate, settings.leastRate);
    if (worse <= base) {
        return {};
    }
    return std::log(settings.abortBound) / divergence(std::min(worse, highestRate), base);
}

} // namespace godel::domain

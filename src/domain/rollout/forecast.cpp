#include "domain/rollout/forecast.h"

#include "domain/margin_test.h"

#include <algorithm>
#include <cmath>

namespace godel::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr double spare = 1.5;
constexpr Duration longestWatch = 24h * 7;
constexpr int mostAttempts = 20;
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

QString sentenceOf(const Forecast& forecast, double perSecond, Duration watch)
{
    if (!forecast.time) {
        return u"no verdict can be reached: the canary gets no traffic"_s;
    }
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(*forecast.time);
    const QString about = u"about %1 (%2 requests at %3/s)"_s.arg(text(Duration(minutes)))
                              .arg(std::llround(forecast.requests))
                              .arg(QString::number(perSecond, 'f', perSecond < 10 ? 1 : 0));
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
    const double tail = requestsToPass(0.01, settings.tailMargin, settings.leastRate, settings.passBound);
    if (perSecond * watchSeconds >= settings.tailPassSpare * tail) {
        forecast.requests = std::max(forecast.requests, tail);
    }
    const double seconds = forecast.requests / perSecond;
    if (perSecond > 0 && seconds < longestSeconds) {
        forecast.time = std::chrono::duration_cast<Duration>(std::chrono::duration<double>(seconds));
        forecast.isWithinWatch = seconds * spare <= watchSeconds;
    }
    forecast.sentence = sentenceOf(forecast, perSecond, watch);
    return forecast;
}

std::optional<Duration> watchThatDoes(const VerdictSettings& settings, const Traffic& traffic, Percent share)
{
    Duration watch = 1min;
    // A longer watch may bring the tail into the verdict, which then takes longer.
    for (int attempt = 0; attempt < mostAttempts; ++attempt) {
        const Forecast forecast = forecastPass(settings, traffic, share, watch);
        if (!forecast.time || watch > longestWatch) {
            return {};
        }
        if (forecast.isWithinWatch) {
            return watch;
        }
        const auto needed = std::chrono::duration_cast<Duration>(*forecast.time * spare);
        watch = std::max<Duration>(std::chrono::ceil<std::chrono::minutes>(needed), watch + 1min);
    }
    return {};
}

std::optional<Percent> shareThatDoes(const VerdictSettings& settings, const Traffic& traffic, Duration watch)
{
    for (int percent = 1; percent < 100; ++percent) {
        if (forecastPass(settings, traffic, Percent(percent), watch).isWithinWatch) {
            return Percent(percent);
        }
    }
    return {};
}

QString adviceOn(const VerdictSettings& settings, const Traffic& traffic, const StagePlan& plan)
{
    QStringList choices;
    for (int number = 0; number < plan.last(); ++number) {
        const Stage& stage = plan.at(number);
        if (forecastPass(settings, traffic, stage.share, stage.watch).isWithinWatch) {
            continue;
        }
        if (traffic.requestsPerSecond <= 0) {
            return u"there is no traffic, so no stage comes to a verdict and a person has to decide at each"_s;
        }
        const auto watch = watchThatDoes(settings, traffic, stage.share);
        const auto share = shareThatDoes(settings, traffic, stage.watch);
        QStringList ways;
        if (watch) {
            ways.append(u"watch it for %1"_s.arg(text(*watch)));
        }
        if (share) {
            ways.append(u"give it %1 %"_s.arg(text(*share)));
        }
        if (ways.isEmpty()) {
            ways.append(u"a person has to decide"_s);
        }
        choices.append(u"%1: %2"_s.arg(plan.nameOf(number), ways.join(u" or "_s)));
    }
    return choices.isEmpty() ? QString()
                             : u"with this traffic not every stage comes to a verdict; %1"_s.arg(choices.join(u"; "_s));
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

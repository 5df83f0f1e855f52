#include "domain/verdict_settings.h"

namespace godel::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr double large = 1e9;

template <size_t size>
QJsonArray arrayOf(const std::array<double, size>& values)
{
    QJsonArray array;
    for (const double value : values) {
        array.append(value);
    }
    return array;
}

QJsonObject objectOf(const Margin& margin)
{
    return { { u"factor"_s, margin.factor }, { u"added"_s, margin.added } };
}

void refuse(ObjectReader& reader, const QString& key, const QString& wanted)
{
    reader.refuse({ ErrorCode::Invalid, u"%1 is not %2"_s.arg(reader.pathOf(key), wanted), u"Write %1"_s.arg(wanted),
                    reader.pathOf(key) });
}

template <size_t size>
void readArray(ObjectReader& reader, const QString& key, std::array<double, size>& values)
{
    if (!reader.has(key)) {
        return;
    }
    const QJsonArray array = reader.array(key);
    if (array.size() != static_cast<qsizetype>(size)) {
        return refuse(reader, key, u"a list of %1 numbers"_s.arg(size));
    }
    for (size_t at = 0; at < size; ++at) {
        const QJsonValue value = array.at(static_cast<qsizetype>(at));
        if (!value.isDouble()) {
            return refuse(reader, key, u"a list of %1 numbers"_s.arg(size));
        }
        values[at] = value.toDouble();
    }
}

void readMargin(ObjectReader& reader, const QString& key, Margin& margin)
{
    if (!reader.has(key)) {
        return;
    }
    ObjectReader inner(reader.object(key), reader.pathOf(key));
    margin.factor = inner.number(u"factor"_s, 0, large, margin.factor);
    margin.added = inner.number(u"added"_s, 0, 1, margin.added);
    if (const auto read = inner.finish(); !read) {
        reader.refuse(read.error());
    }
}

void readTail(ObjectReader& reader, VerdictSettings& settings)
{
    std::array<double, 4> quantiles{};
    std::array<double, 4> ratios{};
    for (size_t bet = 0; bet < settings.tailBets.size(); ++bet) {
        quantiles[bet] = settings.tailBets[bet].quantile;
        ratios[bet] = settings.tailBets[bet].oddsRatio;
    }
    readArray(reader, u"tail_quantiles"_s, quantiles);
    readArray(reader, u"tail_odds_ratios"_s, ratios);
    for (size_t bet = 0; bet < settings.tailBets.size(); ++bet) {
        settings.tailBets[bet] = { quantiles[bet], ratios[bet] };
    }
}

} // namespace

QJsonObject toJson(const VerdictSettings& settings)
{
    std::array<double, 4> quantiles{};
    std::array<double, 4> ratios{};
    for (size_t bet = 0; bet < settings.tailBets.size(); ++bet) {
        quantiles[bet] = settings.tailBets[bet].quantile;
        ratios[bet] = settings.tailBets[bet].oddsRatio;
    }
    return { { u"abort_bound"_s, settings.abortBound },
             { u"pass_bound"_s, settings.passBound },
             { u"error_weight"_s, settings.errorWeight },
             { u"latency_weight"_s, settings.latencyWeight },
             { u"start_stake"_s, settings.startStake },
             { u"late_stake"_s, settings.lateStake },
             { u"minutes"_s, settings.minutes },
             { u"error_odds_ratios"_s, arrayOf(settings.errorOddsRatios) },
             { u"latency_shifts"_s, arrayOf(settings.latencyShifts) },
             { u"tail_quantiles"_s, arrayOf(quantiles) },
             { u"tail_odds_ratios"_s, arrayOf(ratios) },
             { u"least_beyond_cut"_s, settings.leastBeyondCut },
             { u"least_rate"_s, settings.leastRate },
             { u"error_margin"_s, objectOf(settings.errorMargin) },
             { u"body_margin"_s, objectOf(settings.bodyMargin) },
             { u"tail_margin"_s, objectOf(settings.tailMargin) },
             { u"tail_pass_spare"_s, settings.tailPassSpare } };
}

Result<VerdictSettings> verdictSettingsOf(const QJsonObject& object, const QString& field)
{
    ObjectReader reader(object, field);
    VerdictSettings settings;
    settings.abortBound = reader.number(u"abort_bound"_s, 0, large, settings.abortBound);
    settings.passBound = reader.number(u"pass_bound"_s, 0, large, settings.passBound);
    settings.errorWeight = reader.number(u"error_weight"_s, 0, 1, settings.errorWeight);
    settings.latencyWeight = reader.number(u"latency_weight"_s, 0, 1, settings.latencyWeight);
    settings.startStake = reader.number(u"start_stake"_s, 0, 1, settings.startStake);
    settings.lateStake = reader.number(u"late_stake"_s, 0, 1, settings.lateStake);
    settings.minutes = static_cast<int>(reader.integer(u"minutes"_s, 1, 100'000, settings.minutes));
    readArray(reader, u"error_odds_ratios"_s, settings.errorOddsRatios);
    readArray(reader, u"latency_shifts"_s, settings.latencyShifts);
    readTail(reader, settings);
    settings.leastBeyondCut = reader.number(u"least_beyond_cut"_s, 0, large, settings.leastBeyondCut);
    settings.leastRate = reader.number(u"least_rate"_s, 0, 1, settings.leastRate);
    readMargin(reader, u"error_margin"_s, settings.errorMargin);
    readMargin(reader, u"body_margin"_s, settings.bodyMargin);
    readMargin(reader, u"tail_margin"_s, settings.tailMargin);
    settings.tailPassSpare = reader.number(u"tail_pass_spare"_s, 1, large, settings.tailPassSpare);
    TRY_DO(reader.finish());
    if (auto checked = checkSettings(settings); !checked) {
        Error error = checked.error();
        error.field = u"%1.%2"_s.arg(field, error.field);
        return fail(error);
    }
    return settings;
}

} // namespace godel::domain

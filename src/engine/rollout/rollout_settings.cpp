#include "engine/rollout/rollout_settings.h"

#include "base/json.h"

namespace godel::engine {

using namespace Qt::StringLiterals;

namespace {

Duration durationWithin(ObjectReader& reader, const QString& key, Duration least, Duration most, Duration otherwise)
{
    const Duration value = reader.duration(key, otherwise);
    if (value < least || value > most) {
        reader.refuse({ErrorCode::Invalid, u"%1 is not between %2 and %3"_s.arg(text(value), text(least), text(most)), u"Choose a length in between"_s, reader.pathOf(key)});
    }
    return value;
}

void readPolicy(ObjectReader& reader, domain::RolloutPolicy& policy)
{
    if (reader.has(u"approval"_s)) {
        if (auto read = domain::approvalPolicyOf(reader.object(u"approval"_s), reader.pathOf(u"approval"_s))) {
            policy.approval = *std::move(read);
        } else {
            reader.refuse(read.error());
        }
    }
    policy.warmUp = durationWithin(reader, u"warm_up"_s, 0s, 1h, policy.warmUp);
    policy.extension = durationWithin(reader, u"extension"_s, 0s, 24h, policy.extension);
    policy.mostExtensions = static_cast<int>(reader.integer(u"most_extensions"_s, 0, 10, policy.mostExtensions));
}

} // namespace

Result<RolloutSettings> rolloutSettingsOf(const QJsonObject& object, const QString& field)
{
    ObjectReader reader(object, field);
    RolloutSettings settings;
    if (reader.has(u"stages"_s)) {
        if (auto plan = domain::StagePlan::fromJson(reader.array(u"stages"_s), reader.pathOf(u"stages"_s))) {
            settings.plan = *std::move(plan);
        } else {
            reader.refuse(plan.error());
        }
    }
    readPolicy(reader, settings.policy);
    if (reader.has(u"verdict"_s)) {
        settings.verdict = reader.take(domain::verdictSettingsOf(reader.object(u"verdict"_s), reader.pathOf(u"verdict"_s)));
    }
    settings.guards.warmUp = settings.policy.warmUp;
    settings.guards.window = durationWithin(reader, u"guard_window"_s, 1s, 1h, settings.guards.window);
    settings.guards.leastRequests = reader.integer(u"guard_least_requests"_s, 1, 1'000'000, settings.guards.leastRequests);
    settings.scrapeEvery = durationWithin(reader, u"scrape_every"_s, 100ms, 1min, settings.scrapeEvery);
    settings.latencyFloor = durationWithin(reader, u"latency_floor"_s, 0s, 5s, settings.latencyFloor);
    settings.lease = durationWithin(reader, u"lease"_s, 2s, 5min, settings.lease);
    settings.drainAtMost = durationWithin(reader, u"drain_at_most"_s, 0s, 1h, settings.drainAtMost);
    settings.soak = durationWithin(reader, u"soak"_s, 1s, 24h * 7, settings.soak);
    TRY_DO(reader.finish());
    return settings;
}

} // namespace godel::engine

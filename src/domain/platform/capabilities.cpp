#include "domain/platform/capabilities.h"

#include "domain/stored_names.h"

#include <algorithm>

namespace godel::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array capabilityNames{
    StoredName<Capability>{ Capability::Tasks, "tasks" },     StoredName<Capability>{ Capability::Metrics, "metrics" },
    StoredName<Capability>{ Capability::Agents, "agents" },   StoredName<Capability>{ Capability::Queue, "queue" },
    StoredName<Capability>{ Capability::Workers, "workers" }, StoredName<Capability>{ Capability::Cache, "cache" },
    StoredName<Capability>{ Capability::Pool, "pool" },       StoredName<Capability>{ Capability::Heap, "heap" },
};

constexpr std::array sourceNames{
    StoredName<CapabilitySource>{ CapabilitySource::NotOffered, "not offered" },
    StoredName<CapabilitySource>{ CapabilitySource::Http, "http" },
    StoredName<CapabilitySource>{ CapabilitySource::Sql, "sql" },
    StoredName<CapabilitySource>{ CapabilitySource::Promql, "promql" },
    StoredName<CapabilitySource>{ CapabilitySource::Command, "command" },
};

bool mayComeFrom(Capability capability, CapabilitySource source)
{
    const bool isHttpOnly = capability == Capability::Tasks || capability == Capability::Metrics;
    return !isHttpOnly || source == CapabilitySource::Http || source == CapabilitySource::NotOffered;
}

/// "http", or {"promql": "max(depth)"}.
Result<Offer> offerOf(const QJsonValue& value, const QString& field)
{
    if (value.isString()) {
        TRY(const auto source, valueOfName(sourceNames, value.toString(), field));
        if (source != CapabilitySource::Http && source != CapabilitySource::NotOffered) {
            return fail(ErrorCode::Invalid, u"'%1' needs what is asked"_s.arg(value.toString()),
                        u"Write for instance {\"%1\": \"...\"}"_s.arg(value.toString()), field);
        }
        return Offer{ source, {} };
    }
    const QJsonObject object = value.toObject();
    if (object.size() != 1 || !object.begin()->isString() || object.begin()->toString().isEmpty()) {
        return fail(ErrorCode::Invalid, u"a capability comes from one source"_s,
                    u"Write \"http\", \"not offered\", or for instance {\"promql\": \"max(depth)\"}"_s, field);
    }
    TRY(const auto source, valueOfName(sourceNames, object.begin().key(), field));
    return Offer{ source, object.begin()->toString() };
}

} // namespace

QString name(Capability capability)
{
    return storedName(capabilityNames, capability);
}

QString name(CapabilitySource source)
{
    return storedName(sourceNames, source);
}

Capabilities Capabilities::reference()
{
    Capabilities all;
    all.m_offers.fill({ CapabilitySource::Http, {} });
    all.m_offers[static_cast<size_t>(Capability::Metrics)].detail = u"/metrics"_s;
    return all;
}

Result<Capabilities> Capabilities::fromJson(const QJsonObject& object, const QString& field)
{
    Capabilities all;
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        const QString path = u"%1.%2"_s.arg(field, entry.key());
        TRY(const auto capability, valueOfName(capabilityNames, entry.key(), path));
        TRY(auto offer, offerOf(entry.value(), path));
        if (!mayComeFrom(capability, offer.source)) {
            return fail(ErrorCode::Invalid, u"%1 cannot come from %2"_s.arg(name(capability), name(offer.source)),
                        u"Write \"http\" or \"not offered\""_s, path);
        }
        if (capability == Capability::Metrics && offer.source == CapabilitySource::Http && offer.detail.isEmpty()) {
            offer.detail = u"/metrics"_s;
        }
        all.m_offers[static_cast<size_t>(capability)] = std::move(offer);
    }
    return all;
}

} // namespace godel::domain

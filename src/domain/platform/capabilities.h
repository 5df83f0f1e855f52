#pragma once

#include "base/json.h"

#include <array>

namespace godel::domain {

/// What a platform may be asked or told beside answering its users.
enum class Capability { Tasks, Metrics, Agents, Queue, Workers, Cache, Pool, Heap };

/// Where a capability comes from.
enum class CapabilitySource {
    NotOffered, ///< said plainly wherever it is asked for; never zero and never green
    Http,       ///< the HTTP contract of the reference platform, or a page of an instance
    Sql,        ///< a query
    Promql,     ///< an expression
    Command,    ///< a program
};

/// "tasks", "metrics" ...; written in platform.json and sent, so they never change.
[[nodiscard]] QString name(Capability capability);
/// "not offered", "http", "sql", "promql", "command".
[[nodiscard]] QString name(CapabilitySource source);

inline constexpr std::array allCapabilities{Capability::Tasks,   Capability::Metrics, Capability::Agents, Capability::Queue,
                                            Capability::Workers, Capability::Cache,   Capability::Pool,   Capability::Heap};

/// One capability's source with what it is asked by: a path, a query, an expression or a program.
struct Offer {
    CapabilitySource source = CapabilitySource::NotOffered;
    QString detail; ///< empty where the reference contract says it

    bool operator==(const Offer&) const = default;
};

/// What a platform offers. The reference platform offers everything by HTTP.
class Capabilities {
public:
    [[nodiscard]] static Capabilities reference();
    /// {"tasks": "http", "queue": {"promql": "max(depth)"}, "heap": "not offered"}; what is left out is not offered. Invalid for a
    /// capability or a source that does not exist: tasks come by HTTP alone, and so do metrics.
    [[nodiscard]] static Result<Capabilities> fromJson(const QJsonObject& object, const QString& field);

    [[nodiscard]] const Offer& of(Capability capability) const { return m_offers.at(static_cast<size_t>(capability)); }
    [[nodiscard]] bool offers(Capability capability) const { return of(capability).source != CapabilitySource::NotOffered; }

private:
    std::array<Offer, allCapabilities.size()> m_offers{};
};

} // namespace godel::domain

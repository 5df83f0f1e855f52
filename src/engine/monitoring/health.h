#pragma once

#include "engine/rollout/platform.h"

namespace godel::engine {

/// The words of monitoring plugins, with their exit statuses.
enum class HealthStatus { Ok = 0, Warning = 1, Critical = 2 };

[[nodiscard]] QString name(HealthStatus status);

/// One part of the platform and how it is.
struct HealthPart {
    QString part; ///< "version", "instances", "router", "database", "rollout"
    HealthStatus status = HealthStatus::Ok;
    QString finding;
};

struct Health {
    QList<HealthPart> parts;

    [[nodiscard]] HealthStatus worst() const;
    /// Users get answers: a version has the traffic, and at least one instance takes it.
    bool isServing = false;
};

/// Looks at everything that users need now. Never an error for a part that is bad; the platform must outlive the answer.
[[nodiscard]] Pending<Health> lookAtHealth(Platform& platform);

[[nodiscard]] QJsonObject toJson(const HealthPart& part);

} // namespace godel::engine

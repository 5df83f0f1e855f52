#pragma once

#include "domain/release_manifest.h"

namespace godel::domain {

/// A value that two releases give differently; none where one of them does not have it.
struct ChangedValue {
    QString key;
    std::optional<QString> from;
    std::optional<QString> to;

    bool operator==(const ChangedValue&) const = default;
};

/// In what one release differs from another.
struct ReleaseDifference {
    QStringList added; ///< files, sorted, as are the next two
    QStringList removed;
    QStringList changed;
    QStringList migrations; ///< ids of those that only the new one brings, in their order
    QList<ChangedValue> environment; ///< sorted by variable
    QList<ChangedValue> instance; ///< how it is started and asked: "command", "portVariable", "health.live", "drainTime" …

    bool operator==(const ReleaseDifference&) const = default;
};

[[nodiscard]] ReleaseDifference differenceOf(const ReleaseManifest& from, const ReleaseManifest& to);
/// The parts of a contract under the names that `ReleaseDifference::instance` uses; empty without one.
[[nodiscard]] QMap<QString, QString> partsOf(const std::optional<InstanceContract>& contract);

} // namespace godel::domain

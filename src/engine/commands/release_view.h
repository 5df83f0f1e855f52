#pragma once

#include "domain/release_difference.h"
#include "ports/releases.h"

#include <QJsonObject>

namespace godel::engine {

/// A release as people see it: what it is, where it came from, what it brings. `applied` names the migrations that the database has
/// run; none: nobody can say, which is told as null.
[[nodiscard]] QJsonObject releaseView(const ports::Release& release, const std::optional<QStringList>& applied);

/// What a release brings over another one, with at most 200 names in each list of files and the number of those left out.
[[nodiscard]] QJsonObject differenceView(const domain::Version& against, const domain::ReleaseDifference& difference);

/// Bytes, time and key under the names that all commands use; null where they are not known.
[[nodiscard]] QJsonObject originView(const ports::Release& release);

} // namespace godel::engine

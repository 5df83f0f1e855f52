#pragma once

#include "base/units.h"
#include "domain/version.h"

#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QStringList>
#include <optional>

namespace godel::domain {

/// Expand leaves the old version working; breaking does not.
enum class MigrationKind { Expand, Breaking };

/// One change of the database that a release brings, as paths of its scripts inside the release.
struct Migration {
    QString id;
    MigrationKind kind = MigrationKind::Expand;
    QString up;
    QString down; ///< empty if there is no way back
    bool downIsSafe = false; ///< going down loses no data

    bool operator==(const Migration&) const = default;
};

/// The paths a health question is sent to.
struct HealthPaths {
    QString live;
    QString ready;
    QString health;

    bool operator==(const HealthPaths&) const = default;
};

/// How one instance is started and asked.
struct InstanceContract {
    QStringList command; ///< the program, inside the release or absolute, then its arguments
    QString portVariable; ///< the environment variable that tells the program its port
    HealthPaths health;
    Duration drainTime = 30s; ///< between the request to end and the end by force

    bool operator==(const InstanceContract&) const = default;
};

/// What a release says about itself: how to start it, how to ask it, what it changes and which bytes it is made of.
struct ReleaseManifest {
    Version version;
    std::optional<InstanceContract> instance; ///< none: as the platform starts all its releases
    QMap<QString, QString> environment;
    QList<Migration> migrations;
    QMap<QString, QString> files; ///< every file but the manifest, with its SHA-256 in lower-case hexadecimal

    bool operator==(const ReleaseManifest&) const = default;
};

/// The manifest's name inside a release.
[[nodiscard]] QString manifestFileName();
/// True for a path of printable ASCII that stays inside its folder: relative, '/' between names, none of them '.' or '..'.
[[nodiscard]] bool isReleasePath(const QString& path);
/// Unknown keys are refused, and programs and scripts that `files` does not list.
[[nodiscard]] Result<ReleaseManifest> readManifest(const QJsonObject& object);
/// The same of a platform file, for releases that do not say how they are started: {"command", "portVariable", "health", "drainTime"}.
/// A program inside the release is looked for when one is started.
[[nodiscard]] Result<InstanceContract> instanceContractOf(const QJsonObject& object, const QString& field);
/// SHA-256 over the manifest, which names the hash of every file: two releases with the same one are the same bytes.
[[nodiscard]] QString artefactHash(const ReleaseManifest& manifest);
/// Reads back through readManifest exactly.
[[nodiscard]] QJsonObject toJson(const ReleaseManifest& manifest);

} // namespace godel::domain

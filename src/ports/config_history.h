#pragma once

#include "base/id.h"
#include "base/units.h"

#include <QList>
#include <QStringList>
#include <optional>

namespace godel::ports {

struct RevisionTag;
/// Names one state of all configuration files; unique for ever.
using Revision = Id<RevisionTag>;

/// One entry of the history.
struct ConfigChange {
    Revision revision;
    Timestamp at; ///< in whole seconds
    QString author; ///< a person, or the owner of the file where it was edited outside
    QString reason;
    bool isOutside = false; ///< made with an editor, and noticed afterwards
    QStringList files; ///< that differ from the revision before, sorted

    bool operator==(const ConfigChange&) const = default;
};

/// A change that somebody wants.
struct ConfigEdit {
    QString file; ///< a name like "database.json", without a folder
    QByteArray content; ///< a JSON object, at most 1 MiB
    QString author;
    QString reason; ///< one sentence or more
    /// The last change of this file that the author has seen; none: it does not matter.
    std::optional<Revision> seen{};
};

/// The configuration files of one folder with everything they ever were. A file changes through here or with an editor;
/// what an editor did is recorded as such before anything else is, so no edit is lost. Durable on return. One process
/// at a time; each call takes some milliseconds. Everywhere Invalid: not the name of a JSON file.
class ConfigHistory {
public:
    virtual ~ConfigHistory() = default;

    /// Records what was edited outside since the last look, valid or not; none where nothing was.
    [[nodiscard]] virtual Result<std::optional<ConfigChange>> notice() = 0;
    /// Newest first, at most `limit`; of one file, or of all where the name is empty.
    [[nodiscard]] virtual Result<QList<ConfigChange>> list(const QString& file = {}, int limit = 100) = 0;
    /// A file as it was. NotFound if there is no such revision, or the file was not there then.
    [[nodiscard]] virtual Result<QByteArray> show(const QString& file, const Revision& revision) = 0;
    /// Unified diff from a revision to another, or to what is there now; empty where nothing differs. A file that is
    /// not there on one side counts as empty.
    [[nodiscard]] virtual Result<QString> diff(const QString& file, const Revision& from,
                                               const std::optional<Revision>& to = {}) = 0;
    /// Writes the file and records why. Invalid with line and column for what is not JSON; Conflict if the file has
    /// changed since `seen`. An edit that changes nothing adds no entry and returns the last one.
    [[nodiscard]] virtual Result<ConfigChange> change(const ConfigEdit& edit) = 0;
    /// Makes the file what it was, as a new change.
    [[nodiscard]] virtual Result<ConfigChange> restore(const QString& file, const Revision& revision,
                                                       const QString& author, const QString& reason) = 0;
};

} // namespace godel::ports

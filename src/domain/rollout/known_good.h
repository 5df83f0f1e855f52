#pragma once

#include "base/json.h"
#include "domain/version.h"

#include <optional>

namespace godel::domain {

/// A version that has come through its soak.
struct KnownGood {
    Version version;
    QString artefactHash; ///< of the release it was then
    Timestamp since;

    bool operator==(const KnownGood&) const = default;
};

/// The versions one can go back to without asking, newest first; at most 50.
class KnownGoodVersions {
public:
    /// Puts the version first; one that was there moves.
    void add(const KnownGood& good);
    /// For a version that turned out bad after all; nothing if it is not there.
    void remove(const Version& version);
    [[nodiscard]] const QList<KnownGood>& newestFirst() const { return m_versions; }

    /// Where `rollback:emergency` without a version goes to: the newest but the one that has the traffic. NotFound says
    /// what to do where there is none.
    [[nodiscard]] Result<KnownGood> before(const Version& current) const;

    [[nodiscard]] QJsonArray toJson() const;
    [[nodiscard]] static Result<KnownGoodVersions> fromJson(const QJsonArray& array, const QString& field);

private:
    QList<KnownGood> m_versions;
};

} // namespace godel::domain

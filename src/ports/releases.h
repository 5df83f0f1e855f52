#pragma once

#include "base/pending.h"
#include "domain/release_manifest.h"

#include <QList>

namespace godel::ports {

/// A release that is on this machine, checked and never changed again.
struct Release {
    QString folder; ///< absolute
    domain::ReleaseManifest manifest;
    // Of one that an earlier version of the engine has added, the rest is not known.
    std::optional<Bytes> size{}; ///< of all its files, unpacked
    std::optional<Timestamp> added{}; ///< when it came to this machine
    QString signedBy{}; ///< id of the key, as minisign writes it, with its leading zeros: 16 hexadecimal digits; empty: not known
};

/// The releases of this machine. What it returns was signed by a trusted key and agreed with its manifest when added.
class Releases {
public:
    virtual ~Releases() = default;

    /// Checks the signature first, then the content, then makes the release visible in one step. Fails with Denied for
    /// a signature that is not trusted, Corrupt or LimitExceeded for a bad archive, Conflict for a version that is
    /// there already; a failure leaves nothing behind.
    [[nodiscard]] virtual Pending<Release> add(const QString& archiveFile, const QString& signatureFile) = 0;
    /// Sorted by the version's text, which says nothing about age; folders that hold no release are left out.
    [[nodiscard]] virtual Result<QList<Release>> list() const = 0;
    /// NotFound if there is no such release.
    [[nodiscard]] virtual Result<Release> find(const domain::Version& version) const = 0;
    /// Reads every byte of it again. Corrupt names the first file that is missing, was added or has changed since it was signed.
    [[nodiscard]] virtual Pending<> verify(const domain::Version& version) const = 0;
    /// Succeeds when there is no such release afterwards. Whether one is still in use is the caller's question.
    [[nodiscard]] virtual Result<> remove(const domain::Version& version) = 0;
};

} // namespace godel::ports

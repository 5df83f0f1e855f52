#pragma once

#include "base/worker.h"
#include "drivers/releases/minisign.h"
#include "drivers/releases/release_archive.h"
#include "ports/releases.h"

namespace godel::drivers {

/// Releases as read-only folders named after their version. One process at a time owns the folder.
class FolderReleases final : public ports::Releases {
public:
    /// Makes the folder where missing and clears what a crash left half done.
    [[nodiscard]] static Result<std::unique_ptr<FolderReleases>> open(const QString& folder, QList<TrustedKey> keys,
                                                                      ArchiveLimits limits = {});

    [[nodiscard]] Pending<ports::Release> add(const QString& archiveFile, const QString& signatureFile) override;
    [[nodiscard]] Result<QList<ports::Release>> list() const override;
    [[nodiscard]] Result<ports::Release> find(const domain::Version& version) const override;
    [[nodiscard]] Pending<> verify(const domain::Version& version) const override;
    [[nodiscard]] Result<> remove(const domain::Version& version) override;

private:
    FolderReleases(QString folder, QList<TrustedKey> keys, ArchiveLimits limits);

    QString m_folder;
    QList<TrustedKey> m_keys;
    ArchiveLimits m_limits;
    // One thread, so that two additions of one version never meet.
    mutable Worker m_worker{ 1 };
};

} // namespace godel::drivers

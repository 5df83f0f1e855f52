#pragma once

#include "domain/release_manifest.h"

namespace godel::drivers {

/// What an archive may cost before it is refused.
struct ArchiveLimits {
    int entries = 20000;
    Bytes file{ 2LL << 30 };
    Bytes total{ 2LL << 30 };
    /// Unpacked bytes per packed byte, once more than `unquestioned` are unpacked.
    int ratio = 200;
    Bytes unquestioned{ 64LL << 20 };
};

/// Unpacks a .tar.zst of plain files and folders into an empty folder and holds it against its manifest: every file
/// listed, every listed file there, every hash right. A failure leaves what was unpacked so far to the caller.
[[nodiscard]] Result<domain::ReleaseManifest> unpackRelease(const QString& archive, const QString& folder,
                                                            const ArchiveLimits& limits);

/// Writes the folder and all below it to the disk and takes the write bits, except the top folder's own, which a rename
/// still needs.
[[nodiscard]] Result<> sealFolder(const QString& folder);

/// Makes sure that the names in a folder are on the disk.
[[nodiscard]] Result<> syncFolder(const QString& folder);

} // namespace godel::drivers

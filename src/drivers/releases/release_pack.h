#pragma once

#include "base/secret.h"
#include "domain/release_manifest.h"

namespace godel::drivers {

/// Packs a folder with a manifest.json into a .tar.zst, lists the hash of every file in the packed manifest and signs
/// the archive as `archive`.minisig. Whatever `files` the folder's own manifest lists is ignored. Equal folders give
/// equal archives. Links and devices are refused.
[[nodiscard]] Result<domain::ReleaseManifest> packRelease(const QString& folder, const QString& archive,
                                                          const Secret& secretKeyFile);

} // namespace godel::drivers

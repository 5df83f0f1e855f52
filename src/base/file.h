#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QFileDevice>
#include <QString>

namespace godel {

inline constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
inline constexpr QFileDevice::Permissions ownerOnlyFolder = ownerOnly | QFileDevice::ExeOwner;

/// Reads a whole file of at most `limit` bytes.
[[nodiscard]] Result<QByteArray> readFile(const QString& path, qint64 limit = 16 * 1024 * 1024);

/// Replaces a file so that a crash leaves the old or the new content, never half: temporary file beside it, fsync, rename,
/// fsync of the folder. The folder must exist.
[[nodiscard]] Result<> writeFile(const QString& path, const QByteArray& content,
                                 QFileDevice::Permissions permissions = ownerOnly);

/// Creates the folder and its parents where missing; the last one gets `permissions`.
[[nodiscard]] Result<> makeFolder(const QString& path, QFileDevice::Permissions permissions = ownerOnlyFolder);

} // namespace godel

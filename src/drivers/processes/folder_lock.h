#pragma once

#include "base/result.h"

#include <QString>

namespace godel::drivers {

/// One engine at a time in a folder. A child that was forked but does not run its program yet holds the lock too, so whoever
/// gets it after a death knows that every child of the dead one has begun or will never begin.
class FolderLock {
public:
    /// Conflict, with the pid, while another living process has it.
    [[nodiscard]] static Result<FolderLock> take(const QString& folder);
    ~FolderLock();
    FolderLock(FolderLock&& other) noexcept;
    FolderLock& operator=(FolderLock&&) = delete;

private:
    explicit FolderLock(int handle) : m_handle(handle) {}

    int m_handle;
};

} // namespace godel::drivers

#pragma once

#include "ports/processes.h"

namespace godel::drivers {

/// How much of what a process writes is kept: files NAME.log, NAME.log.1 (younger) to NAME.log.COUNT.
struct OutputLimits {
    Bytes size{ 16 * 1024 * 1024 }; ///< of one file, at least 64 KiB
    int count = 5;                  ///< of older files, at least 1
};

/// The file that a process writes to by itself, so that it goes on writing while no engine runs. Rotation takes the front
/// out of the file under the writer and loses nothing that is appended meanwhile.
class OutputLog {
public:
    OutputLog(QString path, OutputLimits limits) : m_path(std::move(path)), m_limits(limits) {}

    /// An open file to append to, created if missing; the caller closes it.
    [[nodiscard]] Result<int> open() const;
    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] qint64 size() const;
    /// Moves whole lines to NAME.log.1 if the file is over its size; to be called every now and then.
    [[nodiscard]] Result<> rotateIfNeeded() const;
    /// The last lines written at or after the offset, at most `lines` of at most 200 characters.
    [[nodiscard]] QString tail(qint64 from, int lines) const;
    /// Whether anything was ever kept here.
    [[nodiscard]] bool exists() const;
    /// The last lines, oldest first, readable for people; may be called on any thread, also while the file is rotated.
    [[nodiscard]] Result<QStringList> lines(const ports::LogWish& wish) const;

private:
    [[nodiscard]] QString older(int number) const;

    QString m_path;
    OutputLimits m_limits;
};

} // namespace godel::drivers

#pragma once

#include "base/result.h"

#include <QJsonArray>
#include <functional>

namespace godel::engine {

/// What the programs that read the configuration say about it: the engine itself only keeps the files.
struct ConfigRules {
    /// The files that something reads, in the order in which people look for them.
    QStringList files{};
    /// Every key of these files as data: file, key, kind, help, default, limits, effect.
    QJsonArray keys{};
    /// Invalid, with the field, for a content that its reader would refuse, and for a file that nothing reads.
    std::function<Result<>(const QString& file, const QByteArray& content)> check;
};

} // namespace godel::engine

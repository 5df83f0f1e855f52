#pragma once

#include <QString>
#include <functional>

namespace godel::cli {

/// Where the words go. The program wires it to its streams, a test to texts.
struct Terminal {
    std::function<void(const QString&)> out;   ///< what was asked for
    std::function<void(const QString&)> error; ///< everything else: progress, hints, failures
    bool isTerminal = false; ///< a person looks at `error` now: a line may be overwritten
    bool hasColours = false;
    int width = 100; ///< columns

    /// The text in a colour of its meaning where there are colours.
    [[nodiscard]] QString good(const QString& text) const { return painted(text, QStringLiteral("32")); }
    [[nodiscard]] QString bad(const QString& text) const { return painted(text, QStringLiteral("31")); }
    [[nodiscard]] QString doubtful(const QString& text) const { return painted(text, QStringLiteral("33")); }
    [[nodiscard]] QString strong(const QString& text) const { return painted(text, QStringLiteral("1")); }

private:
    [[nodiscard]] QString painted(const QString& text, const QString& code) const
    {
        return hasColours ? QStringLiteral("\x1b[%1m%2\x1b[0m").arg(code, text) : text;
    }
};

} // namespace godel::cli

#pragma once

#include <QString>

#include <cstdio>

namespace godel::bench {

/// Whether a figure keeps its promise; one without a promise is there to be read.
enum class Kept { Yes, No, Information };

/// One line of what was measured, for people and for `tests/bench/run`, which makes its table of them: four columns between bars.
inline void print(const QString& promise, const QString& limit, const QString& measured, Kept kept)
{
    const char* const verdict = kept == Kept::Yes ? "yes" : kept == Kept::No ? "BROKEN" : "-";
    std::printf("%-72s | %-18s | %-30s | %s\n", qUtf8Printable(promise), qUtf8Printable(limit), qUtf8Printable(measured), verdict);
    std::fflush(stdout);
}

} // namespace godel::bench

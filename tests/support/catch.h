#pragma once

// The one place that knows which Catch2 is installed: Debian 12 has version 2, later ones have version 3.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include "base/result.h"

#include <QString>
#include <ostream>

/// Lets a failed comparison of texts print them.
inline std::ostream& operator<<(std::ostream& out, const QString& text)
{
    return out << text.toStdString();
}

namespace Catch {
template <>
struct StringMaker<QString> {
    static std::string convert(const QString& text) { return '"' + text.toStdString() + '"'; }
};
template <>
struct StringMaker<QByteArray> {
    static std::string convert(const QByteArray& bytes) { return '"' + bytes.toStdString() + '"'; }
};
} // namespace Catch

/// REQUIRE that a Result holds a value, and print its error if not.
#define REQUIRE_OK(...)                                                                                                \
    do {                                                                                                               \
        const auto& checkedResult = (__VA_ARGS__);                                                                     \
        INFO((checkedResult ? std::string() : godel::text(checkedResult.error()).toStdString()));                      \
        REQUIRE(checkedResult.has_value());                                                                            \
    } while (false)

#pragma once

#include "base/error.h"

#include <tl/expected.hpp>
#include <utility>

namespace godel {

/// Either a value or the Error that says why there is none. Nothing here throws.
template <typename T = void>
using Result = tl::expected<T, Error>;

[[nodiscard]] inline tl::unexpected<Error> fail(ErrorCode code, QString message, QString hint = {}, QString field = {})
{
    return tl::unexpected<Error>(Error{code, std::move(message), std::move(hint), std::move(field)});
}

[[nodiscard]] inline tl::unexpected<Error> fail(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace godel

#define GODEL_JOIN_AGAIN(left, right) left##right
#define GODEL_JOIN(left, right) GODEL_JOIN_AGAIN(left, right)

/// TRY(const auto port, portOf(name)): declares `port`, or returns the error to the caller.
#define TRY(declaration, ...) GODEL_TRY(GODEL_JOIN(triedResult, __COUNTER__), declaration, __VA_ARGS__)
#define GODEL_TRY(tried, declaration, ...)                                                                             \
    auto tried = (__VA_ARGS__);                                                                                        \
    if (!tried) {                                                                                                      \
        return tl::unexpected(std::move(tried).error());                                                               \
    }                                                                                                                  \
    declaration = *std::move(tried)

/// TRY_DO(store.write(batch)): goes on, or returns the error to the caller.
#define TRY_DO(...)                                                                                                    \
    do {                                                                                                               \
        if (auto tried = (__VA_ARGS__); !tried) {                                                                      \
            return tl::unexpected(std::move(tried).error());                                                           \
        }                                                                                                              \
    } while (false)

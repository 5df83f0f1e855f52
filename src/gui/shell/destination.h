#pragma once

#include "base/result.h"

#include <QString>

namespace godel::gui {

/// A place in a window, as a link names it: `godel-ops://CONNECTION/PAGE` or `godel-ops://CONNECTION/PAGE/ID`, for instance
/// `godel-ops://demo/rollout/20261125-010203-1`. The connection is the name that the person gave it; empty: the present one.
struct Destination {
    QString connection;
    QString page; ///< "overview", "rollout", "operation", "command" …
    QString id;   ///< of the rollout or operation, or the command's name; empty: the page itself

    friend bool operator==(const Destination&, const Destination&) = default;
};

[[nodiscard]] QString linkOf(const Destination& destination);
/// Invalid for a text that is no such link, naming what is wrong with it.
[[nodiscard]] Result<Destination> destinationOf(const QString& link);

} // namespace godel::gui

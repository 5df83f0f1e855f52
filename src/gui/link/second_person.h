#pragma once

#include "api/engine.h"

#include <QByteArray>
#include <functional>
#include <memory>

namespace godel::gui {

/// A way to the same engine for somebody else who stands at this window, by their own token. Given by the program, which knows how the engine
/// is reached; nobody keeps the token. Empty where there is no such way.
using SecondPerson = std::function<std::unique_ptr<api::Engine>(const QByteArray& token)>;

} // namespace godel::gui

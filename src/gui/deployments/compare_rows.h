#pragma once

#include <QJsonArray>
#include <QJsonObject>

namespace godel::gui {

/// Two rollouts line by line, as `deploy:history --id` answered for each: rows with `what`, `left` and `right`. What one of them does not know
/// is a dash.
[[nodiscard]] QJsonArray compareRows(const QJsonObject& left, const QJsonObject& right);

} // namespace godel::gui

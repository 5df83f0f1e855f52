#pragma once

#include "gui/stand/scripted_engine.h"

#include <QMap>

namespace godel::test {

/// What a busy environment answers to every reading command that pages ask: two versions, things that wait, metrics in all states, operations
/// in all states, people, tokens, an audit record, configuration. By command; every reply has the keys that the real engine has.
[[nodiscard]] QMap<QString, QJsonObject> richWorld();
/// Declares the whole catalogue and answers as the rich world does; `status:full` is critical.
void playRichWorld(ScriptedEngine& engine);

/// Every value of the body replaced by one that does not belong there, by a rule that `turn` chooses: other types, nothing, huge,
/// control characters. For what a hostile engine, or one of another version, may send.
[[nodiscard]] QJsonObject spoiled(const QJsonObject& body, int turn);
inline constexpr int kindsOfSpoiling = 9;

} // namespace godel::test

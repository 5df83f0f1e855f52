#pragma once

#include "engine/control/command_set.h"
#include "support/catch.h"
#include "support/wait.h"

namespace godel::test {

/// Carries a command out as the engine would for a person whose role suffices; a parameter that is refused is the answer.
inline Result<api::Reply> ask(const engine::CommandSet& commands, const QString& command, const QJsonObject& given = {}, bool isDryRun = false)
{
    REQUIRE_OK(commands.check());
    const auto spec = commands.catalogue().find(command);
    REQUIRE_OK(spec);
    TRY(const auto parameters, catalog::validated(*spec, given));
    const api::Caller caller{QStringLiteral("anna"), spec->role, QStringLiteral("local uid 1000")};
    const auto answer = commands.handler(command)({caller, parameters, isDryRun});
    REQUIRE(waitFor([&answer] { return answer.isReady(); }));
    return answer.result();
}

} // namespace godel::test

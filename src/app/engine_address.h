#pragma once

#include "cli/invocation.h"
#include "web/client.h"

namespace godel::app {

/// How an engine is reached, and who asks.
struct EngineAddress {
    web::Target target;
    QByteArray token; ///< empty: the local account is enough
};

/// From what was typed, then from GODEL_SERVER, GODEL_SOCKET and GODEL_TOKEN_FILE, then this machine's engine. Invalid for a
/// server that is not an https address; a token never travels unencrypted.
[[nodiscard]] Result<EngineAddress> engineAddress(const cli::Whereabouts& where);

} // namespace godel::app

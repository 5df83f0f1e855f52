#pragma once

#include "api/engine.h"

namespace godel::api {

/// What somebody shows at the door.
struct Credentials {
    std::optional<uint> uid; ///< from the kernel, over a UNIX socket
    QByteArray token;        ///< "id.secret", if one was sent
    QByteArray address;      ///< empty over a UNIX socket
};

/// Tells who calls. Called on the engine's thread.
class Admission {
public:
    virtual ~Admission() = default;
    /// Unauthenticated for nobody that is known, LimitExceeded after too many wrong tokens from one address. A token counts
    /// before the uid.
    [[nodiscard]] virtual Result<Caller> admit(const Credentials& credentials) = 0;
};

} // namespace godel::api

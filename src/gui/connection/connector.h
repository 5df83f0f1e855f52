#pragma once

#include "api/engine.h"
#include "base/units.h"
#include "gui/connection/profile.h"

#include <memory>

namespace godel::gui {

/// What a server shows of itself before it is trusted.
struct ShownCertificate {
    QString fingerprint;
    QString subject;
    QString issuer;
    Timestamp validFrom;
    Timestamp validTo;
};

/// How windows come to engines and tokens. The program implements it; a test gives its own.
class Connector {
public:
    virtual ~Connector() = default;

    [[nodiscard]] virtual Pending<ShownCertificate> certificate(const Profile& profile) = 0;
    /// Invalid for an address that is none, Unavailable where an embedded engine does not start.
    [[nodiscard]] virtual Result<std::unique_ptr<api::Engine>> engine(const Profile& profile, const QByteArray& token) = 0;
    /// The token of a connection. NotFound if there is none; Unavailable if the keychain is locked or there is no keychain.
    [[nodiscard]] virtual Pending<QByteArray> token(const Profile& profile) = 0;
    [[nodiscard]] virtual Pending<> keepToken(const Profile& profile, const QByteArray& token) = 0;
    [[nodiscard]] virtual Pending<> forgetToken(const Profile& profile) = 0;
    /// Brings a demo environment up and says how it is reached; takes some ten seconds.
    [[nodiscard]] virtual Pending<Profile> startDemo() = 0;
    /// This machine's own engine: the service's socket if it answers, else one embedded in this process.
    [[nodiscard]] virtual Profile thisMachine() = 0;
};

} // namespace godel::gui

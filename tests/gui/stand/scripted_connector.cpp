#include "gui/stand/scripted_connector.h"

#include "base/clock.h"

namespace godel::test {

using namespace Qt::StringLiterals;

Pending<gui::ShownCertificate> ScriptedConnector::certificate(const gui::Profile&)
{
    if (!fingerprint) {
        return Pending<gui::ShownCertificate>::of(fail(ErrorCode::Unavailable, u"nobody answers at ops.example"_s, u"Check the address and its port"_s));
    }
    const Timestamp now = SystemClock().now();
    return Pending<gui::ShownCertificate>::of(gui::ShownCertificate{*fingerprint, u"CN=ops.example"_s, u"CN=authority"_s, now - 24h, now + 24h});
}

Result<std::unique_ptr<api::Engine>> ScriptedConnector::engine(const gui::Profile& profile, const QByteArray& token)
{
    TRY_DO(gui::check(profile));
    tried.append(token);
    auto made = std::make_unique<ScriptedEngine>();
    // As the client does for a certificate that is not the pinned one.
    if (profile.pin != fingerprint.value_or(QString())) {
        made->refuse(u"session:show"_s, {ErrorCode::Denied, u"ops.example shows another certificate than the one that was trusted"_s, u"Look at the new one"_s, u"certificate"_s});
    }
    play(*made);
    latest = made.get();
    return std::unique_ptr<api::Engine>(std::move(made));
}

Pending<QByteArray> ScriptedConnector::token(const gui::Profile& profile)
{
    return tokens.contains(profile.name) ? Pending<QByteArray>::of(tokens.value(profile.name)) : Pending<QByteArray>::of(fail(ErrorCode::NotFound, u"there is no token"_s, u"Give it once more"_s));
}

Pending<> ScriptedConnector::keepToken(const gui::Profile& profile, const QByteArray& token)
{
    tokens.insert(profile.name, token);
    return Pending<>::of(keychain ? Result<>(fail(*keychain)) : Result<>());
}

Pending<> ScriptedConnector::forgetToken(const gui::Profile& profile)
{
    tokens.remove(profile.name);
    return Pending<>::of(Result<>());
}

Pending<gui::Profile> ScriptedConnector::startDemo()
{
    ++demosStarted;
    return Pending<gui::Profile>::of(demo);
}

gui::Profile ScriptedConnector::thisMachine()
{
    return {.name = u"this machine"_s, .kind = gui::ConnectionKind::Embedded, .address = {}, .pin = {}, .colour = {}, .tokenFile = {}};
}

} // namespace godel::test

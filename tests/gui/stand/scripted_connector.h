#pragma once

#include "gui/connection/connector.h"
#include "gui/stand/scripted_engine.h"

#include <QMap>

namespace godel::test {

/// Leads to one scripted engine, and shows the certificate that a test gives it.
class ScriptedConnector final : public gui::Connector {
public:
    /// What the server shows; none: nobody answers.
    std::optional<QString> fingerprint = QString(64, u'a');
    /// Plays the engine that the next connection leads to.
    std::function<void(ScriptedEngine&)> play = [](ScriptedEngine&) {};
    std::optional<Error> keychain; ///< why it keeps nothing
    Result<gui::Profile> demo = fail(ErrorCode::Unavailable, QStringLiteral("the demo did not come up: no haproxy"), QStringLiteral("Install haproxy"));
    QMap<QString, QByteArray> tokens;
    QList<QByteArray> tried;
    int demosStarted = 0;
    ScriptedEngine* latest = nullptr;

    [[nodiscard]] Pending<gui::ShownCertificate> certificate(const gui::Profile& profile) override;
    [[nodiscard]] Result<std::unique_ptr<api::Engine>> engine(const gui::Profile& profile, const QByteArray& token) override;
    [[nodiscard]] Pending<QByteArray> token(const gui::Profile& profile) override;
    [[nodiscard]] Pending<> keepToken(const gui::Profile& profile, const QByteArray& token) override;
    [[nodiscard]] Pending<> forgetToken(const gui::Profile& profile) override;
    [[nodiscard]] Pending<gui::Profile> startDemo() override;
    [[nodiscard]] gui::Profile thisMachine() override;
};

} // namespace godel::test

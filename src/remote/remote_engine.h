#pragma once

#include "api/engine.h"
#include "web/client.h"

#include <QObject>

namespace godel::remote {

/// An engine over the wire. The caller given to `invoke` is not sent: the server knows who calls by the socket or the token.
class RemoteEngine final : public QObject, public api::Engine {
    Q_OBJECT
public:
    /// `token` is "id.secret", or empty where the local account is enough.
    explicit RemoteEngine(web::Target target, QByteArray token = {});

    [[nodiscard]] Pending<catalog::Catalogue> catalogue() override;
    [[nodiscard]] Pending<api::Reply> invoke(const api::Caller& caller, const api::Call& call) override;
    [[nodiscard]] api::Subscription subscribe(const QString& topic, qint64 since, std::function<void(const api::Event&)> told) override;
    [[nodiscard]] api::Connection connection() const override;

private:
    [[nodiscard]] Pending<QJsonObject> ask(web::Ask ask);

    web::Target m_target;
    QByteArray m_token;
    bool m_isOpen = true;
    QString m_why;
    // Declared last, so that its thread is gone before what it tells.
    web::Client m_client;
};

} // namespace godel::remote

#pragma once

#include "api/engine.h"
#include "app/service.h"

#include <QTemporaryDir>

namespace godel::test {

/// A real service in this process, on free ports of 127.0.0.1 and in a folder of its own: with its API over TLS under a certificate made for
/// this test. It can be stopped and started again.
class RealService {
public:
    explicit RealService(const QString& environment = QStringLiteral("test"));
    ~RealService();

    void start();
    void stop() { m_service.reset(); }
    /// In place of the certificate that was shown until now; shown from the next start on.
    void renewCertificate();
    [[nodiscard]] api::Engine& engine() { return m_service->engine(); }
    [[nodiscard]] QString url() const { return QStringLiteral("https://localhost:%1").arg(m_port); }
    [[nodiscard]] quint16 port() const { return m_port; }
    /// A token of anna, an admin who comes from elsewhere.
    [[nodiscard]] QByteArray token();
    [[nodiscard]] QByteArray fingerprint() const;
    [[nodiscard]] app::Folders folders() const { return app::foldersBelow(m_folder.path()); }

private:
    QTemporaryDir m_folder;
    quint16 m_port;
    std::unique_ptr<app::Service> m_service;
};

/// Configures a folder for an engine without children: free ports, no metrics, no database.
void configure(const app::Folders& folders, const QJsonObject& service);

/// The answer to a call; fails the test if there is none.
[[nodiscard]] Result<api::Reply> answerOf(api::Engine& engine, const api::Call& call);

} // namespace godel::test

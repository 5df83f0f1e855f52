#include "desktop/whole_engine.h"

#include "app/end_children.h"
#include "base/file.h"
#include "base/json.h"
#include "contracts/free_port.h"
#include "support/catch.h"
#include "support/wait.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QProcess>
#include <QSslCertificate>
#include <unistd.h>

namespace godel::test {

using namespace Qt::StringLiterals;

void configure(const app::Folders& folders, const QJsonObject& service)
{
    REQUIRE_OK(app::make(folders));
    const QJsonObject fleet{{u"instances"_s, 1}, {u"slots"_s, 2}, {u"first_port"_s, freePort()}};
    REQUIRE_OK(writeFile(folders.config + u"/platform.json"_s, compact({{u"front_door"_s, freePort()}, {u"probe_port"_s, freePort()}, {u"fleet"_s, fleet}})));
    REQUIRE_OK(writeFile(folders.config + u"/service.json"_s, compact(service)));
}

RealService::RealService(const QString& environment) : m_port(freePort())
{
    renewCertificate();
    const QJsonObject api{{u"port"_s, m_port}, {u"certificate"_s, m_folder.filePath(u"cert.pem"_s)}, {u"key"_s, m_folder.filePath(u"key.pem"_s)}};
    configure(folders(), {{u"environment"_s, environment}, {u"api"_s, api}});
    start();
}

void RealService::renewCertificate()
{
    QProcess openssl;
    openssl.start(u"openssl"_s, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s, u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-days"_s, u"1"_s, u"-subj"_s, u"/CN=localhost"_s, u"-keyout"_s,
                                 m_folder.filePath(u"key.pem"_s), u"-out"_s, m_folder.filePath(u"cert.pem"_s)});
    REQUIRE(waitFor([&openssl] { return openssl.state() == QProcess::NotRunning; }));
    REQUIRE(openssl.exitCode() == 0);
}

void RealService::start()
{
    const auto settings = app::serviceSettings(folders().config);
    REQUIRE_OK(settings);
    const auto platform = app::platformSettings(folders().config);
    REQUIRE_OK(platform);
    auto started = app::Service::start(folders(), *settings, *platform);
    REQUIRE_OK(started);
    m_service = *std::move(started);
}

RealService::~RealService()
{
    stop();
    CHECK(app::endChildren(folders()));
}

QByteArray RealService::token()
{
    const auto owner = m_service->admission().admit({.uid = ::getuid(), .token = {}, .address = {}});
    REQUIRE_OK(owner);
    const auto ask = [&](const QString& command, const QJsonObject& parameters) {
        const auto made = m_service->engine().invoke(*owner, {.command = command, .parameters = parameters});
        REQUIRE(waitFor([&made] { return made.isReady(); }));
        REQUIRE_OK(made.result());
        return made.result()->body;
    };
    (void)ask(u"users:add"_s, {{u"name"_s, u"anna"_s}, {u"role"_s, u"admin"_s}});
    return ask(u"tokens:create"_s, {{u"person"_s, u"anna"_s}}).value(u"token"_s).toString().toLatin1();
}

QByteArray RealService::fingerprint() const
{
    const auto pem = readFile(m_folder.filePath(u"cert.pem"_s));
    REQUIRE_OK(pem);
    return QSslCertificate(*pem, QSsl::Pem).digest(QCryptographicHash::Sha256).toHex();
}

Result<api::Reply> answerOf(api::Engine& engine, const api::Call& call)
{
    const auto pending = engine.invoke({}, call);
    REQUIRE(waitFor([&pending] { return pending.isReady(); }));
    return pending.result();
}

} // namespace godel::test

#include "app/opsd_process.h"
#include "app/service.h"
#include "base/file.h"
#include "base/json.h"
#include "cli/invocation.h"
#include "contracts/free_port.h"
#include "http/openapi.h"
#include "support/catch.h"
#include "support/wait.h"

#include <QProcess>
#include <QTemporaryDir>
#include <csignal>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

const QString golden = QStringLiteral(GODEL_SOURCE_DIR "/tests/golden/");

/// Equal to the file in tests/golden; with GODEL_GOLDEN=write the file is made anew, and the difference is for a person to read.
void requireGolden(const QString& name, const QJsonObject& object)
{
    if (qEnvironmentVariable("GODEL_GOLDEN") == u"write") {
        REQUIRE_OK(writeFile(golden + name, indented(object), ownerOnly | QFileDevice::ReadGroup | QFileDevice::ReadOther));
    }
    const auto wanted = readFile(golden + name);
    REQUIRE_OK(wanted);
    REQUIRE(QString::fromUtf8(indented(object)) == QString::fromUtf8(*wanted));
}

} // namespace

TEST_CASE("the catalogue and its OpenAPI document are the golden ones")
{
    QTemporaryDir folder;
    app::PlatformSettings platform;
    platform.frontDoor = freePort();
    platform.probePort = freePort();
    const auto service = app::Service::start(app::foldersBelow(folder.path()), {}, platform);
    REQUIRE_OK(service);
    const auto pending = (*service)->engine().catalogue();
    REQUIRE(waitFor([&pending] { return pending.isReady(); }));
    const catalog::Catalogue catalogue = *pending.result();
    requireGolden(u"catalogue.json"_s, catalogue.toJson());
    requireGolden(u"openapi.json"_s, http::openApiOf(catalogue));
    for (const catalog::CommandSpec& command : catalogue.commands()) {
        for (const catalog::Parameter& parameter : command.parameters) {
            INFO(command.name.toStdString() << " --" << parameter.name.toStdString());
            REQUIRE_FALSE(cli::commonOptions().contains(parameter.name));
        }
    }
}

TEST_CASE("a command goes from the shell through the socket into the audit record")
{
    Opsd opsd;
    const Answer added = opsd.ctl({u"users:add"_s, u"anna"_s, u"--role"_s, u"operator"_s});
    REQUIRE(added.status == 0);
    REQUIRE(added.out.contains(u"anna"));
    REQUIRE(opsd.ctl({u"users:list"_s}).out.contains(u"anna  operator"));
    const Answer refused = opsd.ctl({u"users:add"_s});
    REQUIRE(refused.status == exitStatus(ErrorCode::Invalid));
    REQUIRE(refused.error.contains(u"--name"));
    const Answer verified = opsd.ctl({u"audit:verify"_s, u"--json"_s});
    REQUIRE(verified.status == 0);
    REQUIRE(verified.out.contains(u"\"entries\":"));
}

TEST_CASE("a second engine on one folder is refused and the first goes on")
{
    Opsd opsd;
    QProcess second;
    second.start(programs + u"godel-opsd"_s, {u"--state="_s + opsd.folder.path()});
    REQUIRE(waitFor([&second] { return second.state() == QProcess::NotRunning; }));
    REQUIRE(second.exitCode() == exitStatus(ErrorCode::Conflict));
    REQUIRE(second.readAllStandardError().contains("another engine"));
    REQUIRE(opsd.ctl({u"users:list"_s}).status == 0);
}

TEST_CASE("what was said is kept over a clean stop and over kill -9")
{
    Opsd opsd;
    REQUIRE(opsd.ctl({u"users:add"_s, u"anna"_s}).status == 0);
    REQUIRE(opsd.stop(SIGTERM) == 0);
    REQUIRE(opsd.ctl({u"users:list"_s}).status == exitStatus(ErrorCode::Unavailable));
    opsd.start();
    REQUIRE(opsd.ctl({u"users:add"_s, u"ben"_s}).status == 0);
    opsd.stop(SIGKILL);
    opsd.start();
    const Answer list = opsd.ctl({u"users:list"_s});
    REQUIRE(list.out.contains(u"anna"));
    REQUIRE(list.out.contains(u"ben"));
    REQUIRE(opsd.ctl({u"audit:verify"_s}).status == 0);
}

TEST_CASE("a broken configuration file is named with the key that is wrong")
{
    QTemporaryDir folder;
    const auto folders = app::foldersBelow(folder.path());
    REQUIRE_OK(app::make(folders));
    REQUIRE_OK(writeFile(folders.config + u"/service.json"_s, R"({"environment": "pro duction"})"));
    REQUIRE(app::serviceSettings(folders.config).error().field.contains(u"environment"));
    REQUIRE_OK(writeFile(folders.config + u"/service.json"_s, R"({"enviroment": "production"})"));
    REQUIRE(app::serviceSettings(folders.config).error().message.contains(u"enviroment"));
    REQUIRE_OK(writeFile(folders.config + u"/service.json"_s, "{"));
    REQUIRE(app::serviceSettings(folders.config).error().message.contains(u"service.json"));
}

TEST_CASE("no program of the service links Qt Gui")
{
    for (const auto& name : {u"godel-opsd"_s, u"godelctl"_s}) {
        QProcess ldd;
        ldd.start(u"ldd"_s, {programs + name});
        REQUIRE(waitFor([&ldd] { return ldd.state() == QProcess::NotRunning; }));
        const QByteArray linked = ldd.readAllStandardOutput();
        REQUIRE(linked.contains("libQt6Core"));
        REQUIRE_FALSE(linked.contains("libQt6Gui"));
        REQUIRE_FALSE(linked.contains("libQt6Widgets"));
    }
}

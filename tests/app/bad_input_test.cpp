#include "app/opsd_process.h"
#include "base/error.h"
#include "base/file.h"
#include "drivers/store/sqlite_store.h"
#include "support/catch.h"
#include "support/wait.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <unistd.h>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

void requireRefusal(const Answer& answer, ErrorCode code, const QStringList& said)
{
    INFO(answer.out.toStdString() << answer.error.toStdString());
    REQUIRE(answer.status == exitStatus(code));
    for (const QString& text : said) {
        INFO(text.toStdString());
        REQUIRE(answer.error.contains(text));
    }
}

} // namespace

TEST_CASE("what is typed wrongly is answered with the next step")
{
    const Opsd opsd;
    requireRefusal(opsd.ctl({u"users:lits"_s}), ErrorCode::NotFound, {u"users:lits"_s, u"Did you mean users:list?"_s});
    requireRefusal(opsd.ctl({u"nonsense"_s}), ErrorCode::NotFound, {u"help"_s});
    requireRefusal(opsd.ctl({u"users:add"_s, u"anna"_s, u"--rloe=viewer"_s}), ErrorCode::Invalid, {u"--rloe"_s, u"Did you mean --role?"_s});
    requireRefusal(opsd.ctl({u"users:add"_s, u"anna"_s, u"--role"_s}), ErrorCode::Invalid, {u"--role needs a value"_s, u"--role=VALUE"_s});
    requireRefusal(opsd.ctl({u"users:add"_s, u"anna"_s, u"--role=king"_s}), ErrorCode::Invalid, {u"king"_s, u"viewer, operator, approver, admin"_s});
    requireRefusal(opsd.ctl({u"users:add"_s, u"anna"_s, u"ben"_s, u"carl"_s, u"--role=viewer"_s}), ErrorCode::Invalid, {u"what to do with 'ben'"_s});
    requireRefusal(opsd.ctl({u"operations:list"_s, u"--limit=many"_s}), ErrorCode::Invalid, {u"many"_s, u"digits"_s});
    requireRefusal(opsd.ctl({u"deploy:monitor"_s, u"--duration=15x"_s}), ErrorCode::Invalid, {u"15x"_s, u"15m"_s});
    requireRefusal(opsd.ctl({u"restart"_s, u"--yes-please"_s}), ErrorCode::Invalid, {u"--yes-please"_s, u"help restart"_s});
    requireRefusal(opsd.ctl({u"--nonsense"_s, u"restart"_s}), ErrorCode::Invalid, {u"--nonsense"_s, u"help"_s});
}

TEST_CASE("an engine that is not there, elsewhere or not for this user is told apart")
{
    QTemporaryDir folder;
    const auto at = [](const QString& socket) { return run(programs + u"godelctl"_s, {u"--socket="_s + socket, u"users:list"_s}); };
    requireRefusal(at(folder.filePath(u"none.sock"_s)), ErrorCode::Unavailable, {u"none.sock"_s, u"godel-opsd"_s, u"--socket=PATH"_s});
    requireRefusal(at(folder.filePath(QString(120, u'x'))), ErrorCode::Invalid, {u"longer"_s, u"107 bytes"_s});
    requireRefusal(run(programs + u"godelctl"_s, {u"--server=ftp://x"_s, u"users:list"_s}), ErrorCode::Invalid, {u"https://HOST:7400"_s});
    requireRefusal(run(programs + u"godelctl"_s, {u"--token-file="_s + folder.filePath(u"no"_s), u"users:list"_s}), ErrorCode::NotFound, {u"--token-file=FILE"_s});
    if (::geteuid() != 0) {
        WARN("not root: the account that may not is not tried");
        return;
    }
    Opsd opsd;
    REQUIRE((QFileInfo(opsd.folders().run).permissions() & 0x0077) == 0);
    REQUIRE((QFileInfo(opsd.socket()).permissions() & 0x0077) == 0);
    const Answer nobody = run(u"setpriv"_s, {u"--reuid=65534"_s, u"--regid=65534"_s, u"--clear-groups"_s, programs + u"godelctl"_s, u"--socket="_s + opsd.socket(), u"users:list"_s});
    if (nobody.error.contains(u"setpriv"_s)) {
        WARN("the programs are in a folder that other accounts do not see");
        return;
    }
    requireRefusal(nobody, ErrorCode::Unavailable, {u"this user may not connect"_s, u"account"_s});
}

TEST_CASE("a broken configuration file stops the start, names file and place, and is logged")
{
    const auto [file, content, said] = GENERATE(table<QString, QByteArray, QStringList>({
        {u"service.json"_s, "{\n  \"environment\": \"test\",\n  oops\n}", {u"service.json"_s, u"line 3"_s}},
        {u"service.json"_s, R"({"enviroment": "test"})", {u"service.json.enviroment"_s, u"spelling"_s}},
        {u"service.json"_s, R"({"api": {"port": 70000, "certificate": "c", "key": "k"}})", {u"service.json.api.port"_s, u"65535"_s}},
        {u"service.json"_s, R"({"api": {"port": 7400}})", {u"service.json.api.certificate"_s}},
        {u"service.json"_s, R"({"api": {"certificate": "/no/such.pem", "key": "/no/such.key"}})", {u"/no/such.pem"_s}},
        {u"platform.json"_s, "[]", {u"platform.json"_s, u"{ }"_s}},
        {u"platform.json"_s, R"({"front_door": "3000"})", {u"platform.json.front_door"_s}},
        {u"rollout.json"_s, R"({"warm_up": "soon"})", {u"soon"_s, u"rollout.json.warm_up"_s}},
        {u"rollout.json"_s, R"({"warmup": "1m"})", {u"rollout.json.warmup"_s}},
    }));
    INFO(file.toStdString() << ": " << content.toStdString());
    Opsd opsd(false);
    opsd.configure(file, content);
    const Answer refused = opsd.startAndFail();
    REQUIRE(refused.status >= exitStatus(ErrorCode::Invalid));
    for (const QString& text : said) {
        INFO(refused.error.toStdString());
        const QByteArray log = opsd.file(u"logs/godel-opsd.log"_s);
        REQUIRE((refused.error.contains(text) || log.contains(text.toUtf8())));
    }
    REQUIRE(opsd.file(u"logs/error.log"_s).contains(" ERROR ENGINE_NOT_STARTED "));
}

TEST_CASE("a store that is taken or newer is refused with its reason, and is left as it was")
{
    Opsd opsd;
    const Answer second = opsd.startAndFail();
    requireRefusal(second, ErrorCode::Conflict, {u"another engine uses"_s, u"process %1"_s.arg(opsd.process->processId()), u"--state=DIR"_s});
    REQUIRE(opsd.ctl({u"users:list"_s}).status == 0);
    REQUIRE(opsd.stop() == 0);
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"newer"_s);
        database.setDatabaseName(opsd.folder.filePath(u"state/engine.sqlite"_s));
        REQUIRE(database.open());
        REQUIRE(QSqlQuery(database).exec(u"PRAGMA user_version = 99"_s));
        database.close();
    }
    QSqlDatabase::removeDatabase(u"newer"_s);
    requireRefusal(opsd.startAndFail(), ErrorCode::Conflict, {u"schema 99"_s, u"newer version"_s});
    requireRefusal(run(programs + u"godel-opsd"_s, {u"--sate=/tmp"_s}), ErrorCode::Invalid, {u"sate"_s, u"--help"_s});
}

TEST_CASE("every error is one plain line with its code, among those of others")
{
    Opsd opsd;
    opsd.addReleaseThatIsNeverReady();
    REQUIRE(opsd.ctl({u"deploy:first"_s, u"v1"_s, u"--detach"_s}).status == 0);
    REQUIRE_FALSE(opsd.startAndFail().status == 0);
    const QRegularExpression form(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z ERROR [A-Z][A-Z_]+ \\S.*$"_s);
    const Answer grep = run(u"sh"_s, {u"-c"_s, u"tail -1000 '%1' | grep ERROR"_s.arg(opsd.folder.filePath(u"logs/error.log"_s))});
    const QStringList lines = grep.out.split(u'\n', Qt::SkipEmptyParts);
    REQUIRE_FALSE(lines.isEmpty());
    for (const QString& line : lines) {
        INFO(line.toStdString());
        REQUIRE(form.match(line).hasMatch());
    }
    REQUIRE(opsd.file(u"logs/error.log"_s).count('\n') == lines.size());
    REQUIRE((QFileInfo(opsd.folders().logs).permissions() & 0x0077) == 0);
}

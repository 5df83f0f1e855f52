#include "stands/real_platform.h"

#include "base/file.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTcpServer>
#include <QTcpSocket>
#include <csignal>
#include <sys/stat.h>

namespace godel::test {

using namespace Qt::StringLiterals;

namespace {

const QString programs = QStringLiteral(GODEL_BINARY_DIR "/bin/");
constexpr int slotCount = 4;
/// Front door, database, metrics, router's page, probes, and the slots of both groups.
constexpr int portCount = 5 + 2 * slotCount;

/// The first of so many ports in a row that nobody has now, below those that the kernel gives to clients.
quint16 freePorts(int count)
{
    for (int tries = 0; tries < 500; ++tries) {
        const int from = QRandomGenerator::global()->bounded(20000, 32000);
        std::vector<std::unique_ptr<QTcpServer>> taken;
        bool areFree = true;
        for (int at = 0; at < count && areFree; ++at) {
            taken.push_back(std::make_unique<QTcpServer>());
            areFree = taken.back()->listen(QHostAddress::LocalHost, static_cast<quint16>(from + at));
        }
        if (areFree) {
            return static_cast<quint16>(from);
        }
    }
    FAIL("there are not that many free ports in a row");
    return 0;
}

void carryOut(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    REQUIRE(waitFor([&process] { return process.state() == QProcess::NotRunning; }));
    INFO(program.toStdString() << ": " << process.readAllStandardError().toStdString());
    REQUIRE(process.exitCode() == 0);
}

} // namespace

RealPlatform::RealPlatform() : m_frontDoor(freePorts(portCount))
{
    // Children of root have users of their own, who must be able to walk through.
    ::chmod(m_folder.path().toLocal8Bit().constData(), 0711);
    REQUIRE(QDir(m_folder.path()).mkpath(u"config"_s));
    ::chmod(path(u"config"_s).toLocal8Bit().constData(), 0700);
    carryOut(u"minisign"_s, {u"-G"_s, u"-W"_s, u"-f"_s, u"-p"_s, path(u"config/trusted-keys"_s), u"-s"_s, path(u"release.key"_s)});
    platform = {{u"front_door"_s, m_frontDoor},
                {u"probe_port"_s, m_frontDoor + 4},
                {u"fleet"_s, QJsonObject{{u"instances"_s, 2}, {u"slots"_s, slotCount}, {u"first_port"_s, m_frontDoor + 5}}}};
    rollout = {{u"stages"_s, QJsonArray{QJsonObject{{u"share"_s, u"25%"_s}, {u"watch"_s, u"4s"_s}}, QJsonObject{{u"share"_s, u"100%"_s}, {u"watch"_s, u"4s"_s}}}},
               {u"warm_up"_s, u"1s"_s}, {u"scrape_every"_s, u"500ms"_s}, {u"lease"_s, u"5s"_s}, {u"soak"_s, u"4s"_s}, {u"guard_window"_s, u"5s"_s}, {u"most_extensions"_s, 0}};
}

RealPlatform::~RealPlatform()
{
    if (m_traffic) {
        (void)endTraffic();
    }
    stopEngine();
    QProcess end;
    end.start(programs + u"godel-opsd"_s, {u"--state="_s + m_folder.path(), u"--end-children"_s});
    CHECK(waitFor([&end] { return end.state() == QProcess::NotRunning; }, 60000));
    CHECK(end.exitCode() == 0);
}

void RealPlatform::begin()
{
    writeConfiguration();
    startEngine();
    letPeopleIn();
}

void RealPlatform::writeConfiguration()
{
    REQUIRE_OK(writeFile(path(u"config/service.json"_s), indented(service)));
    REQUIRE_OK(writeFile(path(u"config/platform.json"_s), indented(platform)));
    REQUIRE_OK(writeFile(path(u"config/rollout.json"_s), indented(rollout)));
}

void RealPlatform::letPeopleIn()
{
    addPerson(u"anna"_s, u"operator"_s);
    addPerson(u"ben"_s, u"approver"_s);
}

void RealPlatform::addPerson(const QString& person, const QString& role)
{
    reply({u"users:add"_s, person, u"--role="_s + role}, {});
    const QString token = reply({u"tokens:create"_s, person}, {}).value(u"token"_s).toString();
    REQUIRE_OK(writeFile(path(person + u".token"_s), token.toLatin1()));
}

QByteArray RealPlatform::token(const QString& person) const
{
    const auto token = readFile(path(person + u".token"_s));
    REQUIRE_OK(token);
    return *token;
}

void RealPlatform::startEngine()
{
    m_engine = std::make_unique<QProcess>();
    m_engine->setProcessChannelMode(QProcess::MergedChannels);
    m_engine->start(programs + u"godel-opsd"_s, {u"--state="_s + m_folder.path()});
    QByteArray said;
    const bool isReady = waitFor([this, &said] {
        said += m_engine->readAll();
        return said.contains("is ready") || m_engine->state() == QProcess::NotRunning;
    });
    INFO(said.toStdString());
    REQUIRE((isReady && m_engine->state() == QProcess::Running));
}

void RealPlatform::killEngine()
{
    m_engine->kill();
    REQUIRE(waitFor([this] { return m_engine->state() == QProcess::NotRunning; }));
}

bool RealPlatform::engineEnds()
{
    return waitFor([this] { return m_engine->state() == QProcess::NotRunning; });
}

void RealPlatform::stopEngine()
{
    if (m_engine && m_engine->state() == QProcess::Running) {
        m_engine->terminate();
        CHECK(waitFor([this] { return m_engine->state() == QProcess::NotRunning; }));
    }
}

RealPlatform::Answer RealPlatform::ctl(const QStringList& words, const QString& person)
{
    QStringList arguments{u"--socket="_s + path(u"run/api.sock"_s), u"--json"_s, u"--detach"_s};
    if (!person.isEmpty()) {
        arguments.append(u"--token-file="_s + path(person + u".token"_s));
    }
    QProcess ctl;
    ctl.start(programs + u"godelctl"_s, arguments + words);
    REQUIRE(waitFor([&ctl] { return ctl.state() == QProcess::NotRunning; }, 60000));
    const QByteArray line = ctl.readAllStandardOutput().split('\n').first();
    const auto object = parseObject(line, u"the reply"_s);
    return {ctl.exitCode(), object.map([](const QJsonObject& whole) { return whole.value(u"body"_s).toObject(); }).value_or(QJsonObject()),
            QString::fromUtf8(ctl.readAllStandardError()) + QString::fromUtf8(line)};
}

QJsonObject RealPlatform::reply(const QStringList& words, const QString& person)
{
    const Answer answer = ctl(words, person);
    INFO(words.join(u' ').toStdString() << ": " << answer.error.toStdString());
    REQUIRE(answer.status <= 2);
    return answer.body;
}

RealPlatform::Answer RealPlatform::addRelease(const QString& version, const QMap<QString, QByteArray>& files, const QJsonObject& manifest)
{
    const QString source = path(u"source/"_s + version);
    for (auto file = files.begin(); file != files.end(); ++file) {
        REQUIRE(QDir().mkpath(QFileInfo(source + u'/' + file.key()).path()));
        const auto mode = ownerOnly | (file.key().startsWith(u"bin/"_s) ? QFileDevice::ExeOwner : QFileDevice::Permissions());
        REQUIRE_OK(writeFile(source + u'/' + file.key(), file.value(), mode));
    }
    QJsonObject whole = manifest;
    whole.insert(u"version"_s, version);
    REQUIRE_OK(writeFile(source + u"/manifest.json"_s, indented(whole)));
    const QString archive = path(version + u".tar.zst"_s);
    carryOut(programs + u"godel-pack"_s, {source, archive, u"--key="_s + path(u"release.key"_s)});
    return ctl({u"releases:add"_s, archive});
}

RealPlatform::Answer RealPlatform::addNodeRelease(const QString& version, const QJsonObject& faults)
{
    const auto node = readFile(programs + u"godel-node"_s, 512LL * 1024 * 1024);
    REQUIRE_OK(node);
    const auto schema = readFile(QStringLiteral(GODEL_SOURCE_DIR "/src/node/database/schema.sql"));
    REQUIRE_OK(schema);
    QJsonObject environment;
    if (!faults.isEmpty()) {
        environment.insert(u"GODEL_FAULTS"_s, QString::fromUtf8(compact(faults)));
    }
    QJsonObject manifest{{u"command"_s, QJsonArray{u"bin/godel-node"_s}},
                         {u"portVariable"_s, u"GODEL_PORT"_s},
                         {u"health"_s, QJsonObject{{u"live"_s, u"/live"_s}, {u"ready"_s, u"/ready"_s}, {u"health"_s, u"/health"_s}}},
                         {u"drainTime"_s, u"10s"_s},
                         {u"environment"_s, environment}};
    if (platform.contains(u"database"_s)) {
        manifest.insert(u"migrations"_s, QJsonArray{QJsonObject{{u"id"_s, u"node-tasks-2"_s}, {u"kind"_s, u"expand"_s}, {u"up"_s, u"schema.sql"_s}, {u"down"_s, QString()}, {u"downIsSafe"_s, false}}});
    }
    return addRelease(version, {{u"bin/godel-node"_s, *node}, {u"schema.sql"_s, *schema}}, manifest);
}

void RealPlatform::sendTraffic(const QStringList& options)
{
    m_traffic = std::make_unique<QProcess>();
    m_traffic->start(programs + u"godel-traffic"_s, QStringList{u"--port=%1"_s.arg(m_frontDoor), u"--report="_s + path(u"traffic.json"_s)} + options);
    REQUIRE(waitFor([this] { return QFileInfo::exists(path(u"traffic.json"_s)); }));
}

QJsonObject RealPlatform::endTraffic()
{
    m_traffic->terminate();
    REQUIRE(waitFor([this] { return m_traffic->state() == QProcess::NotRunning; }));
    const auto account = parseObject(m_traffic->readAllStandardOutput().trimmed().split('\n').last(), u"the account"_s);
    m_traffic.reset();
    REQUIRE_OK(account);
    return *account;
}

QString RealPlatform::state()
{
    const Answer history = ctl({u"deploy:history"_s, u"--limit=1"_s});
    const QJsonArray rollouts = history.body.value(u"rollouts"_s).toArray();
    return rollouts.isEmpty() ? QString() : rollouts.first()[u"state"_s].toString();
}

bool RealPlatform::reaches(const QStringList& states, bool approves, int deadlineMs)
{
    return waitFor([this, &states, approves] {
        const QString present = state();
        if (approves && present == u"awaiting-approval") {
            (void)ctl({u"deploy:approve"_s, u"--comment=looks good"_s}, u"ben"_s);
        }
        return states.contains(present);
    }, deadlineMs);
}

bool RealPlatform::settles(int deadlineMs)
{
    return waitFor([this] {
        const QJsonArray operations = ctl({u"operations:list"_s, u"--limit=20"_s}).body.value(u"operations"_s).toArray();
        return !operations.isEmpty() && std::all_of(operations.begin(), operations.end(), [](const QJsonValue& one) {
            const QString found = one[u"state"_s].toString();
            return found == u"done" || found == u"undone";
        });
    }, deadlineMs);
}

QList<qint64> RealPlatform::pidsOf(const QString& word) const
{
    return pidsWhere([&word](const QByteArray& command) { return command.contains(word.toUtf8()) && !command.contains("godel-opsd") && !command.contains("godel-traffic"); });
}

QList<qint64> RealPlatform::headlessPids() const
{
    return pidsWhere([](const QByteArray& command) { return command.contains("godel-opsd"); });
}

/// Processes that were started for this environment, or in its folder.
QList<qint64> RealPlatform::pidsWhere(const std::function<bool(const QByteArray& command)>& isWanted) const
{
    QList<qint64> pids;
    for (const QString& name : QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs)) {
        const auto command = readFile(u"/proc/%1/cmdline"_s.arg(name));
        const auto cwd = QFile::symLinkTarget(u"/proc/%1/cwd"_s.arg(name));
        const bool isOurs = command && (command->contains(m_folder.path().toUtf8()) || cwd.startsWith(m_folder.path()));
        if (isOurs && isWanted(*command)) {
            pids.append(name.toLongLong());
        }
    }
    std::sort(pids.begin(), pids.end());
    return pids;
}

QByteArray RealPlatform::get(const QByteArray& path) const
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, m_frontDoor);
    socket.write("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    REQUIRE(waitFor([&socket] { return socket.state() == QTcpSocket::UnconnectedState; }));
    return socket.readAll();
}

} // namespace godel::test

#include "node/node_process.h"

#include "base/file.h"
#include "support/catch.h"
#include "support/wait.h"

#include <csignal>

namespace godel::test {

using namespace Qt::StringLiterals;

namespace {

QString program()
{
    return QStringLiteral(GODEL_BINARY_DIR "/bin/godel-node");
}

QProcessEnvironment surroundings(const NodeProcess::Environment& environment)
{
    auto all = QProcessEnvironment::systemEnvironment();
    for (const auto& name : all.keys()) {
        if (name.startsWith(u"GODEL_"_s)) {
            all.remove(name);
        }
    }
    for (auto entry = environment.begin(); entry != environment.end(); ++entry) {
        all.insert(entry.key(), entry.value());
    }
    return all;
}

} // namespace

NodeProcess::NodeProcess(const Environment& environment, const QMap<QString, QByteArray>& configuration)
{
    for (auto file = configuration.begin(); file != configuration.end(); ++file) {
        configure(file.key(), file.value());
    }
    m_process.setProcessEnvironment(surroundings(environment));
    m_process.start(program(), {u"--port=0"_s, u"--config=%1"_s.arg(m_folder.path())});
}

NodeProcess::~NodeProcess()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        ends();
    }
}

bool NodeProcess::comesUp()
{
    QByteArray said;
    waitFor([&] {
        said += m_process.readAllStandardOutput();
        return said.contains('\n') || m_process.state() == QProcess::NotRunning;
    });
    m_port = said.trimmed().mid(said.trimmed().lastIndexOf(':') + 1).toUShort();
    return m_port != 0;
}

void NodeProcess::hangUp()
{
    REQUIRE(::kill(static_cast<pid_t>(pid()), SIGHUP) == 0);
}

void NodeProcess::configure(const QString& name, const QByteArray& content)
{
    REQUIRE_OK(writeFile(m_folder.filePath(name), content));
}

bool NodeProcess::becomes(const QByteArray& path, int status, int deadlineMs)
{
    return waitFor([&] { return get(path).status == status; }, deadlineMs);
}

bool NodeProcess::ends(int deadlineMs)
{
    return waitFor([&] { return m_process.state() == QProcess::NotRunning; }, deadlineMs);
}

QByteArray NodeProcess::complaints()
{
    m_complaints += m_process.readAllStandardError();
    return m_complaints;
}

Pending<web::Response> NodeProcess::ask(const QByteArray& method, const QByteArray& path, const QByteArray& body, const QByteArray& token)
{
    web::Target target;
    target.port = m_port;
    web::Ask ask;
    ask.method = method;
    ask.path = path;
    ask.body = body;
    ask.deadline = 20s;
    if (!body.isEmpty()) {
        ask.headers.emplaceBack("Content-Type", "application/json");
    }
    if (!token.isEmpty()) {
        ask.headers.emplaceBack("Authorization", "Bearer " + token);
    }
    return m_client.ask(target, ask);
}

NodeProcess::Reply NodeProcess::await(const Pending<web::Response>& pending)
{
    waitFor([&] { return pending.isReady(); }, 30000);
    if (!pending.isReady() || !pending.result()) {
        return {};
    }
    return {pending.result()->status, pending.result()->body};
}

NodeProcess::Reply NodeProcess::get(const QByteArray& path, const QByteArray& token)
{
    return await(ask("GET", path, {}, token));
}

NodeProcess::Reply NodeProcess::remove(const QByteArray& path)
{
    return await(ask("DELETE", path));
}

NodeProcess::Reply NodeProcess::post(const QByteArray& path, const QJsonObject& body, const QByteArray& token)
{
    return await(ask("POST", path, compact(body), token));
}

QJsonObject NodeProcess::Reply::json() const
{
    return parseObject(body, u"the answer"_s).value_or(QJsonObject());
}

Ended runNode(const QStringList& arguments, const NodeProcess::Environment& environment, const QByteArray& input)
{
    QProcess process;
    process.setProcessEnvironment(surroundings(environment));
    process.start(program(), arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!waitFor([&] { return process.state() == QProcess::NotRunning; })) {
        process.kill();
        waitFor([&] { return process.state() == QProcess::NotRunning; });
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace godel::test

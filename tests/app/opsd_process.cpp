#include "app/opsd_process.h"

#include "app/end_children.h"
#include "base/file.h"
#include "base/json.h"
#include "contracts/free_port.h"
#include "support/catch.h"
#include "support/wait.h"

#include <QDir>
#include <sys/stat.h>

namespace godel::test {

using namespace Qt::StringLiterals;

Answer run(const QString& program, const QStringList& words, const QProcessEnvironment& environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, words);
    REQUIRE(waitFor([&process] { return process.state() == QProcess::NotRunning; }, 60000));
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError())};
}

Opsd::Opsd(bool isStarted)
{
    // Children of root have users of their own, who must be able to walk through.
    ::chmod(folder.path().toLocal8Bit().constData(), 0711);
    REQUIRE_OK(app::make(folders()));
    probePort = freePort();
    configure(u"platform.json"_s, compact({{u"front_door"_s, freePort()}, {u"probe_port"_s, probePort}, {u"fleet"_s, QJsonObject{{u"instances"_s, 1}, {u"slots"_s, 2}, {u"first_port"_s, freePort()}}}}));
    if (isStarted) {
        start();
    }
}

Opsd::~Opsd()
{
    stop();
    CHECK(app::endChildren(folders()));
}

void Opsd::start()
{
    process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environment);
    process->start(programs + u"godel-opsd"_s, {u"--state="_s + folder.path()});
    QByteArray said;
    REQUIRE(waitFor([this, &said] { return (said += process->readAllStandardOutput()).contains("is ready"); }));
}

int Opsd::stop(int signal)
{
    if (!process) {
        return 0;
    }
    if (process->state() == QProcess::Running) {
        ::kill(static_cast<pid_t>(process->processId()), signal);
    }
    (void)waitFor([this] { return process->state() == QProcess::NotRunning; });
    return process->exitCode();
}

Answer Opsd::startAndFail()
{
    return run(programs + u"godel-opsd"_s, {u"--state="_s + folder.path()}, environment);
}

app::Folders Opsd::folders() const
{
    return app::foldersBelow(folder.path());
}

void Opsd::configure(const QString& file, const QByteArray& content) const
{
    REQUIRE_OK(writeFile(folders().config + u'/' + file, content));
}

Answer Opsd::ctl(const QStringList& words) const
{
    return run(programs + u"godelctl"_s, QStringList{u"--socket="_s + socket()} + words);
}

QJsonObject Opsd::reply(const QStringList& words) const
{
    const Answer answer = ctl(QStringList{u"--json"_s} + words);
    INFO(answer.out.toStdString() << answer.error.toStdString());
    const auto reply = parseObject(answer.out.section(u'\n', 0, 0).toUtf8(), u"the reply"_s);
    REQUIRE_OK(reply);
    return reply->value(u"body"_s).toObject();
}

void Opsd::addReleaseThatIsNeverReady()
{
    const QString source = folder.filePath(u"source"_s);
    const QString key = folder.filePath(u"release.key"_s);
    const QString archive = folder.filePath(u"v1.tar.zst"_s);
    REQUIRE(QDir().mkpath(source + u"/bin"_s));
    REQUIRE_OK(writeFile(source + u"/bin/run"_s, "#!/bin/sh\nexec sleep 1000\n", ownerOnlyFolder));
    const QJsonObject health{{u"live"_s, u"/live"_s}, {u"ready"_s, u"/ready"_s}, {u"health"_s, u"/health"_s}};
    REQUIRE_OK(writeFile(source + u"/manifest.json"_s, compact({{u"version"_s, u"v1"_s}, {u"command"_s, QJsonArray{u"bin/run"_s}}, {u"portVariable"_s, u"PORT"_s}, {u"health"_s, health}})));
    REQUIRE(run(u"minisign"_s, {u"-G"_s, u"-W"_s, u"-f"_s, u"-p"_s, folders().config + u"/trusted-keys"_s, u"-s"_s, key}).status == 0);
    REQUIRE(run(programs + u"godel-pack"_s, {source, archive, u"--key="_s + key}).status == 0);
    // Whose signatures count is read at the start.
    REQUIRE(stop() == 0);
    start();
    const Answer added = ctl({u"releases:add"_s, archive});
    INFO(added.error.toStdString());
    REQUIRE(added.status == 0);
}

QByteArray Opsd::file(const QString& name) const
{
    const auto content = readFile(folder.filePath(name));
    return content ? *content : QByteArray();
}

} // namespace godel::test

#include "app/desktop/headless_start.h"

#include "base/file.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocalSocket>
#include <QProcess>
#include <cerrno>
#include <csignal>

namespace godel::app {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds pause{100};
constexpr std::chrono::seconds patience{30};
constexpr qint64 mostSaid = 64 * 1024;

QString outputFile(const Folders& folders)
{
    return folders.logs + u"/godel-opsd.out"_s;
}

} // namespace

bool answers(const QString& socketPath)
{
    QLocalSocket socket;
    socket.connectToServer(socketPath);
    return socket.state() == QLocalSocket::ConnectedState;
}

HeadlessStart::HeadlessStart(QObject* parent) : QObject(parent)
{
    m_turn.setInterval(pause);
    connect(&m_turn, &QTimer::timeout, this, &HeadlessStart::look);
}

Pending<> HeadlessStart::start(const Folders& folders, const QStringList& arguments)
{
    m_folders = folders;
    m_answer = Pending<>::make();
    QProcess engine;
    engine.setProgram(QCoreApplication::applicationDirPath() + u"/godel-opsd"_s);
    engine.setArguments(arguments);
    engine.setStandardInputFile(QProcess::nullDevice());
    engine.setStandardOutputFile(outputFile(folders));
    engine.setStandardErrorFile(outputFile(folders), QIODevice::Append);
    if (!QFileInfo(engine.program()).isExecutable()) {
        return Pending<>::of(fail(ErrorCode::NotFound, tr("there is no godel-opsd beside this program"), tr("Install godel-ops-server; the operations go on when an engine of this machine starts again")));
    }
    if (!engine.startDetached(&m_pid)) {
        return Pending<>::of(fail(ErrorCode::Unavailable, tr("godel-opsd could not be started: %1").arg(engine.errorString()), tr("Start it by hand; the operations go on then")));
    }
    m_since.start();
    m_turn.start();
    return m_answer;
}

void HeadlessStart::look()
{
    if (answers(m_folders.socket())) {
        m_turn.stop();
        return m_answer.fulfil({});
    }
    const bool hasEnded = ::kill(static_cast<pid_t>(m_pid), 0) != 0 && errno == ESRCH;
    if (!hasEnded && !m_since.hasExpired(std::chrono::milliseconds(patience).count())) {
        return;
    }
    m_turn.stop();
    const QString said = QString::fromUtf8(readFile(outputFile(m_folders), mostSaid).value_or(QByteArray())).simplified().right(400);
    m_answer.fulfil(fail(ErrorCode::Unavailable, hasEnded ? tr("the engine has ended again: %1").arg(said) : tr("the engine was started but does not answer yet"),
                         tr("Nothing is lost: mend it, and start godel-opsd; its log is in %1").arg(m_folders.logs)));
}

} // namespace godel::app

#include "app/desktop/demo_environment.h"

#include "base/json.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <csignal>

namespace godel::app {

using namespace Qt::StringLiterals;

namespace {

const QByteArray readyMark = "GODEL-DEMO ";
constexpr qsizetype mostSaid = 16 * 1024;

/// Beside an installed program, or in the tree that this program was built in.
QString scriptFile()
{
    const QDir programs(QCoreApplication::applicationDirPath());
    for (const QString& place : {u"../share/godel-ops/demo.py"_s, u"../../../packaging/demo.py"_s}) {
        if (QFileInfo::exists(programs.filePath(place))) {
            return programs.filePath(place);
        }
    }
    return {};
}

} // namespace

DemoEnvironment::DemoEnvironment(QObject* parent) : QObject(parent) {}

DemoEnvironment::~DemoEnvironment()
{
    if (m_process != nullptr) {
        // It takes its children down by itself, which takes longer than a window should need to close.
        m_process->disconnect(this);
        m_process->terminate();
        m_process->setParent(nullptr);
    }
}

Pending<gui::Profile> DemoEnvironment::start()
{
    if (m_process != nullptr) {
        return m_answer;
    }
    m_answer = Pending<gui::Profile>::make();
    const QString script = scriptFile();
    if (script.isEmpty()) {
        return Pending<gui::Profile>::of(fail(ErrorCode::NotFound, tr("the demo is not installed here"), tr("Install godel-ops-demo, or start packaging/run from the source tree")));
    }
    m_process = new QProcess(this);
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    connect(m_process, &QProcess::readyRead, this, &DemoEnvironment::read);
    const auto fall = [this] {
        const QString last = QString::fromUtf8(m_said.trimmed().split('\n').last()).left(400);
        m_answer.fulfil(fail(ErrorCode::Unavailable, tr("the demo did not come up: %1").arg(last), tr("It needs python3, haproxy, postgresql-15, victoria-metrics and minisign: packaging/install run installs them")));
        m_process->deleteLater();
        m_process = nullptr;
    };
    connect(m_process, &QProcess::finished, this, fall);
    connect(m_process, &QProcess::errorOccurred, this, [fall](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            fall();
        }
    });
    m_process->start(u"python3"_s, {u"-B"_s, u"-u"_s, script, u"--programs"_s, QCoreApplication::applicationDirPath(), u"--announce"_s});
    return m_answer;
}

void DemoEnvironment::read()
{
    m_said += m_process->readAll();
    const qsizetype at = m_said.indexOf(readyMark);
    const qsizetype end = at < 0 ? -1 : m_said.indexOf('\n', at);
    if (end > 0) {
        const auto told = parseObject(m_said.mid(at + readyMark.size(), end - at - readyMark.size()), u"the demo's announcement"_s);
        m_answer.fulfil(told.map([](const QJsonObject& object) {
            return gui::Profile{.name = u"demo"_s, .kind = gui::ConnectionKind::Socket, .address = object.value(u"socket"_s).toString(), .pin = {}, .colour = {}, .tokenFile = object.value(u"token_file"_s).toString()};
        }));
    }
    m_said = m_said.right(mostSaid);
}

} // namespace godel::app

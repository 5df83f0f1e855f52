#include "node/agents/agent.h"

#include "base/json.h"
#include "node/agents/process_look.h"

#include <QJsonDocument>
#include <array>
#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestLine = 4 * 1024 * 1024;
constexpr auto endTime = std::chrono::seconds(5);

/// Between fork and exec: a group of its own so that its children die with it, our end is its end, and nothing of ours is open.
void prepareChild()
{
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
}

/// What an agent has no business with.
QProcessEnvironment agentEnvironment()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto& name : environment.keys()) {
        if (name.startsWith(u"GODEL_"_s) || name.startsWith(u"PG"_s)) {
            environment.remove(name);
        }
    }
    return environment;
}

std::chrono::milliseconds wait(Duration duration)
{
    return std::chrono::ceil<std::chrono::milliseconds>(duration);
}

} // namespace

QString name(Agent::State state)
{
    static constexpr std::array names{"starting", "idle", "busy", "ending", "ended"};
    return QString::fromLatin1(names[static_cast<size_t>(state)]);
}

Agent::Agent(int number, const AgentSettings& settings, const Clock& clock)
    : m_number(number), m_settings(settings), m_clock(clock), m_since(clock.monotonic())
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Agent::onTimeout);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &Agent::readOutput);
    connect(&m_process, &QProcess::readyReadStandardError, this, [this] {
        const auto lines = m_process.readAllStandardError().trimmed().split('\n');
        m_lastComplaint = lines.last().left(300);
    });
    connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            onEnd(u"%1 does not start: %2"_s.arg(m_settings.command.first(), m_process.errorString()));
        }
    });
    connect(&m_process, &QProcess::finished, this, [this](int status, QProcess::ExitStatus exit) {
        readOutput();
        onEnd(exit == QProcess::NormalExit ? u"it ended with status %1"_s.arg(status) : u"it was ended by signal %1"_s.arg(status));
    });
}

Agent::~Agent()
{
    m_process.disconnect(this);
    signal(SIGKILL);
}

void Agent::start()
{
    m_process.setChildProcessModifier(prepareChild);
    m_process.setProcessEnvironment(agentEnvironment());
    m_process.setProgram(m_settings.command.first());
    m_process.setArguments(m_settings.command.mid(1));
    m_timer.start(wait(m_settings.spawnTimeout));
    m_process.start();
}

void Agent::enter(State state)
{
    m_state = state;
    m_since = m_clock.monotonic();
    m_timer.stop();
    if (state == State::Idle) {
        m_timer.start(wait(m_settings.idleTimeout));
    } else if (state == State::Busy) {
        m_timer.start(wait(m_settings.taskTimeout));
    } else if (state == State::Ending) {
        m_timer.start(endTime);
    }
}

void Agent::assign(const Claim& claim, OnOutcome told)
{
    m_claim = claim;
    m_told = std::move(told);
    m_cpuBefore = lookAtProcess(pid()).cpuSeconds;
    enter(State::Busy);
    const QJsonObject line{{u"id"_s, QString::number(claim.id)},
                           {u"kind"_s, claim.kind},
                           {u"payload"_s, QJsonDocument::fromJson(claim.payload).object()},
                           {u"attempt"_s, claim.attempt}};
    m_process.write(compact(line) + '\n');
}

void Agent::readOutput()
{
    m_output += m_process.readAllStandardOutput();
    for (auto end = m_output.indexOf('\n'); end >= 0; end = m_output.indexOf('\n')) {
        const QByteArray line = m_output.left(end);
        m_output.remove(0, end + 1);
        takeLine(line);
    }
    if (m_output.size() > longestLine) {
        m_output.clear();
        breakOff(u"it wrote a line of over 4 MiB"_s);
    }
}

void Agent::takeLine(const QByteArray& line)
{
    if (m_state == State::Ending || m_state == State::Ended) {
        return;
    }
    const auto object = parseObject(line, u"its answer"_s);
    if (!object) {
        return breakOff(object.error().message);
    }
    if (m_state == State::Starting && object->value(u"ready"_s).toBool()) {
        m_hasBeenReady = true;
        enter(State::Idle);
        Q_EMIT becameIdle();
    } else if (m_state == State::Busy && object->value(u"id"_s) == QString::number(m_claim.id)) {
        takeAnswer(*object);
    } else {
        breakOff(u"it answered what was not asked"_s);
    }
}

void Agent::takeAnswer(const QJsonObject& answer)
{
    using Kind = AgentOutcome::Kind;
    AgentOutcome outcome{Kind::Done, compact(answer[u"result"_s].toObject()), {}};
    if (answer.contains(u"error"_s)) {
        outcome = {answer[u"permanent"_s].toBool() ? Kind::Refused : Kind::Failed, {}, answer[u"error"_s].toString()};
    } else if (!answer[u"result"_s].isObject()) {
        return breakOff(u"its answer has neither a result nor an error"_s);
    }
    ++m_finishedTasks;
    enter(State::Idle);
    if (m_isRetiring) {
        retire();
    }
    finishTask(outcome);
    if (m_state == State::Idle) {
        Q_EMIT becameIdle();
    }
}

void Agent::finishTask(const AgentOutcome& outcome)
{
    const auto told = std::exchange(m_told, {});
    m_claim = {};
    if (told) {
        told(outcome);
    }
}

void Agent::breakOff(const QString& why)
{
    m_ownReason = why;
    kill({AgentOutcome::Kind::Failed, {}, u"agent: %1"_s.arg(why)});
}

void Agent::retire()
{
    m_isRetiring = true;
    if (m_state == State::Idle || m_state == State::Starting) {
        enter(State::Ending);
        m_process.closeWriteChannel();
    }
}

void Agent::kill(const AgentOutcome& outcome)
{
    if (m_state != State::Ended) {
        enter(State::Ending);
    }
    signal(SIGKILL);
    finishTask(outcome);
}

void Agent::onTimeout()
{
    const QString limit = text(m_state == State::Starting ? m_settings.spawnTimeout : m_settings.taskTimeout);
    switch (m_state) {
    case State::Starting:
        return breakOff(u"it was not ready within %1"_s.arg(limit));
    case State::Busy:
        return breakOff(u"the task took longer than %1"_s.arg(limit));
    case State::Idle:
        enter(State::Idle);
        Q_EMIT idledLong();
        return;
    case State::Ending:
        return signal(SIGKILL);
    case State::Ended:
        return;
    }
}

void Agent::onEnd(const QString& reason)
{
    m_hasEndedByItself = m_state != State::Ending;
    enter(State::Ended);
    QString why = m_ownReason.isEmpty() ? reason : m_ownReason;
    if (!m_lastComplaint.isEmpty()) {
        why += u" ("_s + QString::fromUtf8(m_lastComplaint) + u')';
    }
    finishTask({AgentOutcome::Kind::Failed, {}, u"agent: %1"_s.arg(why)});
    Q_EMIT ended(why);
}

std::optional<QString> Agent::stuckBecause(Duration patience) const
{
    const Duration lasted = m_clock.monotonic() - m_since;
    const ProcessLook look = lookAtProcess(pid());
    if (m_state == State::Ending && lasted > 2 * endTime) {
        return u"its process does not end: %1"_s.arg(textOf(look));
    }
    if (m_state != State::Busy) {
        return {};
    }
    if (look.isStopped()) {
        return u"its process was stopped by a signal"_s;
    }
    if (lasted > patience) {
        return u"it has had its task for %1 and used %2 s of CPU on it: %3"_s.arg(roughText(lasted)).arg(look.cpuSeconds - m_cpuBefore, 0, 'f', 2).arg(textOf(look));
    }
    return {};
}

void Agent::signal(int number) const
{
    if (const auto pid = m_process.processId(); pid > 0) {
        // Its group if it has come to have one, else the process alone.
        if (::kill(-pid_t(pid), number) != 0) {
            ::kill(pid_t(pid), number);
        }
    }
}

} // namespace godel::node

#include "node/agents/agent_pool.h"

#include <QCoreApplication>
#include <algorithm>

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostAgents = 200;
constexpr Duration firstWait = 500ms;
constexpr Duration longestWait = 30s;

const AgentOutcome restarted{AgentOutcome::Kind::NotRun, {}, u"the agent was restarted"_s};

} // namespace

AgentPool::AgentPool(const AgentSettings& settings, const Clock& clock, Log& log, VitalsBoard& vitals)
    : m_settings(settings), m_clock(clock), m_log(log), m_vitals(vitals)
{
    if (m_settings.command.isEmpty()) {
        m_settings.command = {QCoreApplication::applicationFilePath(), u"--agent"_s};
    }
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, [this] {
        dispatch();
        Q_EMIT roomChanged();
    });
    // From the event loop, since agents are started then.
    QMetaObject::invokeMethod(this, &AgentPool::dispatch, Qt::QueuedConnection);
    tell();
}

AgentPool::~AgentPool() = default;

void AgentPool::run(const Claim& claim, OnOutcome told)
{
    m_waiting.push_back({claim, std::move(told)});
    dispatch();
}

bool AgentPool::canStart() const
{
    return !m_retry.isActive();
}

Agent* AgentPool::firstIdle() const
{
    const auto found = std::find_if(m_agents.begin(), m_agents.end(), [](const auto& agent) { return agent->state() == Agent::State::Idle; });
    return found == m_agents.end() ? nullptr : found->get();
}

int AgentPool::living() const
{
    return int(std::count_if(m_agents.begin(), m_agents.end(), [](const auto& agent) { return agent->state() != Agent::State::Ended; }));
}

int AgentPool::starting() const
{
    return int(std::count_if(m_agents.begin(), m_agents.end(), [](const auto& agent) { return agent->state() == Agent::State::Starting; }));
}

int AgentPool::staying() const
{
    return int(std::count_if(m_agents.begin(), m_agents.end(), [](const auto& agent) { return !agent->isLeaving(); }));
}

void AgentPool::dispatch()
{
    while (!m_waiting.empty()) {
        Agent* const idle = firstIdle();
        if (idle == nullptr) {
            break;
        }
        const Job job = std::move(m_waiting.front());
        m_waiting.pop_front();
        idle->assign(job.claim, job.told);
    }
    const auto isWanted = [this] { return starting() < int(m_waiting.size()) || staying() < m_settings.min; };
    while (canStart() && living() < m_settings.max && isWanted()) {
        startAgent();
    }
    tell();
}

void AgentPool::startAgent()
{
    auto* const agent = m_agents.emplace_back(std::make_unique<Agent>(m_nextNumber++, m_settings, m_clock)).get();
    connect(agent, &Agent::becameIdle, this, [this] {
        m_spawnFailures = 0;
        dispatch();
        Q_EMIT roomChanged();
    });
    connect(agent, &Agent::idledLong, this, [this, agent] {
        if (staying() > m_settings.min) {
            agent->retire();
        }
    });
    // Queued, since an agent must not be destroyed in the middle of telling that it ended.
    connect(agent, &Agent::ended, this, [this, agent](const QString& reason) { onEnded(agent, reason); }, Qt::QueuedConnection);
    agent->start();
}

void AgentPool::onEnded(Agent* agent, const QString& reason)
{
    // One that goes before it did anything is as good as not started, and would be started again and again without a pause.
    const bool wasUseless = agent->hasEndedByItself() && agent->finishedTasks() == 0 && agent->task() == 0;
    if (!agent->hasBeenReady() || wasUseless) {
        noteSpawnFailure(*agent, reason);
    } else if (agent->task() == 0 && reason != u"it ended with status 0"_s) {
        m_log.warning(u"AGENT_DIED"_s, u"agent %1 died: %2"_s.arg(agent->number()).arg(reason));
    }
    m_finishedTasks += agent->finishedTasks();
    std::erase_if(m_agents, [agent](const auto& one) { return one.get() == agent; });
    dispatch();
    Q_EMIT roomChanged();
}

void AgentPool::noteSpawnFailure(const Agent& agent, const QString& reason)
{
    const Duration wait = std::min(longestWait, firstWait * (1 << std::min(m_spawnFailures, 10)));
    ++m_spawnFailures;
    ++m_failedSpawns;
    m_retry.start(std::chrono::ceil<std::chrono::milliseconds>(wait));
    m_log.error(u"AGENT_SPAWN_FAILED"_s, u"agent %1 did not start: %2"_s.arg(agent.number()).arg(reason),
                {{u"command"_s, m_settings.command.join(u' ')}, {u"retry_after_ms"_s, qint64(wait / 1ms)}});
    if (living() == 0) {
        failWaiting(u"no agent could be started"_s);
    }
}

void AgentPool::failWaiting(const QString& why)
{
    for (const auto& job : std::exchange(m_waiting, {})) {
        job.told({AgentOutcome::Kind::NotRun, {}, why});
    }
}

void AgentPool::cancel(TaskId task, const QString& why)
{
    const AgentOutcome outcome{AgentOutcome::Kind::NotRun, {}, why};
    const auto waiting = std::find_if(m_waiting.begin(), m_waiting.end(), [task](const auto& job) { return job.claim.id == task; });
    if (waiting != m_waiting.end()) {
        const auto told = std::move(waiting->told);
        m_waiting.erase(waiting);
        return told(outcome);
    }
    for (const auto& agent : m_agents) {
        if (agent->task() == task) {
            return agent->kill(outcome);
        }
    }
}

void AgentPool::restart(bool isForced)
{
    std::vector<Agent*> agents;
    for (const auto& agent : m_agents) {
        agents.push_back(agent.get());
    }
    // Not over m_agents itself: whoever is told of a killed task may start another agent at once.
    for (auto* const agent : agents) {
        isForced ? agent->kill(restarted) : agent->retire();
    }
    m_spawnFailures = 0;
    m_retry.stop();
    dispatch();
    Q_EMIT roomChanged();
}

Result<> AgentPool::restart(int number)
{
    for (const auto& agent : m_agents) {
        if (agent->number() == number) {
            agent->kill(restarted);
            tell();
            return {};
        }
    }
    return fail(ErrorCode::NotFound, u"there is no agent %1"_s.arg(number), u"See GET /admin/agents"_s, u"id"_s);
}

Result<> AgentPool::resize(std::optional<int> min, std::optional<int> max)
{
    const int most = max.value_or(m_settings.max);
    if (most < 1 || most > mostAgents) {
        return fail(ErrorCode::Invalid, u"%1 agents are not possible"_s.arg(most), u"Give 1 to %1"_s.arg(mostAgents), u"max"_s);
    }
    if (min && (*min < 0 || *min > most)) {
        return fail(ErrorCode::Invalid, u"%1 agents cannot be kept"_s.arg(*min), u"Give 0 to %1, the maximum"_s.arg(most), u"min"_s);
    }
    m_settings.max = most;
    m_settings.min = std::min(min.value_or(m_settings.min), most);
    adjust();
    return {};
}

void AgentPool::setSettings(const AgentSettings& settings)
{
    const QStringList before = m_settings.command;
    m_settings = settings;
    if (m_settings.command.isEmpty()) {
        m_settings.command = {QCoreApplication::applicationFilePath(), u"--agent"_s};
    }
    for (const auto& agent : m_agents) {
        agent->adopt(m_settings);
    }
    if (m_settings.command != before) {
        restart(false);
    }
    adjust();
}

/// Idle ones go first, so that as few tasks as possible have an agent that is about to leave.
void AgentPool::adjust()
{
    for (const auto state : {Agent::State::Idle, Agent::State::Starting, Agent::State::Busy}) {
        for (const auto& agent : m_agents) {
            if (staying() > m_settings.max && agent->state() == state && !agent->isLeaving()) {
                agent->retire();
            }
        }
    }
    dispatch();
    Q_EMIT roomChanged();
}

QJsonObject AgentPool::stats() const
{
    const auto count = [this](Agent::State state) { return int(std::count_if(m_agents.begin(), m_agents.end(), [state](const auto& agent) { return agent->state() == state; })); };
    qint64 finished = m_finishedTasks;
    for (const auto& agent : m_agents) {
        finished += agent->finishedTasks();
    }
    return {{u"active"_s, living()}, {u"busy"_s, count(Agent::State::Busy)}, {u"idle"_s, count(Agent::State::Idle)}, {u"starting"_s, starting()},
            {u"ending"_s, count(Agent::State::Ending)}, {u"waiting_tasks"_s, int(m_waiting.size())}, {u"min"_s, m_settings.min}, {u"max"_s, m_settings.max},
            {u"free"_s, std::max(0, m_settings.max - count(Agent::State::Busy))}, {u"finished_tasks"_s, finished}, {u"failed_spawns"_s, m_failedSpawns},
            {u"cleared_stuck"_s, m_clearedStuck}, {u"can_start"_s, canStart()}};
}

QJsonArray AgentPool::stuck(Duration patience) const
{
    QJsonArray found;
    for (const auto& agent : m_agents) {
        if (const auto why = agent->stuckBecause(patience)) {
            found.append(QJsonObject{{u"id"_s, QString::number(agent->number())}, {u"pid"_s, agent->pid()},
                                     {u"task"_s, agent->task() != 0 ? QJsonValue(QString::number(agent->task())) : QJsonValue()}, {u"kind"_s, agent->kind()}, {u"reason"_s, *why}});
        }
    }
    return found;
}

QJsonArray AgentPool::clearStuck(Duration patience)
{
    const QJsonArray found = stuck(patience);
    for (const auto& one : found) {
        m_log.warning(u"AGENT_STUCK"_s, u"agent %1 was ended: %2"_s.arg(one[u"id"_s].toString(), one[u"reason"_s].toString()), one.toObject());
        m_clearedStuck += restart(one[u"id"_s].toString().toInt()) ? 1 : 0;
    }
    return found;
}

QJsonArray AgentPool::list() const
{
    QJsonArray agents;
    for (const auto& agent : m_agents) {
        const Duration since = m_clock.monotonic() - agent->since();
        agents.append(QJsonObject{{u"id"_s, QString::number(agent->number())},
                                  {u"state"_s, name(agent->state())},
                                  {u"pid"_s, agent->pid()},
                                  {u"task"_s, agent->task() != 0 ? QJsonValue(QString::number(agent->task())) : QJsonValue()},
                                  {u"state_seconds"_s, double(since.count()) / 1e6},
                                  {u"finished_tasks"_s, agent->finishedTasks()}});
    }
    return agents;
}

void AgentPool::tell()
{
    const int busy = int(std::count_if(m_agents.begin(), m_agents.end(), [](const auto& agent) { return agent->task() != 0; }));
    m_vitals.update([&](Vitals& vitals) { vitals.agents = {living(), busy, m_settings.max}; });
}

} // namespace godel::node

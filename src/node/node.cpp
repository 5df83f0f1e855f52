#include "node/node.h"

#include "node/http/admin_routes.h"
#include "node/http/openapi_route.h"
#include "node/http/probe_routes.h"
#include "node/http/task_routes.h"

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype ownerBytes = 8;
constexpr auto drainLookInterval = std::chrono::milliseconds(20);

web::Listen listenOf(const Settings& settings)
{
    web::Listen listen;
    listen.port = settings.port;
    listen.hosts = settings.hosts;
    // One router in front is one peer with many connections.
    listen.limits.connections = 4096;
    listen.limits.connectionsPerPeer = 2048;
    return listen;
}

} // namespace

Node::Node(const Settings& settings, const NodeConfig& config, const World& world)
    : m_settings(settings)
    , m_config(config)
    , m_world(world)
    , m_http(world.clock)
    , m_cache(config.cache, world.clock)
    , m_faults(settings.faults, world.clock, world.random)
    , m_gate(settings.adminTokenFile)
    , m_handler({m_router, m_gate, m_faults, m_delayer, m_http, world.clock, settings.version.toUtf8()})
{
    m_drainLook.setInterval(drainLookInterval);
    connect(&m_drainLook, &QTimer::timeout, this, &Node::lookAtDrain);
    connect(&m_cleanup, &QTimer::timeout, this, [this] { m_cache.removeExpired(); });
    m_cleanup.start(std::chrono::ceil<std::chrono::milliseconds>(config.cache.cleanup));
}

Node::~Node() = default;

Result<std::unique_ptr<Node>> Node::start(const Settings& settings, const World& world)
{
    TRY(const auto config, readNodeConfig(settings.configFolder));
    std::unique_ptr<Node> node(new Node(settings, config, world));
    TRY_DO(node->open());
    return node;
}

Result<> Node::open()
{
    if (!m_settings.database.isEmpty()) {
        TRY_DO(openQueue());
    }
    m_reloader = std::make_unique<Reloader>(Reloader::Parts{m_settings.configFolder, m_vitals, m_world.log, [this](const NodeConfig& config) { apply(config); },
                                                            m_login.get(), m_pool.get()});
    if (!m_settings.faultsFile.isEmpty()) {
        m_faultsFile = std::make_unique<FaultsFile>(m_settings.faultsFile, m_faults, m_world.log);
        connect(&m_hangUp, &HangUpSignal::came, m_faultsFile.get(), &FaultsFile::read);
    }
    connect(&m_hangUp, &HangUpSignal::came, this, [this] { (void)m_reloader->reload(); });
    openRoutes();
    TRY(m_server, web::Server::start(listenOf(m_settings), m_handler));
    m_world.log.info(u"NODE_STARTED"_s, u"the node serves"_s,
                     {{u"port"_s, m_server->port()}, {u"version"_s, m_settings.version}, {u"instance"_s, m_settings.instance}});
    return {};
}

Result<> Node::openQueue()
{
    TRY_DO(checkConnectionWords(m_settings.database));
    TRY(const auto credential, readCredential(m_settings.database));
    m_login = std::make_unique<Login>(m_settings.database, credential);
    m_vitals.update([](Vitals& vitals) { vitals.database = Vitals::Database::Connecting; });
    m_pool = std::make_unique<ConnectionPool>(*m_login, m_config.pool, m_world.clock, [this](const Result<>& contact) { noteContact(contact); });
    m_agents = std::make_unique<AgentPool>(m_config.agents, m_world.clock, m_world.log, m_vitals);
    // A pid may come again, the chance beside it does not: no process ever renews the lease of another one.
    const QString owner = u"%1/%2"_s.arg(m_settings.instance, m_world.random.hex(ownerBytes));
    m_queue = std::make_unique<TaskQueue>(TaskQueue::Parts{*m_pool, *m_agents, m_cache, m_vitals, m_world.log, m_world.clock, owner, *m_login, m_settings.lease});
    return {};
}

void Node::apply(const NodeConfig& config)
{
    m_config = config;
    m_cache.setSettings(config.cache);
    m_cleanup.start(std::chrono::ceil<std::chrono::milliseconds>(config.cache.cleanup));
    if (m_queue) {
        m_pool->setSettings(config.pool);
        m_agents->setSettings(config.agents);
    }
}

void Node::noteContact(const Result<>& contact)
{
    m_vitals.update([&contact](Vitals& vitals) {
        vitals.database = contact ? Vitals::Database::Reachable : Vitals::Database::Unreachable;
        vitals.databaseTrouble = contact ? QString() : godel::text(contact.error());
    });
}

void Node::openRoutes()
{
    m_router.add(taskRoutes({m_pool.get(), m_cache, m_vitals}));
    m_router.add(adminRoutes({m_pool.get(), m_agents.get(), m_queue.get(), *m_reloader, m_cache, m_vitals, *this}));
    m_router.add(openApiRoute(m_router, m_settings.version));
    m_router.add(probeRoutes({m_vitals, m_http, m_cache, m_pool.get(), m_world.clock, m_settings.version, m_settings.instance,
                              m_settings.faults.isNeverHealthy}));
}

void Node::drain()
{
    if (m_drainLook.isActive()) {
        return;
    }
    m_vitals.update([](Vitals& vitals) { vitals.isDraining = true; });
    m_world.log.info(u"NODE_DRAINING"_s, u"the node was asked to stop"_s, {{u"in_flight"_s, m_http.inFlight()}});
    if (m_queue) {
        m_queue->drain();
    }
    m_drainBegin = m_world.clock.monotonic();
    m_drainLook.start();
}

bool Node::isOver(Duration sinceDrain) const
{
    const bool isQueueIdle = !m_queue || m_queue->isIdle();
    return sinceDrain >= m_settings.drain || (m_hasStoppedAccepting && m_http.inFlight() == 0 && isQueueIdle);
}

void Node::lookAtDrain()
{
    const Duration since = m_world.clock.monotonic() - m_drainBegin;
    if (!m_hasStoppedAccepting && since >= m_settings.linger) {
        m_server->stopAccepting();
        m_hasStoppedAccepting = true;
    }
    if (m_queue && since >= m_settings.drain * 3 / 4) {
        // What has not come to its end by now goes back, so that another node takes it at once instead of after the lease.
        m_queue->giveUp();
    }
    if (isOver(since)) {
        m_drainLook.stop();
        m_world.log.info(u"NODE_STOPPED"_s, u"the node has let go of its work"_s, {{u"in_flight"_s, m_http.inFlight()}});
        Q_EMIT drained();
    }
}

} // namespace godel::node

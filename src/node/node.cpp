#include "node/node.h"

#include "node/http/probe_routes.h"

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

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

Node::Node(const Settings& settings, const World& world)
    : m_settings(settings)
    , m_world(world)
    , m_http(world.clock)
    , m_cache({}, world.clock)
    , m_faults(settings.faults, world.clock, world.random)
    , m_gate(settings.adminTokenFile)
    , m_handler({m_router, m_gate, m_faults, m_delayer, m_http, world.clock, settings.version.toUtf8()})
{
    m_drainLook.setInterval(drainLookInterval);
    connect(&m_drainLook, &QTimer::timeout, this, &Node::lookAtDrain);
}

Node::~Node() = default;

Result<std::unique_ptr<Node>> Node::start(const Settings& settings, const World& world)
{
    std::unique_ptr<Node> node(new Node(settings, world));
    TRY_DO(node->open());
    return node;
}

Result<> Node::open()
{
    openRoutes();
    TRY(m_server, web::Server::start(listenOf(m_settings), m_handler));
    m_world.log.info(u"NODE_STARTED"_s, u"the node serves"_s,
                     {{u"port"_s, m_server->port()}, {u"version"_s, m_settings.version}, {u"instance"_s, m_settings.instance}});
    return {};
}

void Node::openRoutes()
{
    m_router.add(probeRoutes({m_vitals, m_http, m_cache, m_world.clock, m_settings.version, m_settings.instance,
                              m_settings.faults.isNeverHealthy}));
}

void Node::drain()
{
    if (m_drainLook.isActive()) {
        return;
    }
    m_vitals.update([](Vitals& vitals) { vitals.isDraining = true; });
    m_world.log.info(u"NODE_DRAINING"_s, u"the node was asked to stop"_s, {{u"in_flight"_s, m_http.inFlight()}});
    m_drainBegin = m_world.clock.monotonic();
    m_drainLook.start();
}

bool Node::isOver(Duration sinceDrain) const
{
    return sinceDrain >= m_settings.drain || (m_hasStoppedAccepting && m_http.inFlight() == 0);
}

void Node::lookAtDrain()
{
    const Duration since = m_world.clock.monotonic() - m_drainBegin;
    if (!m_hasStoppedAccepting && since >= m_settings.linger) {
        m_server->stopAccepting();
        m_hasStoppedAccepting = true;
    }
    if (isOver(since)) {
        m_drainLook.stop();
        m_world.log.info(u"NODE_STOPPED"_s, u"the node has let go of its work"_s, {{u"in_flight"_s, m_http.inFlight()}});
        Q_EMIT drained();
    }
}

} // namespace godel::node

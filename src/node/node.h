#pragma once

#include "base/log.h"
#include "node/cache/result_cache.h"
#include "node/delayer.h"
#include "node/faults_file.h"
#include "node/hang_up_signal.h"
#include "node/http/node_handler.h"
#include "node/node_config.h"
#include "node/queue/task_queue.h"
#include "node/reloader.h"
#include "node/settings.h"
#include "node/vitals.h"

#include <QObject>
#include <QTimer>
#include <memory>

namespace godel::node {

/// One instance of the platform: its parts, wired. Lives on the thread with the event loop.
class Node final : public QObject {
    Q_OBJECT
public:
    struct World {
        const Clock& clock;
        Random& random; ///< used on the server's thread only, once the node has started
        Log& log;
    };
    /// Conflict if the port is taken, Invalid for settings or configuration that make no sense.
    [[nodiscard]] static Result<std::unique_ptr<Node>> start(const Settings& settings, const World& world);
    ~Node() override;

    [[nodiscard]] quint16 port() const { return m_server->port(); }
    /// Lets go: unready at once, what runs is finished or handed back, then `drained`.
    void drain();

Q_SIGNALS:
    void drained();

private:
    Node(const Settings& settings, const NodeConfig& config, const World& world);
    [[nodiscard]] Result<> open();
    void openRoutes();
    [[nodiscard]] Result<> openQueue();
    void apply(const NodeConfig& config);
    void noteContact(const Result<>& contact);
    void lookAtDrain();
    [[nodiscard]] bool isOver(Duration sinceDrain) const;

    Settings m_settings;
    NodeConfig m_config;
    World m_world;
    VitalsBoard m_vitals;
    HttpMetrics m_http;
    ResultCache m_cache;
    Faults m_faults;
    std::unique_ptr<FaultsFile> m_faultsFile; ///< none: nobody brings any
    AdminGate m_gate;
    Delayer m_delayer;
    HangUpSignal m_hangUp;
    QTimer m_cleanup;
    // None of the four without a database.
    std::unique_ptr<Login> m_login;
    std::unique_ptr<ConnectionPool> m_pool;
    std::unique_ptr<AgentPool> m_agents;
    std::unique_ptr<TaskQueue> m_queue;
    std::unique_ptr<Reloader> m_reloader;
    Router m_router;
    NodeHandler m_handler;
    QTimer m_drainLook;
    Duration m_drainBegin{};
    bool m_hasStoppedAccepting = false;
    std::unique_ptr<web::Server> m_server; // last: it goes before what its handler uses
};

} // namespace godel::node

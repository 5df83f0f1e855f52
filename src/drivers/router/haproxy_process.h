#pragma once

#include "base/log.h"
#include "drivers/router/haproxy_router.h"
#include "ports/processes.h"

#include <functional>

namespace godel::drivers {

/// The Router as a HAProxy of our own: a supervised child that outlives the engine, a master whose workers follow one another. Whatever
/// is changed is written to its configuration and state file as well, so that one that died comes back with the share and the slots
/// it had.
class HaproxyProcess final : public QObject, public ports::Router {
    Q_OBJECT
public:
    struct Settings {
        quint16 port = 3000;                                     ///< the front door
        int slots = 8;
        QString folder;                                          ///< absolute; configuration, state and socket
        QString program = QStringLiteral("/usr/sbin/haproxy");
        QString sessionCookie = QStringLiteral("godel_session");
        QString user{};                                          ///< runs it, where the engine is root; empty: as the engine
        QString clientHeader{};                                  ///< see HaproxyConfig
        quint16 probePort = 0;                                   ///< of the engine's probes; 0: instances answer them
        quint16 metricsPort = 0;                                 ///< 0: no page of its own
    };
    /// Invalid for settings that make no configuration.
    [[nodiscard]] static Result<std::unique_ptr<HaproxyProcess>> make(const Settings& settings, ports::Processes& processes, Log& log);

    /// Starts it unless it runs, lets one that runs with another configuration go over to this one without losing a request, and is
    /// fulfilled once it answers. Conflict if somebody else has the port, or if a slot in use would be lost; Invalid with HAProxy's own
    /// words for a configuration that it refuses, Unavailable if the program is missing or does not come up. One that runs goes on
    /// as it was after any error.
    [[nodiscard]] Pending<> prepare();
    [[nodiscard]] static ports::InstanceId id();

    [[nodiscard]] Pending<> place(ports::Slot slot, quint16 port) override;
    [[nodiscard]] Pending<ports::Departure> takeOut(ports::Slot slot, ports::Removal removal) override;
    [[nodiscard]] Pending<> split(ports::Split split) override;
    [[nodiscard]] Pending<> hold(std::optional<Duration> retryAfter) override;
    [[nodiscard]] Pending<ports::RouterView> look() override { return m_router.look(); }
    [[nodiscard]] Pending<ports::RouterCounts> count() override { return m_router.count(); }

private:
    HaproxyProcess(const Settings& settings, const HaproxyConfig& config, ports::Processes& processes, Log& log);

    using Go = std::function<void()>;

    [[nodiscard]] QString configPath() const { return m_settings.folder + QStringLiteral("/haproxy.cfg"); }
    [[nodiscard]] Result<> makeFolders() const;
    [[nodiscard]] Result<> writeFirst();
    void start(const Pending<>& prepared);
    void begin(const Pending<>& prepared);
    void awaitAnswer(const Pending<>& prepared, int looksLeft, const Go& then);
    /// Goes over to the configuration of now, if the one that runs has another.
    void renew(const Pending<>& prepared);
    void tryNext(const Pending<>& prepared, qint64 epoch, const HaproxyConfig& next);
    void reload(const Pending<>& prepared, qint64 epoch, const QByteArray& next);
    void awaitNext(const Pending<>& prepared, qint64 epoch, int looksLeft);
    void endRenewal(const Pending<>& prepared, const Result<>& result);
    /// Keeps what holds now; asked again while one is under way, it goes once more.
    void keep();
    template <typename T>
    [[nodiscard]] Pending<T> kept(Pending<T> change);

    Settings m_settings;
    HaproxyConfig m_config;
    ports::Processes& m_processes;
    Log& m_log;
    HaproxyRouter m_router;
    QByteArray m_previous; ///< the configuration to go back to while a newer one is tried
    bool m_isKeeping = false;
    bool m_isChanged = false;
};

} // namespace godel::drivers

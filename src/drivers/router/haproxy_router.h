#pragma once

#include "drivers/router/haproxy_config.h"
#include "drivers/router/haproxy_socket.h"
#include "ports/router.h"

#include <QObject>

namespace godel::drivers {

/// The Router over a running HAProxy with the configuration of `HaproxyConfig`. Needs an event loop.
class HaproxyRouter final : public QObject, public ports::Router {
    Q_OBJECT
public:
    explicit HaproxyRouter(const HaproxyConfig& config);

    [[nodiscard]] Pending<> place(ports::Slot slot, quint16 port) override;
    [[nodiscard]] Pending<ports::Departure> takeOut(ports::Slot slot, ports::Removal removal) override;
    [[nodiscard]] Pending<> split(ports::Split split) override;
    [[nodiscard]] Pending<> hold(std::optional<Duration> retryAfter) override;
    [[nodiscard]] Pending<ports::RouterView> look() override;
    [[nodiscard]] Pending<ports::RouterCounts> count() override;

    /// The process that answers, and what it runs with.
    struct Running {
        qint64 epoch = 0;
        qint64 structure = 0; ///< see HaproxyConfig; 0 for one of an engine that knew none
    };
    [[nodiscard]] Pending<Running> running();
    /// Writes where the slots stand to the configuration's state file and yields the configuration with what is set at
    /// run time now; rendered, it lets the next process go on where this one is. Conflict without a state file, and for a
    /// slot in use that the configuration has no more.
    [[nodiscard]] Pending<HaproxyConfig> carryOver();

private:
    [[nodiscard]] Result<> checkSlot(ports::Slot slot) const;
    [[nodiscard]] Result<HaproxyConfig> carry(const QList<QByteArray>& lines) const;
    /// Sends the commands, reads everything back, and lets `judge` make the result of it.
    template <typename T, typename Judge> [[nodiscard]] Pending<T> change(QList<QByteArray> commands, Judge judge);

    HaproxyConfig m_config;
    HaproxySocket m_socket;
};

} // namespace godel::drivers

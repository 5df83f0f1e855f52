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

private:
    [[nodiscard]] Result<> checkSlot(ports::Slot slot) const;
    /// Sends the commands, reads everything back, and lets `judge` make the result of it.
    template <typename T, typename Judge> [[nodiscard]] Pending<T> change(QList<QByteArray> commands, Judge judge);

    int m_slots;
    HaproxySocket m_socket;
};

} // namespace godel::drivers

#pragma once

#include "base/pending.h"
#include "base/units.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace godel::drivers {

/// HAProxy's run-time socket: one connection for each batch of commands, driven by the event loop.
class HaproxySocket {
public:
    explicit HaproxySocket(QString path, Duration deadline = 2s);

    /// Sends the commands in order and yields everything answered, non-empty lines only. Unavailable if nobody listens,
    /// Timeout after the deadline; whether the commands took effect is unknown then.
    [[nodiscard]] Pending<QList<QByteArray>> ask(const QList<QByteArray>& commands) const;

private:
    QString m_path;
    Duration m_deadline;
};

} // namespace godel::drivers

#pragma once

#include "web/connection.h"

#include <atomic>

namespace godel::web {

/// The text/event-stream form of one event: id, event, one data line for each line.
[[nodiscard]] QByteArray wireForm(const StreamEvent& event);

/// The server's end of the stream on one connection.
class Events final : public EventStream {
public:
    explicit Events(std::weak_ptr<Connection> connection) : m_connection(std::move(connection)) {}

    bool send(const StreamEvent& event) override;
    void close() override;
    [[nodiscard]] bool isOpen() const override { return m_isOpen; }

    /// The connection is gone.
    void end() { m_isOpen = false; }
    /// So many bytes are with the kernel now.
    void written(qint64 bytes) { m_behind -= bytes; }

private:
    std::weak_ptr<Connection> m_connection;
    // Written by the engine's thread and the server's.
    std::atomic<qint64> m_behind = 0;
    std::atomic<bool> m_isOpen = true;
};

} // namespace godel::web

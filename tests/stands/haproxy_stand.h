#pragma once

#include "drivers/router/haproxy_router.h"
#include "support/catch.h"
#include "support/wait.h"

#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <functional>

class QTcpSocket;

namespace godel::test {

/// Answers every request with its status and counts them; a path of /hang gets no answer.
class CountingBackend : public QTcpServer {
public:
    CountingBackend();

    int requests = 0;
    int hanging = 0;
    int status = 200;

private:
    void answer(QTcpSocket* socket);
};

/// One HAProxy with the rendered configuration and two backends behind it; ended with the stand.
class HaproxyStand {
public:
    explicit HaproxyStand(const QString& clientHeader = {});
    ~HaproxyStand() { end(); }

    void begin(const drivers::HaproxyConfig& config);
    void end();

    template <typename T> static Result<T> answer(const Pending<T>& pending)
    {
        REQUIRE(waitFor([&] { return pending.isReady(); }));
        return pending.result();
    }
    ports::SlotState stateOf(ports::Slot slot);
    void share(Percent percent, Duration lease = 1h);
    ports::RouterCounts count();
    /// Sends the requests over eight kept connections; says how many were not answered with 200. `between` is called
    /// after each answer with their number.
    int send(int count, const QByteArray& headers = {}, std::function<void(int)> between = {});
    /// One after the other, as one client does.
    int sendInTurn(int count, const QByteArray& headers);
    [[nodiscard]] const drivers::HaproxyConfig& config() const { return m_config; }
    [[nodiscard]] quint16 port() const { return m_config.settings().port; }

    CountingBackend stable;
    CountingBackend canary;

private:
    int sendOver(int connections, int count, const QByteArray& headers, const std::function<void(int)>& between);

    QTemporaryDir m_folder;
    QProcess m_process;
    drivers::HaproxyConfig m_config;

public:
    drivers::HaproxyRouter router;
};

} // namespace godel::test

#pragma once

#include "support/catch.h"
#include "web/client.h"
#include "web/server.h"

#include <QTemporaryDir>
#include <atomic>
#include <mutex>
#include <vector>

namespace godel::test {

/// Answers /echo with the request's body, /peer with who asks, never answers /silent, and streams at /events.
class TestHandler final : public web::Handler {
public:
    [[nodiscard]] Pending<web::Response> handle(const web::Request& request) override;
    [[nodiscard]] bool isStream(const web::Request& request) const override { return request.path == "/events"; }
    [[nodiscard]] std::optional<web::Response> open(const web::Request& request, std::shared_ptr<web::EventStream> stream) override;

    std::atomic<int> handled = 0;
    [[nodiscard]] std::shared_ptr<web::EventStream> lastStream();
    [[nodiscard]] QByteArray lastEventId();

private:
    std::mutex m_lock;
    std::vector<std::shared_ptr<web::EventStream>> m_streams;
    QByteArray m_lastEventId;
};

/// A server on a free port and on a socket, with limits that a test can wait for.
struct TestServer {
    explicit TestServer(web::Limits limits = {});
    explicit TestServer(web::Listen listen);

    QTemporaryDir folder;
    TestHandler handler;
    std::unique_ptr<web::Server> server;

    [[nodiscard]] QString socket() const { return folder.filePath(QStringLiteral("s")); }
    [[nodiscard]] web::Target target() const;
};

} // namespace godel::test

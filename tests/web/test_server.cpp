#include "web/test_server.h"

namespace godel::test {

Pending<web::Response> TestHandler::handle(const web::Request& request)
{
    ++handled;
    if (request.path == "/silent") {
        return Pending<web::Response>::make();
    }
    if (request.path == "/peer") {
        return Pending<web::Response>::of(web::Response{200, "text/plain", request.peer.uid ? QByteArray::number(*request.peer.uid) : request.peer.address, {}});
    }
    if (request.path == "/missing") {
        return Pending<web::Response>::of(fail(ErrorCode::NotFound, QStringLiteral("nothing here"), QStringLiteral("Look elsewhere")));
    }
    return Pending<web::Response>::of(web::Response{200, "text/plain", request.method + ' ' + request.path + ' ' + request.body, {}});
}

std::optional<web::Response> TestHandler::open(const web::Request& request, std::shared_ptr<web::EventStream> stream)
{
    const std::lock_guard guard(m_lock);
    m_lastEventId = request.headers.value("last-event-id");
    m_streams.push_back(stream);
    return std::nullopt;
}

std::shared_ptr<web::EventStream> TestHandler::lastStream()
{
    const std::lock_guard guard(m_lock);
    return m_streams.empty() ? nullptr : m_streams.back();
}

QByteArray TestHandler::lastEventId()
{
    const std::lock_guard guard(m_lock);
    return m_lastEventId;
}

namespace {

web::Listen listenWithin(const web::Limits& limits)
{
    web::Listen listen;
    listen.limits = limits;
    return listen;
}

} // namespace

TestServer::TestServer(web::Limits limits) : TestServer(listenWithin(limits)) {}

TestServer::TestServer(web::Listen listen)
{
    listen.port = 0;
    listen.socketPath = socket();
    auto started = web::Server::start(listen, handler);
    REQUIRE_OK(started);
    server = std::move(*started);
}

web::Target TestServer::target() const
{
    web::Target target;
    target.port = server->port();
    return target;
}

} // namespace godel::test

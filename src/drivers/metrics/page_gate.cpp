#include "drivers/metrics/page_gate.h"

#include "drivers/metrics/metrics_page.h"

#include <algorithm>

namespace godel::drivers {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestPage = 16 * 1024 * 1024;

/// Without either header the end of a page is the end of the connection, which looks the same as its loss.
bool tellsItsEnd(const web::Response& response)
{
    return std::any_of(response.headers.begin(), response.headers.end(), [](const auto& header) {
        return header.first == "content-length" || header.first == "transfer-encoding";
    });
}

Result<web::Response> checked(const Result<web::Response>& answer)
{
    TRY(const auto response, answer);
    if (response.status != 200) {
        return fail(ErrorCode::Unavailable, u"it answered with status %1"_s.arg(response.status),
                    u"Look into its log"_s);
    }
    if (!tellsItsEnd(response)) {
        return fail(ErrorCode::Corrupt, u"it does not say how long its page is"_s,
                    u"Let it send Content-Length or chunks"_s);
    }
    TRY_DO(checkMetricsPage(response.body, response.contentType));
    return web::Response{ 200, response.contentType, response.body, {} };
}

} // namespace

PageGate::PageGate(web::Client& client, Duration deadline) : m_client(client), m_deadline(deadline) { }

PageGate::~PageGate() = default;

Result<> PageGate::start()
{
    web::Listen listen;
    listen.port = 0;
    TRY(m_server, web::Server::start(listen, *this));
    return {};
}

quint16 PageGate::port() const
{
    return m_server->port();
}

void PageGate::setTargets(const QList<ports::ScrapeTarget>& targets)
{
    m_targets.clear();
    for (const ports::ScrapeTarget& target : targets) {
        m_targets.insert(pathOf(target), target);
    }
    m_troubles.removeIf([this](const auto& entry) { return !m_targets.contains(entry.key()); });
}

QString PageGate::pathOf(const ports::ScrapeTarget& target)
{
    return u"/%1/%2"_s.arg(target.job, target.instance);
}

QString PageGate::troubleOf(const QString& job, const QString& instance) const
{
    return m_troubles.value(u"/%1/%2"_s.arg(job, instance));
}

Pending<web::Response> PageGate::handle(const web::Request& request)
{
    const auto answer = Pending<web::Response>::make();
    const auto path = QString::fromUtf8(request.path);
    QMetaObject::invokeMethod(this, [this, path, answer] { fetch(path, answer); }, Qt::QueuedConnection);
    return answer;
}

void PageGate::fetch(const QString& path, const Pending<web::Response>& answer)
{
    const auto target = m_targets.constFind(path);
    if (target == m_targets.constEnd()) {
        answer.fulfil(fail(ErrorCode::NotFound, u"nobody watches %1"_s.arg(path.left(200))));
        return;
    }
    web::Target server;
    server.port = target->port;
    web::Ask ask;
    ask.path = target->path.toUtf8();
    ask.headers = { { "Accept", "text/plain; version=0.0.4" } };
    ask.deadline = m_deadline;
    ask.limit = largestPage;
    const auto outcome = Pending<>::make();
    outcome.whenReady(this, [this, path](const Result<>& result) {
        if (m_targets.contains(path)) {
            m_troubles[path] = result ? QString() : result.error().message;
        }
    });
    const auto asked = m_client.ask(server, ask);
    // A page of 16 MiB takes a while to check, which the engine's thread has not.
    asked.whenReadyDirectly([asked, answer, outcome] {
        auto page = checked(asked.result());
        outcome.fulfil(page.map([](const web::Response&) { }));
        answer.fulfil(std::move(page));
    });
}

} // namespace godel::drivers

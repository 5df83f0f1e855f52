#include "remote/remote_engine.h"

#include "base/json.h"
#include "remote/event_follower.h"

namespace godel::remote {

using namespace Qt::StringLiterals;

namespace {

/// A backup or a dump may be asked for in one call; what takes longer than this is an operation.
constexpr Duration callDeadline = 120s;

Result<QJsonObject> bodyOf(const web::Response& response)
{
    TRY(const auto body, parseObject(response.body, u"the engine's answer"_s));
    if (response.status < 400) {
        return body;
    }
    Error error = errorOf(body.value(u"error"_s).toObject());
    if (error.message.isEmpty()) {
        error.message = u"the engine answered %1"_s.arg(response.status);
    }
    return fail(std::move(error));
}

} // namespace

RemoteEngine::RemoteEngine(web::Target target, QByteArray token) : m_target(std::move(target)), m_token(std::move(token)) {}

Pending<QJsonObject> RemoteEngine::ask(web::Ask ask)
{
    if (!m_token.isEmpty()) {
        ask.headers.append({"Authorization", "Bearer " + m_token});
    }
    const auto answer = Pending<QJsonObject>::make();
    m_client.ask(m_target, std::move(ask)).whenReady(this, [this, answer](const Result<web::Response>& response) {
        m_isOpen = response.has_value();
        m_why = response ? QString() : godel::text(response.error());
        answer.fulfil(response.and_then(bodyOf));
    });
    return answer;
}

Pending<catalog::Catalogue> RemoteEngine::catalogue()
{
    const auto answer = Pending<catalog::Catalogue>::make();
    ask({.path = "/v1/catalogue"}).whenReady(this, [answer](const Result<QJsonObject>& body) { answer.fulfil(body.and_then(catalog::catalogueOf)); });
    return answer;
}

Pending<api::Reply> RemoteEngine::invoke(const api::Caller&, const api::Call& call)
{
    QJsonObject body{{u"parameters"_s, call.parameters}, {u"dry_run"_s, call.isDryRun}, {u"confirm"_s, call.confirmation}};
    if (!call.arguments.isEmpty()) {
        body.insert(u"arguments"_s, QJsonArray::fromStringList(call.arguments));
    }
    const auto answer = Pending<api::Reply>::make();
    ask({.method = "POST", .path = "/v1/commands/" + call.command.toUtf8().toPercentEncoding(":"),
         .headers = {{"Content-Type", "application/json"}}, .body = compact(body), .deadline = callDeadline})
        .whenReady(this, [answer](const Result<QJsonObject>& given) { answer.fulfil(given.and_then(api::replyOf)); });
    return answer;
}

api::Subscription RemoteEngine::subscribe(const QString& topic, qint64 since, std::function<void(const api::Event&)> told)
{
    // The subscription is the follower itself: it lives as long as who listens holds it.
    return std::make_shared<EventFollower>(m_client, m_target, m_token, topic, since, std::move(told));
}

api::Connection RemoteEngine::connection() const
{
    const QString where = m_target.socketPath.isEmpty()
        ? u"%1://%2:%3"_s.arg(m_target.isEncrypted ? u"https"_s : u"http"_s, QString::fromLatin1(m_target.host)).arg(m_target.port)
        : m_target.socketPath;
    return {m_isOpen, where, m_why};
}

} // namespace godel::remote

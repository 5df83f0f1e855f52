#include "http/api_handler.h"

#include "base/json.h"
#include "http/openapi.h"

namespace godel::http {

using namespace Qt::StringLiterals;

namespace {

const QByteArray commandsPath = "/v1/commands/";

api::Credentials credentialsOf(const web::Request& request)
{
    constexpr QByteArrayView bearer = "Bearer ";
    const QByteArray authorization = request.headers.value("authorization");
    const QByteArray token = authorization.startsWith(bearer) ? authorization.mid(bearer.size()).trimmed() : QByteArray();
    return {request.peer.uid, token, request.peer.address};
}

Result<api::Call> callOf(const web::Request& request)
{
    api::Call call;
    call.command = QString::fromUtf8(request.path.mid(commandsPath.size()));
    if (!request.body.isEmpty()) {
        TRY(const auto body, parseObject(request.body, u"the request's body"_s));
        ObjectReader reader(body);
        call.parameters = reader.has(u"parameters"_s) ? reader.object(u"parameters"_s) : QJsonObject();
        call.isDryRun = reader.boolean(u"dry_run"_s, false);
        call.confirmation = reader.string(u"confirm"_s, {});
        call.arguments = reader.strings(u"arguments"_s);
        TRY_DO(reader.finish());
    }
    return call;
}

web::Response jsonResponse(QJsonObject body)
{
    return {200, "application/json", {}, {}, [body = std::move(body)] { return compact(body); }};
}

} // namespace

ApiHandler::ApiHandler(api::Engine& engine, api::Admission& admission) : m_engine(engine), m_admission(admission) {}

Pending<web::Response> ApiHandler::handle(const web::Request& request)
{
    const auto response = Pending<web::Response>::make();
    QMetaObject::invokeMethod(this, [this, request, response] { answer(request, response); }, Qt::QueuedConnection);
    return response;
}

void ApiHandler::answer(const web::Request& request, const Pending<web::Response>& response)
{
    const bool isPost = request.method == "POST";
    if (request.method == "GET" && request.path == "/openapi.json") {
        return sendCatalogue(response, openApiOf);
    }
    const auto caller = m_admission.admit(credentialsOf(request));
    if (!caller) {
        return response.fulfil(fail(caller.error()));
    }
    if (request.path.startsWith(commandsPath) && isPost) {
        return invoke(request, *caller, response);
    }
    if (request.path == "/v1/catalogue" && request.method == "GET") {
        return sendCatalogue(response, [](const catalog::Catalogue& catalogue) { return catalogue.toJson(); });
    }
    response.fulfil(fail(ErrorCode::NotFound, u"there is nothing at %1 %2"_s.arg(QString::fromLatin1(request.method), QString::fromUtf8(request.path.left(80))),
                         u"See /openapi.json"_s));
}

void ApiHandler::sendCatalogue(const Pending<web::Response>& response, QJsonObject (*form)(const catalog::Catalogue&))
{
    m_engine.catalogue().whenReady(this, [response, form](const Result<catalog::Catalogue>& catalogue) {
        response.fulfil(catalogue.map([form](const catalog::Catalogue& found) { return jsonResponse(form(found)); }));
    });
}

void ApiHandler::invoke(const web::Request& request, const api::Caller& caller, const Pending<web::Response>& response)
{
    const auto call = callOf(request);
    if (!call) {
        return response.fulfil(fail(call.error()));
    }
    m_engine.invoke(caller, *call).whenReady(this, [response](const Result<api::Reply>& reply) {
        response.fulfil(reply.map([](const api::Reply& given) { return jsonResponse(api::toJson(given)); }));
    });
}

bool ApiHandler::isStream(const web::Request& request) const
{
    return request.method == "GET" && request.path == "/v1/events";
}

std::optional<web::Response> ApiHandler::open(const web::Request& request, std::shared_ptr<web::EventStream> stream)
{
    QMetaObject::invokeMethod(this, [this, request, stream] { follow(request, stream); }, Qt::QueuedConnection);
    return std::nullopt;
}

void ApiHandler::forgetClosed()
{
    std::erase_if(m_streams, [](const auto& entry) { return !entry.first->isOpen(); });
}

void ApiHandler::follow(const web::Request& request, const std::shared_ptr<web::EventStream>& stream)
{
    forgetClosed();
    if (const auto caller = m_admission.admit(credentialsOf(request)); !caller) {
        stream->send({{}, "refused", compact(toJson(caller.error()))});
        return stream->close();
    }
    const QByteArray last = request.headers.value("last-event-id");
    const qint64 since = last.isEmpty() ? request.query.queryItemValue(u"since"_s).toLongLong() : last.toLongLong();
    const auto tell = [this, weak = std::weak_ptr(stream)](const api::Event& event) {
        const auto open = weak.lock();
        if (open && open->isOpen()
            && !open->send({QByteArray::number(event.sequence), event.topic.toUtf8(), compact({{u"at"_s, text(event.at)}, {u"body"_s, event.body}})})) {
            // Not from within the subscription that ends by it.
            QMetaObject::invokeMethod(this, &ApiHandler::forgetClosed, Qt::QueuedConnection);
        }
    };
    m_streams.emplace_back(stream, m_engine.subscribe(request.query.queryItemValue(u"topic"_s), since, tell));
}

} // namespace godel::http

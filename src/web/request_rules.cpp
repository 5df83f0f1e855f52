#include "web/request_rules.h"

#include "base/json.h"

#include <QUrl>

namespace godel::web {

using namespace Qt::StringLiterals;

namespace {

QByteArray bytes(beast::string_view text)
{
    return {text.data(), qsizetype(text.size())};
}

Response refusal(int status, const QString& message, const QString& hint = {})
{
    Response response = errorResponse({ErrorCode::Invalid, message, hint, {}});
    response.status = status;
    return response;
}

/// "ops.example:7400" → "ops.example"; "[::1]:7400" → "[::1]".
QByteArray withoutPort(const QByteArray& host)
{
    const qsizetype colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.left(colon) : host;
}

bool isOurs(const QByteArray& host, const Listen& listen)
{
    const QByteArray name = withoutPort(host).toLower();
    return name == "localhost" || name == "127.0.0.1" || name == "[::1]" || listen.hosts.contains(name);
}

/// A page of another site in a browser names itself in Origin; only our own name may stand there.
bool isForeignOrigin(const QByteArray& origin, const Listen& listen)
{
    const QUrl url(QString::fromLatin1(origin));
    return !origin.isEmpty() && !isOurs(url.host().toLatin1(), listen);
}

bool isPlainPath(const QByteArray& path)
{
    return path.startsWith('/') && !path.contains('\0') && !path.contains("//") && !path.contains("/../") && !path.endsWith("/..");
}

QByteArray decodedPath(const QByteArray& target)
{
    const qsizetype end = target.indexOf('?');
    return QByteArray::fromPercentEncoding(end < 0 ? target : target.left(end));
}

std::optional<Response> hostRefusal(const Head& head, const Listen& listen)
{
    const auto count = head.count(wire::field::host);
    if (count != 1) {
        return refusal(400, u"a request must have exactly one Host header, this one has %1"_s.arg(count));
    }
    const QByteArray host = bytes(head[wire::field::host]);
    if (!isOurs(host, listen)) {
        return refusal(421, u"this server is not %1"_s.arg(QString::fromLatin1(host.left(100))), u"Add the name to the server's accepted hosts"_s);
    }
    if (isForeignOrigin(bytes(head[wire::field::origin]), listen)) {
        return refusal(403, u"pages of another site may not call this server"_s);
    }
    return {};
}

} // namespace

Response errorResponse(const Error& error)
{
    return {httpStatus(error.code), "application/json", compact({{u"error"_s, toJson(error)}}), {}};
}

std::optional<Response> refusalOf(const Head& head, const Listen& listen)
{
    if (auto refused = hostRefusal(head, listen)) {
        return refused;
    }
    if (head.method() == wire::verb::head || head.method() == wire::verb::connect || head.method() == wire::verb::trace) {
        return refusal(405, u"this method is not offered"_s);
    }
    const auto coding = head[wire::field::transfer_encoding];
    if (!coding.empty() && !beast::iequals(coding, "chunked")) {
        return refusal(501, u"only the transfer coding chunked is understood"_s);
    }
    if (!isPlainPath(decodedPath(bytes(head.target())))) {
        return refusal(400, u"the path is not a plain one"_s);
    }
    return {};
}

Response busy()
{
    Response response = refusal(503, u"too many large requests are under way"_s, u"Send it again in a second"_s);
    response.headers.append(std::pair<QByteArray, QByteArray>("Retry-After", "1"));
    return response;
}

bool isFolded(std::string_view lines)
{
    return lines.find("\n ") != lines.npos || lines.find("\n\t") != lines.npos;
}

Response refusalOf(const beast::error_code& error)
{
    if (error == wire::error::header_limit) {
        return refusal(431, u"the headers are too large"_s);
    }
    if (error == wire::error::body_limit) {
        return refusal(413, u"the body is too large"_s);
    }
    return refusal(400, u"this is not HTTP/1.1: %1"_s.arg(QString::fromStdString(error.message())));
}

Request requestOf(const Head& head, const std::string& body, const Peer& peer)
{
    Request request;
    const QByteArray target = bytes(head.target());
    request.method = bytes(head.method_string());
    request.path = decodedPath(target);
    if (const qsizetype question = target.indexOf('?'); question >= 0) {
        request.query = QUrlQuery(QString::fromLatin1(target.mid(question + 1)));
    }
    for (const auto& field : head) {
        QByteArray& value = request.headers[bytes(field.name_string()).toLower()];
        value = value.isEmpty() ? bytes(field.value()) : value + ", " + bytes(field.value());
    }
    request.body = QByteArray::fromStdString(body);
    request.peer = peer;
    return request;
}

} // namespace godel::web

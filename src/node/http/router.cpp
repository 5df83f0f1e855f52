#include "node/http/router.h"

#include "base/json.h"

#include <optional>

namespace godel::node {

namespace {

/// What stands in the place of the braces, or nothing if the path is another.
std::optional<QByteArray> idIn(const QByteArray& path, const QByteArray& pattern)
{
    const auto open = pattern.indexOf('{');
    if (open < 0) {
        return path == pattern ? std::optional(QByteArray()) : std::nullopt;
    }
    const auto rest = pattern.mid(pattern.indexOf('}') + 1);
    const auto length = path.size() - open - rest.size();
    if (length <= 0 || !path.startsWith(pattern.left(open)) || !path.endsWith(rest)) {
        return std::nullopt;
    }
    const QByteArray id = path.mid(open, length);
    return id.contains('/') ? std::nullopt : std::optional(id);
}

} // namespace

void Router::add(Route route)
{
    m_routes.push_back(std::move(route));
}

void Router::add(std::vector<Route> routes)
{
    for (auto& route : routes) {
        add(std::move(route));
    }
}

Router::Match Router::match(const QByteArray& method, const QByteArray& path) const
{
    Match found;
    for (const Route& route : m_routes) {
        const auto id = idIn(path, route.pattern);
        if (id && route.method == method) {
            return {&route, *id, true};
        }
        found.isPathKnown = found.isPathKnown || id;
    }
    return found;
}

web::Response jsonResponse(const QJsonObject& body, int status)
{
    return {status, "application/json", compact(body), {}};
}

Pending<web::Response> now(Result<web::Response> response)
{
    return Pending<web::Response>::of(std::move(response));
}

} // namespace godel::node

#pragma once

#include "base/pending.h"
#include "web/message.h"

#include <QJsonObject>
#include <functional>
#include <vector>

namespace godel::node {

enum class Access {
    Probe,  ///< for routers and monitors: never faulty
    Public, ///< the platform's own work: the faults of a release are here
    Admin,  ///< with the bearer token only
};

/// One thing that can be asked. `answer` is called on the server's thread and must not block.
struct Route {
    using Answer = std::function<Pending<web::Response>(const web::Request& request, const QByteArray& id)>;

    QByteArray method;
    QByteArray pattern; ///< "/v1/tasks/{id}"; at most one part in braces, which is given to `answer`
    Access access = Access::Public;
    QString summary;
    QJsonObject body; ///< JSON schema of what is sent; empty: nothing is
    Answer answer;
};

/// Finds the route of a request.
class Router {
public:
    struct Match {
        const Route* route = nullptr; ///< null: none; then `isPathKnown` tells a wrong method from a wrong path
        QByteArray id;
        bool isPathKnown = false;
    };

    void add(Route route);
    void add(std::vector<Route> routes);
    [[nodiscard]] Match match(const QByteArray& method, const QByteArray& path) const;
    [[nodiscard]] const std::vector<Route>& routes() const { return m_routes; }

private:
    std::vector<Route> m_routes;
};

[[nodiscard]] web::Response jsonResponse(const QJsonObject& body, int status = 200);
/// An answer that is there at once.
[[nodiscard]] Pending<web::Response> now(Result<web::Response> response);

} // namespace godel::node

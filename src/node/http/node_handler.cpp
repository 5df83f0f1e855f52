#include "node/http/node_handler.h"

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

Error notOffered(const web::Request& request, bool isPathKnown)
{
    const QString what = QString::fromUtf8(request.method.left(20) + ' ' + request.path.left(200));
    return {ErrorCode::NotFound, u"%1 is not offered here"_s.arg(what),
            isPathKnown ? u"Use another method"_s : u"See /openapi.json for what is"_s, {}};
}

Pending<web::Response> delayed(Delayer& delayer, Duration delay, const Pending<web::Response>& answer)
{
    const auto later = Pending<web::Response>::make();
    answer.whenReadyDirectly([&delayer, delay, answer, later] {
        delayer.after(delay, [answer, later] { later.fulfil(answer.result()); });
    });
    return later;
}

} // namespace

Pending<web::Response> NodeHandler::handle(const web::Request& request)
{
    m_parts.metrics.begin();
    const auto match = m_parts.router.match(request.method, request.path);
    if (match.route == nullptr) {
        web::Response refused = web::errorResponse(notOffered(request, match.isPathKnown));
        refused.status = match.isPathKnown ? 405 : refused.status;
        return measured(now(refused), "other", match.isPathKnown ? request.method : "other");
    }
    return measured(answer(request, match), match.route->pattern, match.route->method);
}

Pending<web::Response> NodeHandler::answer(const web::Request& request, const Router::Match& match)
{
    const Route& route = *match.route;
    if (route.access == Access::Admin) {
        if (const auto allowed = m_parts.gate.check(request); !allowed) {
            return now(fail(allowed.error()));
        }
    }
    if (route.access != Access::Public) {
        return route.answer(request, match.id);
    }
    const auto drawn = m_parts.faults.draw();
    const auto answer = drawn.fails ? now(fail(ErrorCode::Internal, u"this release fails on purpose"_s, u"See GODEL_FAULTS"_s))
                                    : route.answer(request, match.id);
    return drawn.delay > 0s ? delayed(m_parts.delayer, drawn.delay, answer) : answer;
}

Pending<web::Response> NodeHandler::measured(Pending<web::Response> answer, const QByteArray& route, const QByteArray& method)
{
    const Duration begin = m_parts.clock.monotonic();
    if (answer.isReady()) {
        return now(finish(answer.result(), route, method, begin));
    }
    const auto outer = Pending<web::Response>::make();
    answer.whenReadyDirectly([this, answer, outer, route, method, begin] { outer.fulfil(finish(answer.result(), route, method, begin)); });
    return outer;
}

web::Response NodeHandler::finish(const Result<web::Response>& result, const QByteArray& route, const QByteArray& method, Duration since)
{
    web::Response response = result ? *result : web::errorResponse(result.error());
    response.headers.append({"X-Godel-Version", m_parts.version});
    m_parts.metrics.finish(route, method, response.status, m_parts.clock.monotonic() - since);
    return response;
}

} // namespace godel::node

#pragma once

#include "base/clock.h"
#include "node/delayer.h"
#include "node/faults.h"
#include "node/http/admin_gate.h"
#include "node/http/router.h"
#include "node/metrics/http_metrics.h"
#include "web/server.h"

namespace godel::node {

/// Takes each request to its route, past the admin's gate and the release's faults, and measures it.
class NodeHandler final : public web::Handler {
public:
    struct Parts {
        const Router& router;
        const AdminGate& gate;
        Faults& faults;
        Delayer& delayer;
        HttpMetrics& metrics;
        const Clock& clock;
        QByteArray version; ///< told in every answer
    };
    /// The parts must outlive it.
    explicit NodeHandler(Parts parts) : m_parts(std::move(parts)) {}

    [[nodiscard]] Pending<web::Response> handle(const web::Request& request) override;

private:
    [[nodiscard]] Pending<web::Response> answer(const web::Request& request, const Router::Match& match);
    [[nodiscard]] Pending<web::Response> measured(Pending<web::Response> answer, const QByteArray& route, const QByteArray& method);
    [[nodiscard]] web::Response finish(const Result<web::Response>& result, const QByteArray& route, const QByteArray& method, Duration since);

    Parts m_parts;
};

} // namespace godel::node

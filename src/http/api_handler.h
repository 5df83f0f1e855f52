#pragma once

#include "api/admission.h"
#include "web/server.h"

#include <QObject>

namespace godel::http {

/// Serves an engine: GET /v1/catalogue, POST /v1/commands/NAME, GET /v1/events?topic=&since= as an event stream, and
/// GET /openapi.json. Requests come on the server's thread and are carried to the engine's, where this object lives.
class ApiHandler final : public QObject, public web::Handler {
    Q_OBJECT
public:
    /// Both must outlive the server that uses this.
    ApiHandler(api::Engine& engine, api::Admission& admission);

    [[nodiscard]] Pending<web::Response> handle(const web::Request& request) override;
    [[nodiscard]] bool isStream(const web::Request& request) const override;
    [[nodiscard]] std::optional<web::Response> open(const web::Request& request, std::shared_ptr<web::EventStream> stream) override;

private:
    void answer(const web::Request& request, const Pending<web::Response>& response);
    void invoke(const web::Request& request, const api::Caller& caller, const Pending<web::Response>& response);
    void forgetClosed();
    void follow(const web::Request& request, const std::shared_ptr<web::EventStream>& stream);
    void sendCatalogue(const Pending<web::Response>& response, QJsonObject (*form)(const catalog::Catalogue&));

    api::Engine& m_engine;
    api::Admission& m_admission;
    std::vector<std::pair<std::shared_ptr<web::EventStream>, api::Subscription>> m_streams;
};

} // namespace godel::http

#pragma once

#include "ports/workload.h"
#include "web/client.h"

namespace godel::drivers {

/// The Workload by the HTTP contract of the reference platform, through the front door on 127.0.0.1.
class HttpWorkload final : public ports::Workload {
public:
    HttpWorkload(web::Client& client, quint16 frontDoor, bool offersTasks) : m_client(client), m_offersTasks(offersTasks) { m_target.port = frontDoor; }

    [[nodiscard]] Pending<QString> knock(const QString& path) override;
    [[nodiscard]] bool offersTasks() const override { return m_offersTasks; }
    [[nodiscard]] Pending<ports::ProbeTask> submit(const QString& key) override;
    [[nodiscard]] Pending<ports::ProbeTask> find(const QString& id) override;
    [[nodiscard]] Pending<> remove(const QString& id) override;

private:
    template <typename T, typename Judge>
    [[nodiscard]] Pending<T> ask(web::Ask ask, Judge judge);

    web::Client& m_client;
    web::Target m_target;
    bool m_offersTasks;
};

} // namespace godel::drivers

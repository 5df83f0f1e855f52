#pragma once

#include "ports/metrics.h"
#include "web/client.h"
#include "web/server.h"

#include <QObject>

namespace godel::drivers {

/// Stands between the store that scrapes and the pages it wants: fetches a page, checks it, and hands on what is whole
/// and well-formed. Anything else becomes an error, which the store counts as a target that is down. Serves
/// /JOB/INSTANCE on a free port of 127.0.0.1. Needs an event loop.
class PageGate final : public QObject, public web::Handler {
    Q_OBJECT
public:
    /// `deadline` is for one page, from connecting to its last byte.
    PageGate(web::Client& client, Duration deadline);
    ~PageGate() override;

    [[nodiscard]] Result<> start();
    [[nodiscard]] quint16 port() const;
    /// What may be asked for from now on.
    void setTargets(const QList<ports::ScrapeTarget>& targets);
    /// Why the target's page was refused last; empty where it was good, or not asked for yet.
    [[nodiscard]] QString troubleOf(const QString& job, const QString& instance) const;

    /// The path that the store asks for.
    [[nodiscard]] static QString pathOf(const ports::ScrapeTarget& target);

    [[nodiscard]] Pending<web::Response> handle(const web::Request& request) override;

private:
    void fetch(const QString& path, const Pending<web::Response>& answer);

    web::Client& m_client;
    Duration m_deadline;
    QMap<QString, ports::ScrapeTarget> m_targets; ///< by path
    QMap<QString, QString> m_troubles;
    std::unique_ptr<web::Server> m_server;
};

} // namespace godel::drivers

#pragma once

#include "drivers/database/cluster_files.h"
#include "drivers/database/postgres_client.h"
#include "node/node_process.h"
#include "stands/database_stand.h"

namespace godel::test {

/// A database with the tables of the platform, and nodes that work on it.
struct QueueStand : DatabaseStand {
    static constexpr auto token = "0123456789abcdef0123456789abcdef";

    QueueStand();

    /// What every node here is started with: the database, the admin token, a short linger.
    [[nodiscard]] NodeProcess::Environment environment() const;
    /// One that is ready.
    [[nodiscard]] std::unique_ptr<NodeProcess> node(const QMap<QString, QByteArray>& configuration = {}, const NodeProcess::Environment& more = {});
    /// As the server's superuser, for what the platform's role may not.
    QByteArray command(const QByteArray& sql);
    /// kill -9 of the server; its supervisor starts the next one.
    void killDatabase();

    QString tokenFile;
};

/// Its id, as soon as the node acknowledged it.
[[nodiscard]] QByteArray addTask(NodeProcess& node, const QString& kind, const QJsonObject& payload = {});
[[nodiscard]] QString stateOf(NodeProcess& node, const QByteArray& id);

} // namespace godel::test

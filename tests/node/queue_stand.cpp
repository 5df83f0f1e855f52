#include "node/queue_stand.h"

#include "base/file.h"

#include <csignal>

namespace godel::test {

using namespace Qt::StringLiterals;
using drivers::LocalDatabase;

QueueStand::QueueStand() : tokenFile(folder.filePath(u"token"_s))
{
    REQUIRE_OK(answer(database->prepare()));
    REQUIRE_OK(writeFile(tokenFile, token));
    const Ended migrated = runNode({u"--migrate"_s}, {{u"GODEL_DATABASE"_s, words()}});
    INFO(migrated.complaints.toStdString());
    REQUIRE(migrated.status == 0);
}

NodeProcess::Environment QueueStand::environment() const
{
    return {{u"GODEL_DATABASE"_s, words()}, {u"GODEL_LINGER"_s, u"100ms"_s}, {u"GODEL_ADMIN_TOKEN_FILE"_s, tokenFile}};
}

std::unique_ptr<NodeProcess> QueueStand::node(const QMap<QString, QByteArray>& configuration, const NodeProcess::Environment& more)
{
    auto all = environment();
    all.insert(more);
    auto node = std::make_unique<NodeProcess>(all, configuration);
    REQUIRE(node->comesUp());
    REQUIRE(node->becomes("/ready", 200));
    return node;
}

QByteArray QueueStand::command(const QByteArray& sql)
{
    const drivers::ClusterFiles files{folder.filePath(u"db"_s), port};
    const drivers::PostgresClient client({LocalDatabase::Settings().programs, databaseUser(), files.sockets(), port, drivers::superuser});
    const auto done = client.run(database->access().database, sql);
    REQUIRE_OK(done);
    return done->trimmed();
}

void QueueStand::killDatabase()
{
    const auto view = processes->find(LocalDatabase::id());
    REQUIRE(view);
    REQUIRE(view->pid > 0);
    REQUIRE(::kill(static_cast<pid_t>(view->pid), SIGKILL) == 0);
    // The supervisor starts it again by itself.
    REQUIRE(waitFor([&] { return processes->find(LocalDatabase::id())->pid != view->pid; }));
}

QByteArray addTask(NodeProcess& node, const QString& kind, const QJsonObject& payload)
{
    const auto reply = node.post("/v1/tasks", {{u"kind"_s, kind}, {u"payload"_s, payload}});
    INFO(reply.body.toStdString());
    REQUIRE(reply.status == 202);
    return reply.json()[u"id"_s].toString().toLatin1();
}

QString stateOf(NodeProcess& node, const QByteArray& id)
{
    return node.get("/v1/tasks/" + id).json()[u"state"_s].toString();
}

} // namespace godel::test

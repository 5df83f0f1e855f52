#include "node/queue_stand.h"

#include "base/file.h"

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto token = QueueStand::token;

QJsonObject configurationOf(NodeProcess& node)
{
    return node.get("/admin/configuration", token).json();
}

/// A database whose two roles take turns, and the file that says whose turn it is.
struct RotationStand : QueueStand {
    QString passFile = folder.filePath(u"credential"_s);

    [[nodiscard]] QString credentialWords() const
    {
        return u"host=127.0.0.1 port=%1 dbname=%2 user=app_a passfile=%3"_s.arg(port).arg(database->access().database, passFile);
    }
    void publish(int generation, const QByteArray& role, const QByteArray& password)
    {
        REQUIRE_OK(writeFile(passFile, "# generation " + QByteArray::number(generation) + "\n127.0.0.1:*:*:" + role + ':' + password + '\n'));
    }
    int sessionsOf(const QByteArray& role) { return command("SELECT count(*) FROM pg_stat_activity WHERE usename = '" + role + "';").toInt(); }
};

} // namespace

TEST_CASE("SIGHUP puts changed files in force", "[node][reload]")
{
    QueueStand stand;
    const auto node = stand.node({{u"agents.json"_s, R"({"maxConcurrent": 3})"}});
    CHECK(configurationOf(*node)[u"generation"_s] == 1);
    node->configure(u"agents.json"_s, R"({"maxConcurrent": 7, "minConcurrent": 1})");
    node->configure(u"cache.json"_s, R"({"maxSizeMB": 3, "ttlSeconds": 60})");
    node->configure(u"database.json"_s, R"({"pool": {"min": 1, "max": 4, "acquire": 900, "idle": 800}})");
    node->hangUp();
    REQUIRE(waitFor([&] { return configurationOf(*node)[u"generation"_s] == 2; }));
    CHECK(node->get("/admin/agents", token).json()[u"max"_s] == 7);
    CHECK(node->get("/admin/workers", token).json()[u"count"_s].toInt() >= 3);
    CHECK(node->get("/admin/cache", token).json()[u"max_bytes"_s] == 3 * 1024 * 1024);
    CHECK(node->get("/admin/cache", token).json()[u"ttl_seconds"_s] == 60);
    const QJsonObject pool = node->get("/admin/pool", token).json();
    CHECK(pool[u"max"_s] == 4);
    CHECK(pool[u"min"_s] == 1);
    CHECK(pool[u"acquire_ms"_s] == 900);
    CHECK(pool[u"idle_ms"_s] == 800);
    CHECK(node->get("/health/details").json()[u"configuration_generation"_s] == 2);
}

TEST_CASE("a wrong file is told with file, key and next step, and the old configuration stays", "[node][reload]")
{
    struct Wrong {
        QString file;
        QByteArray content;
        QString told;
    };
    const Wrong cases[] = {
        {u"agents.json"_s, R"({"maxConcurrent": 0})", u"agents.json.maxConcurrent"_s},
        {u"agents.json"_s, R"({"maxConcurent": 5})", u"agents.json.maxConcurent"_s},
        {u"agents.json"_s, R"({"taskTimeoutSeconds": "long"})", u"agents.json.taskTimeoutSeconds"_s},
        {u"cache.json"_s, R"({"maxSizeMB": 1.5})", u"cache.json.maxSizeMB"_s},
        {u"database.json"_s, R"({"pool": {"min": 9, "max": 4}})", u"database.json.pool.min"_s},
        {u"database.json"_s, R"({"pool": )", u"database.json"_s},
    };
    NodeProcess node({{u"GODEL_ADMIN_TOKEN_FILE"_s, {}}});
    REQUIRE(node.comesUp());
    for (const auto& wrong : cases) {
        CAPTURE(wrong.told);
        node.configure(wrong.file, wrong.content);
        node.hangUp();
        REQUIRE(waitFor([&] { return node.get("/health").json()[u"warnings"_s][0].toString().contains(wrong.told); }));
        CHECK(node.get("/health").status == 200);
        CHECK(node.get("/health/details").json()[u"configuration_generation"_s] == 1);
        CHECK(node.get("/metrics").body.contains("godel_configuration_refused 1\n"));
        // At the start there is no older one to fall back to.
        QTemporaryDir folder;
        REQUIRE_OK(writeFile(folder.filePath(wrong.file), wrong.content));
        const Ended ended = runNode({u"--port=0"_s, u"--config="_s + folder.path()});
        CHECK(ended.status == exitStatus(ErrorCode::Invalid));
        CHECK(ended.complaints.contains(wrong.told.toUtf8()));
        node.configure(wrong.file, "{}");
    }
    node.hangUp();
    REQUIRE(waitFor([&] { return !node.get("/health").json().contains(u"warnings"_s); }));
    CHECK(node.get("/health/details").json()[u"configuration_generation"_s] == 2);
}

TEST_CASE("a node moves to the other role without a failed request", "[node][reload]")
{
    RotationStand stand;
    stand.command("ALTER ROLE app_a PASSWORD 'first one';\nALTER ROLE app_b LOGIN PASSWORD 'second:one';\nGRANT CONNECT ON DATABASE "
                  + stand.database->access().database.toUtf8() + " TO app_b;");
    stand.command("ALTER ROLE app_b IN DATABASE " + stand.database->access().database.toUtf8() + " SET role = 'app';");
    stand.publish(4, "app_a", "first one");
    const auto node = stand.node({}, {{u"GODEL_DATABASE"_s, stand.credentialWords()}});
    CHECK(configurationOf(*node)[u"database_role"_s] == u"app_a"_s);
    CHECK(configurationOf(*node)[u"credential_generation"_s] == 4);
    QList<Pending<web::Response>> asked;
    const auto load = [&] {
        for (int count = 0; count < 4; ++count) {
            asked.append(node->ask("GET", "/v1/tasks?limit=1"));
            asked.append(node->ask("POST", "/v1/tasks", R"({"kind": "echo"})"));
        }
        return asked.last().isValid();
    };
    // A wrong password is found out before anything moves.
    stand.publish(5, "app_b", "not it");
    node->hangUp();
    REQUIRE(waitFor([&] { return load() && !configurationOf(*node)[u"credential_trouble"_s].isNull(); }));
    CHECK(configurationOf(*node)[u"database_role"_s] == u"app_a"_s);
    CHECK(node->get("/health").json()[u"warnings"_s].toArray().size() == 1);
    CHECK(node->post("/admin/configuration/reload", {}, token).status == 503);
    stand.publish(5, "app_b", "second\\:one");
    node->hangUp();
    REQUIRE(waitFor([&] { return load() && configurationOf(*node)[u"database_role"_s] == u"app_b"_s; }));
    CHECK(configurationOf(*node)[u"credential_generation"_s] == 5);
    CHECK(configurationOf(*node)[u"credential_trouble"_s].isNull());
    // Every session of the old role goes by itself, that of the listener too.
    REQUIRE(waitFor([&] { return load() && stand.sessionsOf("app_a") == 0; }));
    CHECK(stand.sessionsOf("app_b") >= 2);
    stand.command("ALTER ROLE app_a NOLOGIN PASSWORD NULL;");
    (void)load();
    REQUIRE(waitFor([&] { return std::all_of(asked.begin(), asked.end(), [](const auto& one) { return one.isReady(); }); }));
    for (const auto& one : asked) {
        REQUIRE_OK(one.result());
        CHECK(one.result()->status < 300);
    }
    const QJsonObject details = node->get("/health/details").json()[u"parts"_s].toObject()[u"database"_s].toObject();
    CHECK(details[u"role"_s] == u"app_b"_s);
    CHECK(details[u"credential_generation"_s] == 5);
}

TEST_CASE("a credential that others may read, or that has no line for the server, is refused", "[node][reload]")
{
    RotationStand stand;
    stand.publish(1, "app_a", "x");
    QFile::setPermissions(stand.passFile, QFileDevice::ReadOwner | QFileDevice::ReadOther);
    Ended ended = runNode({u"--port=0"_s}, {{u"GODEL_DATABASE"_s, stand.credentialWords()}});
    CHECK(ended.status == exitStatus(ErrorCode::Invalid));
    CHECK(ended.complaints.contains("0600"));
    REQUIRE_OK(writeFile(stand.passFile, "# generation 2\nelsewhere:*:*:app_a:x\n"));
    ended = runNode({u"--port=0"_s}, {{u"GODEL_DATABASE"_s, stand.credentialWords()}});
    CHECK(ended.status == exitStatus(ErrorCode::Invalid));
    CHECK(ended.complaints.contains("no line for this server"));
    CHECK_FALSE(ended.complaints.contains(":x"));
}

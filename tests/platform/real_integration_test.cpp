#include "stands/real_platform.h"

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

/// The reference platform with its database, and two instances that both answer at the front door.
struct WithQueue : RealPlatform {
    WithQueue()
    {
        platform.insert(u"database"_s, QJsonObject{{u"port"_s, frontDoor() + 1}});
        begin();
        REQUIRE(addNodeRelease(u"v2.0.0"_s).status == 0);
        reply({u"deploy:first"_s, u"v2.0.0"_s});
        const QJsonObject deployed = ended();
        INFO(compact(deployed).toStdString());
        REQUIRE(deployed.value(u"state"_s).toString() == u"done");
        REQUIRE(waitFor([this] { return get("/v1/tasks").contains("\"tasks\":[]"); }));
    }

    /// As the instances ask.
    QByteArray ask(const QString& sql)
    {
        QProcess psql;
        psql.start(u"/usr/lib/postgresql/15/bin/psql"_s, {u"-XAtq"_s, u"-d"_s, words(), u"-c"_s, sql});
        REQUIRE(waitFor([&psql] { return psql.state() == QProcess::NotRunning; }));
        INFO(psql.readAllStandardError().toStdString());
        REQUIRE(psql.exitCode() == 0);
        return psql.readAllStandardOutput().trimmed();
    }
    /// The newest one, whole, once it has ended.
    QJsonObject ended()
    {
        REQUIRE(settles());
        const QJsonArray operations = reply({u"operations:list"_s, u"--limit=1"_s}).value(u"operations"_s).toArray();
        return reply({u"operations:show"_s, operations.first()[u"id"_s].toString()});
    }

private:
    [[nodiscard]] QString words() const
    {
        return u"host=127.0.0.1 port=%1 dbname=app user=app_a passfile=%2"_s.arg(frontDoor() + 1).arg(path(u"state/database/app.pgpass"_s));
    }
};

QJsonObject stepOf(const QJsonObject& operation, const QString& name)
{
    for (const QJsonValue& step : operation.value(u"steps"_s).toArray()) {
        if (step[u"name"_s].toString() == name) {
            return step.toObject();
        }
    }
    return {};
}

} // namespace

TEST_CASE("a real task goes through the front door and back, and nothing of it is left")
{
    WithQueue all;
    for (int time = 0; time < 3; ++time) {
        all.reply({u"test:integration"_s});
        const QJsonObject operation = all.ended();
        CAPTURE(compact(operation));
        REQUIRE(operation.value(u"state"_s).toString() == u"done");
        const QJsonObject step = stepOf(operation, u"task"_s);
        CHECK(step.value(u"progress"_s).toString().contains(u"it was carried out, and its result is right"));
        CHECK(stepOf(operation, u"front-door"_s).value(u"progress"_s).toString().contains(u"/health was answered with 200"));
        const QByteArray id = step.value(u"memo"_s)[u"task"_s].toString().toLatin1();
        REQUIRE_FALSE(id.isEmpty());
        // Of both instances, whichever had it in its cache.
        REQUIRE(waitFor([&] {
            for (int asked = 0; asked < 10; ++asked) {
                if (!all.get("/v1/tasks/" + id).startsWith("HTTP/1.1 404")) {
                    return false;
                }
            }
            return true;
        }));
        CHECK(all.ask(u"SELECT count(*) FROM node.tasks"_s) == "0");
    }
}

TEST_CASE("while the queue is drained the test of it fails with what the platform says, and is undone")
{
    WithQueue all;
    (void)all.ask(u"UPDATE node.intake SET is_open = false"_s);
    all.reply({u"test:integration"_s});
    const QJsonObject operation = all.ended();
    CAPTURE(compact(operation));
    CHECK(operation.value(u"state"_s).toString() == u"undone");
    const QJsonObject error = operation.value(u"error"_s).toObject();
    CHECK(error.value(u"message"_s).toString() == u"the task was answered with 503: the queue takes no new tasks: it is being drained");
    CHECK(error.value(u"hint"_s).toString().contains(u"lets tasks in"));
    CHECK(all.ask(u"SELECT count(*) FROM node.tasks"_s) == "0");
    (void)all.ask(u"UPDATE node.intake SET is_open = true"_s);
    all.reply({u"test:integration"_s});
    CHECK(all.ended().value(u"state"_s).toString() == u"done");
}

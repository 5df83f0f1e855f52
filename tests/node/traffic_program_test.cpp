#include "node/node_process.h"
#include "support/catch.h"
#include "support/wait.h"

#include "base/file.h"

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

/// A real godel-traffic.
struct TrafficProcess {
    QTemporaryDir folder;
    QProcess process;

    explicit TrafficProcess(const QStringList& arguments)
    {
        process.start(QStringLiteral(GODEL_BINARY_DIR "/bin/godel-traffic"), arguments + QStringList{u"--report="_s + reportFile()});
    }
    ~TrafficProcess()
    {
        process.kill();
        ends();
    }
    [[nodiscard]] QString reportFile() const { return folder.filePath(u"report.json"_s); }
    bool ends()
    {
        return waitFor([this] { return process.state() == QProcess::NotRunning; }, 60000);
    }
    [[nodiscard]] QJsonObject account() { return parseObject(process.readAllStandardOutput(), u"the account"_s).value_or(QJsonObject()); }
    [[nodiscard]] QJsonObject report() const
    {
        const auto bytes = readFile(reportFile());
        return bytes ? parseObject(*bytes, u"the report"_s).value_or(QJsonObject()) : QJsonObject();
    }
};

qint64 sumOf(const QJsonObject& object)
{
    qint64 sum = 0;
    for (const auto& value : object) {
        sum += value.toInteger();
    }
    return sum;
}

void checkSums(const QJsonObject& account)
{
    INFO(compact(account).toStdString());
    CHECK(account[u"is_balanced"_s] == true);
    CHECK(account[u"under_way"_s] == 0);
    CHECK(account[u"sent"_s].toInteger() == account[u"succeeded"_s].toInteger() + account[u"refused"_s].toInteger() + account[u"failed"_s].toInteger());
    const QJsonObject tries = account[u"tries"_s].toObject();
    CHECK(tries[u"sent"_s].toInteger() == account[u"sent"_s].toInteger() + account[u"retried"_s].toInteger());
    CHECK(tries[u"broken"_s].toInteger() == sumOf(account[u"broken"_s].toObject()));
    CHECK(tries[u"sent"_s].toInteger() == tries[u"answered"_s].toInteger() + tries[u"broken"_s].toInteger());
    qint64 answers = 0;
    for (const auto& version : account[u"versions"_s].toObject()) {
        answers += sumOf(version[u"statuses"_s].toObject());
    }
    CHECK(answers == tries[u"answered"_s].toInteger());
}

/// Samples of this route, by the node's own count.
qint64 countedBy(NodeProcess& node, const QByteArray& code)
{
    const QByteArray sample = "godel_http_request_latency_seconds_count{route=\"/v1/info\",method=\"GET\",code=\"" + code + "\"} ";
    const QByteArray page = node.get("/metrics").body;
    const auto place = page.indexOf(sample);
    return place < 0 ? 0 : page.mid(place + sample.size(), page.indexOf('\n', place) - place - sample.size()).toLongLong();
}

} // namespace

TEST_CASE("the traffic's account is the node's own, by version and status", "[node][traffic]")
{
    NodeProcess node({{u"GODEL_VERSION"_s, u"v2.1.0"_s}, {u"GODEL_FAULTS"_s, u"{\"errorShare\": 0.2}"_s}});
    REQUIRE(node.comesUp());
    TrafficProcess traffic({u"--port=%1"_s.arg(node.port()), u"--path=/v1/info"_s, u"--rate=2000"_s, u"--until-count=3000"_s});
    REQUIRE(traffic.ends());
    CHECK(traffic.process.exitCode() == 1);
    const QJsonObject account = traffic.account();
    checkSums(account);
    CHECK(account[u"sent"_s].toInteger() + account[u"not_sent"_s].toInteger() == 3000);
    const QJsonObject statuses = account[u"versions"_s][u"v2.1.0"_s][u"statuses"_s].toObject();
    CHECK(statuses[u"200"_s].toInteger() == countedBy(node, "200"));
    CHECK(statuses[u"500"_s].toInteger() == countedBy(node, "500"));
    CHECK(account[u"retried"_s].toInteger() > 0);
    CHECK(account[u"p99_ms"_s].toDouble() >= account[u"p50_ms"_s].toDouble());
    CHECK(account[u"p50_ms"_s].toDouble() > 0);
}

TEST_CASE("a good platform ends the traffic with 0, by time too", "[node][traffic]")
{
    NodeProcess node;
    REQUIRE(node.comesUp());
    TrafficProcess traffic({u"--port=%1"_s.arg(node.port()), u"--path=/v1/info"_s, u"--rate=300"_s, u"--for=1s"_s});
    REQUIRE(traffic.ends());
    CHECK(traffic.process.exitCode() == 0);
    const QJsonObject account = traffic.account();
    checkSums(account);
    CHECK(account[u"sent"_s].toInteger() <= 310);
    CHECK(account[u"sent"_s].toInteger() > 0);
    CHECK(account[u"sent"_s] == account[u"succeeded"_s]);
    CHECK(traffic.report() == account);
}

TEST_CASE("the account stays exact though the server is killed in the middle", "[node][traffic]")
{
    // Slow answers, so that many are under way when it dies.
    NodeProcess node({{u"GODEL_FAULTS"_s, u"{\"slowShare\": 0.5, \"slowMs\": 300}"_s}});
    REQUIRE(node.comesUp());
    TrafficProcess traffic({u"--port=%1"_s.arg(node.port()), u"--path=/v1/info"_s, u"--rate=1000"_s, u"--until-count=4000"_s});
    REQUIRE(waitFor([&] { return traffic.report()[u"succeeded"_s].toInteger() > 500; }));
    CHECK(traffic.report()[u"is_balanced"_s] == true);
    node.kill();
    REQUIRE(traffic.ends());
    CHECK(traffic.process.exitCode() == 1);
    const QJsonObject account = traffic.account();
    checkSums(account);
    CHECK(account[u"sent"_s].toInteger() + account[u"not_sent"_s].toInteger() == 4000);
    CHECK(account[u"failed"_s].toInteger() > 0);
    CHECK(account[u"broken"_s][u"unavailable"_s].toInteger() > 0);
}

TEST_CASE("traffic that is told to stop waits for its answers", "[node][traffic]")
{
    NodeProcess node({{u"GODEL_FAULTS"_s, u"{\"slowShare\": 1, \"slowMs\": 700}"_s}});
    REQUIRE(node.comesUp());
    TrafficProcess traffic({u"--port=%1"_s.arg(node.port()), u"--path=/v1/info"_s, u"--rate=200"_s});
    REQUIRE(waitFor([&] { return traffic.report()[u"under_way"_s].toInteger() > 0; }));
    traffic.process.terminate();
    REQUIRE(traffic.ends());
    CHECK(traffic.process.exitCode() == 0);
    checkSums(traffic.account());
}

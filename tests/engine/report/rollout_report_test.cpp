#include "engine/report/rollout_report.h"

#include "engine/commands/deploy_commands.h"
#include "engine/rollout/rollout_world.h"
#include "support/wait.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;
using domain::RolloutState;

namespace {

QString reportOn(RolloutWorld& world)
{
    engine::CommandSet commands;
    engine::addReportCommands(commands, world.deployments().platform());
    REQUIRE_OK(commands.check());
    const auto answer = commands.handler(u"deploy:report"_s)({{u"vera"_s, catalog::Role::Viewer, {}}, {{u"id"_s, world.rollout().id.text()}}});
    REQUIRE(waitFor([&answer] { return answer.isReady(); }));
    REQUIRE_OK(answer.result());
    return answer.result()->body[u"html"_s].toString();
}

/// All text and every element's name; fails where the file is not well-formed.
struct Read {
    QString text;
    QStringList elements;
    QStringList attributes;

    explicit Read(const QString& html)
    {
        QXmlStreamReader reader(html);
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isStartElement()) {
                elements.append(reader.name().toString());
                for (const auto& attribute : reader.attributes()) {
                    attributes.append(attribute.name().toString());
                }
            } else if (reader.isCharacters()) {
                text += reader.text().toString() + u'\n';
            }
        }
        INFO(reader.errorString().toStdString());
        REQUIRE_FALSE(reader.hasError());
    }
};

} // namespace

TEST_CASE("a report has what, who and when, the stages, approvals, comparisons, charts and the replay")
{
    RolloutWorld world;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::AwaitingApproval, 20min));
    REQUIRE_OK(world.deployments().approve({u"ben"_s, true}, {}, u"looks fine"_s));
    REQUIRE(isAt(world, RolloutState::Watching, 1min));
    REQUIRE(isAt(world, RolloutState::AwaitingApproval, 32min));
    REQUIRE_OK(world.deployments().rollBack(u"otto"_s, u"a customer called"_s, {}, false));
    REQUIRE(isAt(world, RolloutState::Aborted, 1min));
    const Read report(reportOn(world));
    for (const QString& said : {u"v2.1.0 after v2.0.0"_s, u"anna"_s, u"ben"_s, u"otto"_s, u"ben approves v2.1.0 at canary-1 (1 %): looks fine"_s, u"v2.1.0 is being aborted: a customer called"_s, world.rollout().artefactHash, u"canary-1 (1 %): pass"_s,
                                u"canary-2 (5 %): "_s, u"not reached"_s, u"Latency p95, ms"_s, u"and the same as it was"_s, u"turned back at: 100 "_s, u"passed at: 20 "_s, u"error_rate"_s}) {
        INFO(said.toStdString());
        REQUIRE(report.text.contains(said));
    }
    REQUIRE(report.elements.count(u"svg"_s) == 3);
    REQUIRE(report.elements.count(u"path"_s) == 6);
    REQUIRE(report.elements.count(u"section"_s) == 7);
}

TEST_CASE("a report runs nothing, fetches nothing and shows hostile words as words")
{
    RolloutWorld world;
    world.beginPlatform();
    const QString hostile = u"</style><script>alert('1')</script><img src=\"https://evil.example/x\" onerror=\"x\"> & %1 %2"_s;
    REQUIRE_OK(world.deployments().begin({domain::RolloutKind::Canary, version(u"v2.1.0"_s), hostile}, u"anna"_s));
    REQUIRE(isAt(world, RolloutState::AwaitingApproval, 20min));
    REQUIRE_OK(world.deployments().approve({u"ben"_s, true}, {}, hostile));
    REQUIRE_OK(world.deployments().rollBack(u"otto"_s, hostile, {}, false));
    REQUIRE(isAt(world, RolloutState::Aborted, 1min));
    const QString html = reportOn(world);
    const Read report(html);
    REQUIRE(report.text.count(hostile) >= 3);
    for (const QString& element : {u"script"_s, u"img"_s, u"link"_s, u"iframe"_s, u"object"_s, u"a"_s}) {
        INFO(element.toStdString());
        REQUIRE_FALSE(report.elements.contains(element));
    }
    for (const QString& attribute : report.attributes) {
        INFO(attribute.toStdString());
        REQUIRE_FALSE(attribute.startsWith(u"on"_s));
        REQUIRE_FALSE((attribute == u"src" || attribute == u"href"));
    }
    REQUIRE_FALSE(html.contains(u"url("_s));
    REQUIRE_FALSE(html.contains(u"@import"_s));
    REQUIRE(html.contains(u"default-src 'none'"_s));
    REQUIRE(html.contains(u"prefers-color-scheme: dark"_s));
    REQUIRE(html.contains(u"@media print"_s));
}

TEST_CASE("a report of a thousand scrapes is below a megabyte")
{
    RolloutWorld world;
    world.settings.scrapeEvery = 2s;
    world.settings.plan = *domain::StagePlan::parse(u"1:1h,100:30m"_s);
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE(isAt(world, RolloutState::Watching, 5min));
    world.pass(40min);
    const QString html = reportOn(world);
    const auto scrapes = QRegularExpression(u"worked out again from (\\d+) scrapes"_s).match(html).captured(1).toInt();
    REQUIRE(scrapes >= 1000);
    REQUIRE(html.toUtf8().size() < 1'000'000);
    REQUIRE(Read(html).elements.count(u"path"_s) == 6);
}

TEST_CASE("a rollout that was never judged has a report that says so")
{
    RolloutWorld world;
    world.beginPlatform();
    world.begin(u"v2.1.0"_s);
    REQUIRE_OK(world.deployments().rollBack(u"otto"_s, u"changed my mind"_s, {}, false));
    REQUIRE(isAt(world, RolloutState::Aborted, 1min));
    const Read report(reportOn(world));
    REQUIRE(report.text.contains(u"no verdict was reached"));
    REQUIRE(report.text.contains(u"No stage was judged."));
    REQUIRE(report.text.contains(u"Nothing was measured."));
    REQUIRE(report.text.contains(u"Nobody approved anything."));
}

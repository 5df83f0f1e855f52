#include "gui/deployments/compare_rows.h"
#include "gui/deployments/deployments_page.h"
#include "gui/parts/table.h"
#include "gui/stand/keys.h"
#include "gui/stand/longer_texts.h"
#include "gui/stand/page_stand.h"
#include "support/catch.h"

using namespace godel;
using namespace godel::gui;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

QJsonObject row(const QString& id, const QString& version, const QString& state)
{
    return {{u"id"_s, id}, {u"version"_s, version}, {u"previous"_s, u"v2.0.0"_s}, {u"kind"_s, u"canary"_s}, {u"state"_s, state}, {u"begun"_s, u"2026-11-25T01:00:00Z"_s},
            {u"ended"_s, u"2026-11-25T02:30:05Z"_s}, {u"requested_by"_s, u"anna"_s}, {u"approvals"_s, u"ben"_s}, {u"verdict"_s, u"pass"_s}};
}

QJsonObject view(const QString& id, const QString& version)
{
    return {{u"id"_s, id}, {u"version"_s, version}, {u"previous"_s, u"v2.0.0"_s}, {u"stages"_s, u"1:15m,100:30m"_s}, {u"sentence"_s, version + u" is done"_s},
            {u"comparison"_s, QJsonArray{QJsonObject{{u"metric"_s, u"error_rate"_s}, {u"title"_s, u"error rate"_s}, {u"unit"_s, u"%"_s}, {u"stable"_s, 0.41}, {u"canary"_s, 0.44}, {u"gate"_s, u"ok"_s}}}}};
}

/// The list of rollouts over a scripted engine that had four of them.
struct ListStand : PageStand {
    ListStand()
    {
        say(QJsonArray{row(u"rollout-4"_s, u"v2.3.0"_s, u"aborted"_s), row(u"rollout-3"_s, u"v2.2.0"_s, u"done"_s), row(u"rollout-2"_s, u"v2.1.0"_s, u"done"_s), row(u"rollout-1"_s, u"v2.0.0"_s, u"done"_s)});
        engine.say(u"deploy:status"_s, {{u"version"_s, u"v2.2.0"_s}, {u"sentence"_s, u"no rollout is under way; v2.2.0 has the traffic"_s}});
    }
    void say(const QJsonArray& rollouts)
    {
        engine.answer(u"deploy:history"_s, [rollouts](const api::Call& call) -> Result<api::Reply> {
            const QString id = call.parameters.value(u"id"_s).toString();
            if (!call.parameters.contains(u"id"_s)) {
                return api::Reply{{{u"rollouts"_s, rollouts}}, {}, 0};
            }
            for (const QJsonValue& one : rollouts) {
                if (one[u"id"].toString() == id) {
                    return api::Reply{view(id, one[u"version"].toString()), {}, 0};
                }
            }
            return fail(ErrorCode::NotFound, u"there is no rollout %1"_s.arg(id), u"List them with deploy:history"_s);
        });
    }
    bool show()
    {
        if (!PageStand::open()) {
            return false;
        }
        page = std::make_unique<DeploymentsPage>(context());
        page->resize(1064, 640);
        page->show();
        page->activateWindow();
        page->setShown(true);
        return waitFor([this] { return engine.count(u"deploy:history"_s) > 0 && engine.count(u"deploy:status"_s) > 0; }) && settled();
    }
    bool settled()
    {
        int turns = 0;
        return waitFor([&] { return ++turns > 3; });
    }
    /// The list changes, and the page is told so.
    bool change(const QJsonArray& rollouts)
    {
        say(rollouts);
        const int before = engine.count(u"deploy:history"_s);
        engine.tell(u"rollout/rollout-9"_s, {});
        return waitFor([&] { return engine.count(u"deploy:history"_s) > before; }, 3000) && settled();
    }
    [[nodiscard]] Table* table(const QString& name) const
    {
        for (Table* one : page->findChildren<Table*>()) {
            if (one->accessibleName() == name) {
                return one;
            }
        }
        return nullptr;
    }
    void choose(const QString& id) const { table(u"Rollouts"_s)->select(table(u"Rollouts"_s)->rows()->find(u"id"_s, id)); }
    [[nodiscard]] QAbstractButton* control(const QString& name) const { return buttonOf(*page, name); }
    [[nodiscard]] int askedFor(const QString& id) const
    {
        return static_cast<int>(std::count_if(engine.calls().begin(), engine.calls().end(), [&id](const api::Call& call) { return call.parameters.value(u"id"_s).toString() == id; }));
    }

    std::unique_ptr<DeploymentsPage> page;
};

} // namespace

TEST_CASE("every rollout is listed with how it stands and how long it took", "[gui][deployments]")
{
    ListStand stand;
    REQUIRE(stand.show());
    const QString text = readable(*stand.page);
    CHECK(text.contains(u"v2.2.0 has the traffic"_s));
    CHECK(text.contains(u"critical | v2.3.0 | v2.0.0 | canary | aborted"_s));
    CHECK(text.contains(u"ok | v2.2.0"_s));
    CHECK(text.contains(u"1:30:05"_s));
    stand.control(u"bring"_s)->click();
    CHECK(stand.opened == QList<Destination>{{{}, u"deploy"_s, {}}});
}

TEST_CASE("a state that this window does not know is not shown as well", "[gui][deployments]")
{
    ListStand stand;
    stand.say({row(u"rollout-1"_s, u"v2.0.0"_s, u"levitating"_s), row(u"rollout-2"_s, u"v2.1.0"_s, {}), row(u"rollout-3"_s, u"v2.2.0"_s, u"watching"_s)});
    REQUIRE(stand.show());
    CHECK(readable(*stand.page).contains(u"unknown | v2.0.0"_s));
    CHECK(readable(*stand.page).contains(u"unknown | v2.1.0"_s));
    CHECK(readable(*stand.page).contains(u"ok | v2.2.0"_s));
}

TEST_CASE("nothing is done to a rollout before one is chosen", "[gui][deployments]")
{
    ListStand stand;
    REQUIRE(stand.show());
    for (const QString& name : {u"Open"_s, u"Compare with …"_s, u"Roll back to this version …"_s}) {
        INFO(name.toStdString());
        REQUIRE(stand.control(name) != nullptr);
        CHECK_FALSE(stand.control(name)->isEnabled());
    }
    CHECK(readable(*stand.page).contains(u"Choose a rollout first."_s));
    stand.choose(u"rollout-2"_s);
    stand.control(u"Open"_s)->click();
    CHECK(stand.opened == QList<Destination>{{{}, u"rollout"_s, u"rollout-2"_s}});
}

TEST_CASE("rolling back is asked for with the version, and never done by the page", "[gui][deployments]")
{
    ListStand stand;
    REQUIRE(stand.show());
    stand.choose(u"rollout-2"_s);
    auto* back = stand.control(u"Roll back to v2.1.0 …"_s);
    REQUIRE(back != nullptr);
    REQUIRE(back->isEnabled());
    back->click();
    CHECK(stand.asked.size() == 1);
    CHECK(stand.asked.value(0) == std::pair(u"rollback"_s, QJsonObject{{u"to"_s, u"v2.1.0"_s}}));
    CHECK(stand.engine.count(u"rollback"_s) == 0);
    stand.choose(u"rollout-3"_s);
    CHECK_FALSE(back->isEnabled());
    CHECK(readable(*stand.page).contains(u"v2.2.0 has the traffic."_s));
}

TEST_CASE("a version that was turned back is no place to go back to", "[gui][deployments]")
{
    ListStand stand;
    REQUIRE(stand.show());
    stand.choose(u"rollout-4"_s);
    CHECK_FALSE(stand.control(u"Roll back to v2.3.0 …"_s)->isEnabled());
    CHECK(readable(*stand.page).contains(u"v2.3.0 did not come through"_s));
}

TEST_CASE("while a rollout is under way the way back leads over it", "[gui][deployments]")
{
    ListStand stand;
    stand.engine.say(u"deploy:status"_s, {{u"id"_s, u"rollout-5"_s}, {u"version"_s, u"v2.4.0"_s}, {u"previous"_s, u"v2.2.0"_s}, {u"state"_s, u"watching"_s}, {u"sentence"_s, u"v2.4.0 is watched"_s}});
    REQUIRE(stand.show());
    stand.choose(u"rollout-2"_s);
    CHECK_FALSE(stand.control(u"Roll back to v2.1.0 …"_s)->isEnabled());
    CHECK(readable(*stand.page).contains(u"v2.4.0 is on its way"_s));
}

TEST_CASE("who may not roll back is told so", "[gui][deployments]")
{
    ListStand stand;
    stand.engine.signIn(u"vera"_s, catalog::Role::Viewer);
    REQUIRE(stand.show());
    stand.choose(u"rollout-2"_s);
    CHECK_FALSE(stand.control(u"Roll back to v2.1.0 …"_s)->isEnabled());
    CHECK(readable(*stand.page).contains(u"for operators"_s));
}

TEST_CASE("the choice stays with its rollout when others come", "[gui][deployments]")
{
    ListStand stand;
    REQUIRE(stand.show());
    stand.choose(u"rollout-2"_s);
    REQUIRE(stand.change({row(u"rollout-5"_s, u"v2.4.0"_s, u"watching"_s), row(u"rollout-4"_s, u"v2.3.0"_s, u"aborted"_s), row(u"rollout-3"_s, u"v2.2.0"_s, u"done"_s), row(u"rollout-2"_s, u"v2.1.0"_s, u"done"_s)}));
    CHECK(stand.table(u"Rollouts"_s)->selected()[u"id"].toString() == u"rollout-2"_s);
    CHECK(stand.control(u"Roll back to v2.1.0 …"_s) != nullptr);
}

TEST_CASE("a rollout that leaves the list is chosen no more, and no other one in its place", "[gui][deployments]")
{
    ListStand stand;
    REQUIRE(stand.show());
    stand.choose(u"rollout-1"_s);
    const QJsonArray fewer{row(u"rollout-3"_s, u"v2.2.0"_s, u"done"_s), row(u"rollout-2"_s, u"v2.1.0"_s, u"done"_s)};
    const QJsonArray asMany{row(u"rollout-5"_s, u"v2.4.0"_s, u"done"_s), row(u"rollout-4"_s, u"v2.3.0"_s, u"aborted"_s), row(u"rollout-3"_s, u"v2.2.0"_s, u"done"_s), row(u"rollout-2"_s, u"v2.1.0"_s, u"done"_s)};
    REQUIRE(stand.change(GENERATE_COPY(fewer, asMany)));
    CHECK(stand.table(u"Rollouts"_s)->selected().isEmpty());
    REQUIRE(stand.control(u"Roll back to this version …"_s) != nullptr);
    CHECK_FALSE(stand.control(u"Roll back to this version …"_s)->isEnabled());
}

TEST_CASE("two rollouts are shown side by side, until that ends", "[gui][deployments]")
{
    ListStand stand;
    REQUIRE(stand.show());
    stand.choose(u"rollout-2"_s);
    stand.control(u"Compare with …"_s)->click();
    REQUIRE(waitFor([&] { return readable(*stand.page).contains(u"v2.1.0 is done"_s); }, 3000));
    CHECK(readable(*stand.page).contains(u"Now choose the one to compare it with"_s));
    stand.choose(u"rollout-3"_s);
    REQUIRE(waitFor([&] { return readable(*stand.page).contains(u"v2.1.0 beside v2.2.0"_s); }, 3000));
    CHECK(readable(*stand.page).contains(u"v2.1.0 is done | v2.2.0 is done"_s));
    CHECK(readable(*stand.page).contains(u"against"_s));
    stand.control(u"End the comparison"_s)->click();
    CHECK_FALSE(stand.table(u"Comparison"_s)->isVisibleTo(stand.page.get()));
    // What nobody looks at is not asked for, not even by a connection that comes back.
    const int asked = stand.askedFor(u"rollout-2"_s) + stand.askedFor(u"rollout-3"_s);
    const int listed = stand.engine.count(u"deploy:history"_s);
    stand.engine.cut();
    stand.link.tryNow();
    REQUIRE(waitFor([&] { return stand.link.state() == LinkState::Lost; }));
    stand.engine.reconnect();
    stand.link.tryNow();
    REQUIRE(waitFor([&] { return stand.engine.count(u"deploy:history"_s) > listed; }));
    REQUIRE(stand.settled());
    CHECK(stand.askedFor(u"rollout-2"_s) + stand.askedFor(u"rollout-3"_s) == asked);
}

TEST_CASE("a page of rollouts that is not shown asks nothing", "[gui][deployments]")
{
    ListStand stand;
    REQUIRE(stand.show());
    stand.page->setShown(false);
    const int asked = stand.engine.count(u"deploy:history"_s);
    stand.engine.tell(u"rollout/rollout-9"_s, {});
    REQUIRE(stand.settled());
    CHECK(stand.engine.count(u"deploy:history"_s) == asked);
    CHECK(stand.engine.listeners() == 0);
}

TEST_CASE("what the engine cannot say of rollouts is told with its next step", "[gui][deployments]")
{
    ListStand stand;
    const Error error{ErrorCode::Corrupt, u"the store cannot be read"_s, u"See status:full"_s, {}};
    SECTION("how things stand")
    {
        stand.engine.refuse(u"deploy:status"_s, error);
        REQUIRE(stand.show());
    }
    SECTION("the list")
    {
        stand.engine.refuse(u"deploy:history"_s, error);
        REQUIRE(stand.show());
    }
    SECTION("one of the two that are compared")
    {
        REQUIRE(stand.show());
        stand.choose(u"rollout-2"_s);
        stand.engine.refuse(u"deploy:history"_s, error);
        stand.control(u"Compare with …"_s)->click();
    }
    CHECK(waitFor([&] { return readable(*stand.page).contains(error.message); }, 3000));
    CHECK(readable(*stand.page).contains(error.hint));
}

TEST_CASE("where there was no rollout yet the list says what comes next", "[gui][deployments]")
{
    ListStand stand;
    stand.say({});
    REQUIRE(stand.show());
    CHECK(readable(*stand.page).contains(u"No rollout yet"_s));
    CHECK_FALSE(stand.table(u"Rollouts"_s)->isVisibleTo(stand.page.get()));
    CHECK(clipped(*stand.page) == QStringList());
    REQUIRE(stand.change({row(u"rollout-1"_s, u"v2.0.0"_s, u"done"_s)}));
    CHECK_FALSE(readable(*stand.page).contains(u"No rollout yet"_s));
    CHECK(readable(*stand.page).contains(u"ok | v2.0.0"_s));
}

TEST_CASE("a hostile engine breaks nothing in the list of rollouts", "[gui][deployments]")
{
    ListStand stand;
    const QJsonObject odd{{u"rollouts"_s, QJsonArray{1, u"x"_s, QJsonArray{}, QJsonObject{{u"id"_s, 7}, {u"begun"_s, false}, {u"version"_s, QJsonObject{}}}, row(u"rollout-1"_s, u"v2.0.0"_s, u"done"_s)}},
                          {u"comparison"_s, QJsonArray{5, QJsonObject{{u"metric"_s, QJsonArray{}}, {u"stable"_s, u"much"_s}}}}, {u"sentence"_s, 3}, {u"previous"_s, QJsonArray{}}, {u"id"_s, true}};
    stand.engine.say(u"deploy:history"_s, odd);
    stand.engine.say(u"deploy:status"_s, odd, 99);
    REQUIRE(stand.show());
    for (int number = 0; number < 5; ++number) {
        stand.table(u"Rollouts"_s)->select(number);
        if (number == 3) {
            stand.control(u"Compare with …"_s)->click();
        }
        REQUIRE(stand.settled());
    }
    CHECK(stand.table(u"Rollouts"_s)->rows()->rowCount() == 5);
    stand.engine.say(u"deploy:history"_s, {{u"rollouts"_s, u"none"_s}});
    stand.engine.tell(u"rollout/rollout-9"_s, {});
    CHECK(waitFor([&] { return stand.table(u"Rollouts"_s)->rows()->rowCount() == 0; }, 3000));
}

TEST_CASE("the keyboard alone opens a rollout and compares two", "[gui][deployments][keyboard]")
{
    ListStand stand;
    REQUIRE(stand.show());
    REQUIRE(waitFor([&] { return stand.page->isActiveWindow(); }));
    REQUIRE(tabTo(stand.table(u"Rollouts"_s)));
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    CHECK(stand.opened.size() == 1);
    REQUIRE(tabTo(stand.control(u"Compare with …"_s)));
    press(Qt::Key_Space);
    REQUIRE(tabTo(stand.table(u"Rollouts"_s)));
    press(Qt::Key_Down);
    CHECK(waitFor([&] { return readable(*stand.page).contains(u" beside "_s); }, 3000));
    CHECK(tabTo(stand.control(u"End the comparison"_s)));
}

TEST_CASE("every control of the list of rollouts has a name and room for longer texts", "[gui][deployments]")
{
    const LongerTexts longer;
    ListStand stand;
    REQUIRE(stand.show());
    CHECK(nameless(*stand.page) == QStringList());
    CHECK(clipped(*stand.page) == QStringList());
    stand.page->findChildren<Table*>().value(0)->select(2);
    for (QAbstractButton* one : stand.page->findChildren<QAbstractButton*>()) {
        if (one->text().startsWith(u"Compare with"_s)) {
            one->click();
        }
    }
    stand.page->findChildren<Table*>().value(0)->select(1);
    REQUIRE(stand.settled());
    CHECK(nameless(*stand.page) == QStringList());
    CHECK(clipped(*stand.page) == QStringList());
    CHECK(stand.page->minimumSizeHint().width() <= 1064);
}

TEST_CASE("two rollouts are compared line by line", "[gui][deployments]")
{
    QJsonObject left = view(u"rollout-1"_s, u"v2.1.0"_s);
    left.insert(u"begun"_s, u"2026-01-02T03:04:05Z"_s);
    QJsonObject right = view(u"rollout-2"_s, u"v2.2.0"_s);
    right.insert(u"comparison"_s, QJsonArray{QJsonObject{{u"metric"_s, u"latency_p95"_s}, {u"title"_s, u"latency p95"_s}, {u"unit"_s, u"ms"_s}, {u"canary"_s, 612}, {u"gate"_s, u"no-data"_s}}});
    const QJsonArray rows = compareRows(left, right);
    const auto line = [&rows](const QString& what) {
        for (const QJsonValue& one : rows) {
            if (one[u"what"].toString() == what) {
                return one[u"left"].toString() + u" | "_s + one[u"right"].toString();
            }
        }
        return QString();
    };
    CHECK(line(u"Version"_s) == u"v2.1.0 | v2.2.0"_s);
    CHECK(line(u"Begun"_s) == u"2026-01-02 03:04:05 UTC | –"_s);
    CHECK(line(u"error rate"_s).startsWith(u"0.440"_s));
    CHECK(line(u"error rate"_s).endsWith(u"ok | –"_s));
    CHECK(line(u"latency p95"_s).startsWith(u"– | 612"_s));
    CHECK(line(u"latency p95"_s).endsWith(u"not enough data"_s));
}

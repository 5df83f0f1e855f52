#include "gui/shell/main_window.h"
#include "gui/stand/page_stand.h"
#include "gui/stand/rollout_replies.h"
#include "support/catch.h"

#include <QSettings>
#include <QTemporaryDir>

using namespace godel;
using namespace godel::gui;
using namespace godel::test;
using namespace Qt::StringLiterals;

TEST_CASE("a link that is opened before the engine has answered still leads to its rollout", "[gui][rollout][link]")
{
    ScriptedEngine engine;
    const domain::Rollout past = rolloutIn(domain::RolloutState::Done);
    engine.say(u"deploy:status"_s, {{u"sentence"_s, u"no rollout is under way"_s}});
    engine.say(u"deploy:history"_s, rolloutBody(past));
    engine.say(u"status:full"_s, {});
    engine.say(u"attention:list"_s, {});
    Link link(engine, u"demo"_s);
    NoticeList notices;
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    MainWindow window(link, notices, settings);
    window.open({{}, u"rollout"_s, past.id.text()});
    window.begin();
    REQUIRE(waitFor([&] { return readable(window).contains(u"Roll back to v2.0.0 …"_s); }));
    CHECK(window.page() == u"rollout");
    CHECK(engine.last(u"deploy:history"_s).parameters.value(u"id"_s).toString() == past.id.text());
}

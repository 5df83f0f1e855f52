#include "gui/shell/ribbon.h"
#include "gui/theme/contrast.h"
#include "gui/theme/theme.h"
#include "gui/stand/page_stand.h"
#include "support/catch.h"

using namespace godel;
using namespace godel::gui;
using namespace godel::test;
using namespace Qt::StringLiterals;

TEST_CASE("the ribbon has the colour that a person chose, dark enough for what stands on it", "[gui][ribbon]")
{
    ScriptedEngine engine;
    for (const auto& chosen : {u"#1F6B4F"_s, u"#FFE94A"_s, u"#FFFFFF"_s}) {
        Link link(engine, u"production"_s, QColor(chosen));
        link.begin();
        REQUIRE(waitFor([&link] { return link.state() == LinkState::Open; }));
        Ribbon ribbon(link);
        ribbon.resize(400, 28);
        const QColor drawn = ribbon.grab().toImage().pixelColor(2, 2);
        INFO(chosen.toStdString() << " as " << drawn.name().toStdString());
        CHECK(contrast(drawn, Qt::white) >= 4.5);
        CHECK((QColor(chosen) == drawn) == (contrast(QColor(chosen), Qt::white) >= 4.5));
    }
}

TEST_CASE("a long name leaves out its middle rather than run under how the engine stands", "[gui][ribbon]")
{
    ScriptedEngine engine;
    const QString name = u"production of the northern region, the second of three, at the provider in Reykjavik"_s;
    Link link(engine, name);
    link.begin();
    REQUIRE(waitFor([&link] { return link.state() == LinkState::Open; }));
    Ribbon ribbon(link);
    ribbon.resize(640, 28);
    REQUIRE(ribbon.title().endsWith(name));
    const QString shown = ribbon.shownTitle();
    INFO(shown.toStdString());
    CHECK(shown.contains(u'…'));
    CHECK(shown.startsWith(u"DEMO · production"));
    CHECK(shown.endsWith(u"Reykjavik"));
    const int title = QFontMetrics(textFont(13, QFont::DemiBold)).horizontalAdvance(shown);
    const int standing = QFontMetrics(textFont(12)).horizontalAdvance(ribbon.standing());
    CHECK(title + standing + 3 * space::large <= ribbon.width());
    // Whole for whoever asks and for whoever cannot see it.
    CHECK(ribbon.toolTip() == ribbon.title());
    CHECK(ribbon.accessibleName().contains(name));
    ribbon.resize(1440, 28);
    CHECK(ribbon.shownTitle() == ribbon.title());
    // Narrower than what it says: it says what it can.
    ribbon.resize(60, 28);
    CHECK_FALSE(ribbon.grab().isNull());
}

TEST_CASE("whoever chose no colour has one that the name gives, the same each time", "[gui][ribbon]")
{
    for (const auto& name : {u"production"_s, u"staging"_s, u""_s, u"日本"_s}) {
        CHECK(colourOf(name) == colourOf(name));
        CHECK(contrast(colourOf(name), Qt::white) >= 4.5);
    }
}

#include "gui/shell/ribbon.h"
#include "gui/theme/contrast.h"
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

TEST_CASE("whoever chose no colour has one that the name gives, the same each time", "[gui][ribbon]")
{
    for (const auto& name : {u"production"_s, u"staging"_s, u""_s, u"日本"_s}) {
        CHECK(colourOf(name) == colourOf(name));
        CHECK(contrast(colourOf(name), Qt::white) >= 4.5);
    }
}

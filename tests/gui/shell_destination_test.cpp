#include "gui/shell/destination.h"
#include "support/catch.h"

using namespace godel;
using namespace godel::gui;
using namespace Qt::StringLiterals;

TEST_CASE("a link names a page, or a thing of it, and reads back", "[gui][link]")
{
    for (const Destination& where : {Destination{u"demo"_s, u"rollout"_s, u"20261125-010203-1"_s}, Destination{u"this machine"_s, u"overview"_s, {}}, Destination{{}, u"command"_s, u"deploy:canary"_s}}) {
        const auto read = destinationOf(linkOf(where));
        REQUIRE_OK(read);
        CHECK(read->connection == where.connection);
        CHECK(read->page == where.page);
        CHECK(read->id == where.id);
    }
}

TEST_CASE("a link without a page leads to the overview", "[gui][link]")
{
    const auto read = destinationOf(u"godel-ops://demo/"_s);
    REQUIRE_OK(read);
    CHECK(*read == Destination{u"demo"_s, u"overview"_s, {}});
}

TEST_CASE("what is no link is refused with the next step", "[gui][link]")
{
    for (const QString& text : {u"https://demo/rollout"_s, u"godel-ops:demo"_s, u"godel-ops://demo/a/b/c"_s, u"godel-ops://demo/rollout/%00"_s, u"godel-ops://demo/../etc"_s,
                                u"godel-ops://demo/"_s + QString(500, u'x')}) {
        const auto read = destinationOf(text);
        INFO(text.left(80).toStdString());
        REQUIRE_FALSE(read);
        CHECK(read.error().code == ErrorCode::Invalid);
        CHECK(read.error().field == u"link"_s);
        CHECK_FALSE(read.error().hint.isEmpty());
    }
}

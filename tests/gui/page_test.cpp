#include "gui/stand/page_stand.h"
#include "support/catch.h"

#include <QLabel>
#include <QPointer>
#include <QVBoxLayout>

using namespace godel;
using namespace godel::gui;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

/// A page whose parts come one after the other.
class LongPage final : public Page {
public:
    explicit LongPage(const PageContext& context, const QStringList& words) : Page(context), m_column(new QVBoxLayout(this))
    {
        for (const QString& word : words) {
            unfoldLater(new QLabel(word), [this](QWidget* part) { m_column->addWidget(part); });
        }
    }
    void setShown(bool) override {}
    void hurry() { unfoldNow(); }

private:
    QVBoxLayout* m_column;
};

} // namespace

TEST_CASE("the parts of a long page come in their order, one in a turn", "[gui][page]")
{
    PageStand stand;
    LongPage page(stand.context(), {u"charts"_s, u"instances"_s, u"what happened"_s});
    QStringList came;
    QObject::connect(&page, &Page::unfolded, [&](QWidget* part) { came.append(qobject_cast<QLabel*>(part)->text()); });
    REQUIRE(readable(page).isEmpty());
    REQUIRE_FALSE(page.isUnfolded());
    QCoreApplication::processEvents();
    REQUIRE(came == QStringList{u"charts"_s});
    REQUIRE(waitFor([&page] { return page.isUnfolded(); }));
    REQUIRE(came == QStringList{u"charts"_s, u"instances"_s, u"what happened"_s});
    REQUIRE(readable(page) == u"charts\ninstances\nwhat happened");
}

TEST_CASE("who does not wait has every part of a page at once, and once only", "[gui][page]")
{
    PageStand stand;
    LongPage page(stand.context(), {u"charts"_s, u"instances"_s});
    page.hurry();
    REQUIRE(page.isUnfolded());
    (void)waitFor([turns = 0]() mutable { return ++turns > 3; });
    REQUIRE(readable(page) == u"charts\ninstances");
}

TEST_CASE("a page that goes before its parts have come takes them along", "[gui][page]")
{
    PageStand stand;
    auto* part = new QLabel(u"charts"_s);
    const QPointer<QLabel> watched(part);
    struct Short final : Page {
        Short(const PageContext& context, QWidget* part) : Page(context)
        {
            unfoldLater(part, [](QWidget*) { FAIL("the page is gone"); });
        }
        void setShown(bool) override {}
    };
    std::make_unique<Short>(stand.context(), part).reset();
    REQUIRE(watched.isNull());
    (void)waitFor([turns = 0]() mutable { return ++turns > 3; });
}

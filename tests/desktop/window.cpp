#include "desktop/window.h"

#include "support/catch.h"
#include "support/wait.h"

#include <QLabel>
#include <QPushButton>

namespace godel::test {

using namespace Qt::StringLiterals;

Window::Window(api::Engine& engine) : link(engine, QStringLiteral("test")), window(std::make_unique<gui::MainWindow>(link, notices, settings))
{
    window->resize(1280, 800);
    window->show();
    window->begin();
}

bool Window::hasData()
{
    return link.state() == gui::LinkState::Open && window->situation().status().hasData() && !window->page().isEmpty();
}

void Window::show(const QString& page)
{
    window->open({{}, page, {}});
    REQUIRE(window->page() == page);
}

const gui::Page& Window::page() const
{
    for (const auto* page : window->findChildren<gui::Page*>()) {
        if (page->isVisible()) {
            return *page;
        }
    }
    FAIL("no page is in sight");
    throw std::logic_error("unreachable");
}

void Window::press(const QString& button)
{
    INFO(button.toStdString() << " in: " << wordsOf(page()).toStdString());
    REQUIRE(waitFor([&] {
        const auto* found = named<QPushButton>(page(), button);
        return found != nullptr && found->isVisible() && found->isEnabled();
    }));
    named<QPushButton>(page(), button)->click();
}

bool says(const QWidget& widget, QStringView text)
{
    const auto labels = widget.findChildren<QLabel*>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) { return label->isVisible() && label->text().contains(text); });
}

QString wordsOf(const QWidget& widget)
{
    QStringList words;
    for (const QLabel* label : widget.findChildren<QLabel*>()) {
        if (label->isVisible() && !label->text().isEmpty()) {
            words.append(label->text());
        }
    }
    return words.join(u" | "_s).simplified();
}

} // namespace godel::test

#include "gui/stand/hands.h"

#include "support/wait.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWidget>

namespace godel::test {

namespace {

void mouse(QWidget& widget, QEvent::Type type, QPoint at)
{
    const bool isPress = type == QEvent::MouseButtonPress;
    QMouseEvent event(type, at, widget.mapToGlobal(at), Qt::LeftButton, isPress ? Qt::LeftButton : Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&widget, &event);
}

void key(QWidget& widget, QEvent::Type type, Qt::Key which, const QString& text)
{
    QKeyEvent event(type, which, Qt::NoModifier, text);
    QCoreApplication::sendEvent(&widget, &event);
}

} // namespace

void press(QWidget& widget, QPoint at)
{
    mouse(widget, QEvent::MouseButtonPress, at);
}

void release(QWidget& widget, QPoint at)
{
    mouse(widget, QEvent::MouseButtonRelease, at);
}

void click(QWidget& widget, QPoint at)
{
    press(widget, at);
    release(widget, at);
}

void pressKey(QWidget& widget, Qt::Key which)
{
    key(widget, QEvent::KeyPress, which, {});
}

void releaseKey(QWidget& widget, Qt::Key which)
{
    key(widget, QEvent::KeyRelease, which, {});
}

void typeKey(QWidget& widget, Qt::Key which)
{
    pressKey(widget, which);
    releaseKey(widget, which);
}

void typeText(QWidget& widget, const QString& text)
{
    for (const QChar character : text) {
        key(widget, QEvent::KeyPress, Qt::Key_unknown, character);
        key(widget, QEvent::KeyRelease, Qt::Key_unknown, character);
    }
}

void settle(int milliseconds)
{
    (void)waitFor([] { return false; }, milliseconds);
}

} // namespace godel::test

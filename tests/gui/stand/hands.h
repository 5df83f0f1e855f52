#pragma once

#include <QPoint>
#include <QString>
#include <Qt>

class QWidget;

namespace godel::test {

/// What a person does at a widget, as the events that the desktop would send.
void press(QWidget& widget, QPoint at);
void release(QWidget& widget, QPoint at);
void click(QWidget& widget, QPoint at);
void pressKey(QWidget& widget, Qt::Key key);
void releaseKey(QWidget& widget, Qt::Key key);
void typeKey(QWidget& widget, Qt::Key key);
void typeText(QWidget& widget, const QString& text);
/// Lets the event loop run for a while in which nothing is expected to happen.
void settle(int milliseconds);

} // namespace godel::test

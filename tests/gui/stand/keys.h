#pragma once

#include <QApplication>
#include <QKeyEvent>
#include <QWidget>

namespace godel::test {

/// Presses a key where the focus is, as a person without a mouse does.
inline void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        if (QWidget* target = QApplication::focusWidget()) {
            const QString text = key == Qt::Key_Space ? QStringLiteral(" ") : QString();
            QKeyEvent event(type, key, modifiers, text);
            QApplication::sendEvent(target, &event);
        }
    }
}

/// Goes on with Tab until that widget has the focus; false if a whole round does not lead there.
inline bool tabTo(const QWidget* wanted)
{
    constexpr int longestRound = 60;
    for (int pressed = 0; pressed < longestRound && QApplication::focusWidget() != wanted; ++pressed) {
        press(Qt::Key_Tab);
    }
    return QApplication::focusWidget() == wanted;
}

} // namespace godel::test

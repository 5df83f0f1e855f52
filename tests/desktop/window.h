#pragma once

#include "gui/shell/main_window.h"

#include <QAbstractButton>
#include <QSettings>
#include <QTemporaryDir>

namespace godel::test {

/// A window over an engine, which has to outlive it, and how a person finds and reads what is in it.
struct Window {
    QTemporaryDir folder;
    QSettings settings{folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat};
    gui::Link link;
    gui::NoticeList notices;
    std::unique_ptr<gui::MainWindow> window;

    explicit Window(api::Engine& engine);
    /// Whether everything is there that a person sees first.
    [[nodiscard]] bool hasData();
    void show(const QString& page);
    /// The page in sight: others have buttons of the same names.
    [[nodiscard]] const gui::Page& page() const;
    /// Waits until that button of the page in sight can be pressed, and presses it.
    void press(const QString& button);
};

/// What is in the widget and goes by this name: that of the object, the spoken one, or what stands on a button. Null if nothing does.
template <typename T>
[[nodiscard]] T* named(const QWidget& widget, const QString& name)
{
    for (T* one : widget.findChildren<T*>()) {
        const auto* button = qobject_cast<const QAbstractButton*>(one);
        if (one->objectName() == name || one->accessibleName() == name || (button != nullptr && button->text() == name)) {
            return one;
        }
    }
    return nullptr;
}

/// Whether a text in sight has these words.
[[nodiscard]] bool says(const QWidget& widget, QStringView text);
/// Every text in sight.
[[nodiscard]] QString wordsOf(const QWidget& widget);

} // namespace godel::test

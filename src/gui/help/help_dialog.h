#pragma once

#include <QDialog>

namespace godel::gui {

/// A help page of resources/help, by the page or subject that it is about, in the person's language where there is one.
class HelpDialog final : public QDialog {
    Q_OBJECT
public:
    /// `head` stands above it, as that of the window which was asked; none: nothing does.
    explicit HelpDialog(const QString& subject, QWidget* head = nullptr, QWidget* parent = nullptr);
};

/// The text of a help page, Markdown; that of the window as a whole for a subject without one.
[[nodiscard]] QString helpPage(const QString& subject);

} // namespace godel::gui

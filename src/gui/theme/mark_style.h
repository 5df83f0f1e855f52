#pragma once

#include <QProxyStyle>

namespace godel::gui {

/// Dresses each window in the house's style sheet, and draws the marks of check boxes with its border and accent: the platform's own
/// outline is darker than the window, and so cannot be seen on a dark one.
class MarkStyle final : public QProxyStyle {
    Q_OBJECT
public:
    MarkStyle();

    /// For the windows there are and those to come. A sheet of the whole application would be worked out anew for each widget each
    /// time that it is put into another one, while a page is made.
    void setSheet(const QString& sheet);

    using QProxyStyle::polish;
    void polish(QWidget* widget) override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;

private:
    QString m_sheet;
};

} // namespace godel::gui

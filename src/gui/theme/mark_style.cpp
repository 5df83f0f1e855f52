#include "gui/theme/mark_style.h"

#include "gui/theme/tokens.h"

#include <QApplication>
#include <QPainter>
#include <QStyleOption>

namespace godel::gui {

using namespace Qt::StringLiterals;

MarkStyle::MarkStyle() : QProxyStyle(u"Fusion"_s) {}

void MarkStyle::setSheet(const QString& sheet)
{
    m_sheet = sheet;
    for (QWidget* widget : QApplication::allWidgets()) {
        if (!widget->styleSheet().isEmpty()) {
            widget->setStyleSheet(sheet);
        }
    }
}

void MarkStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    // What is measured before it has a place is no window yet.
    const bool isToBeShown = widget->testAttribute(Qt::WA_WState_ExplicitShowHide);
    if (isToBeShown && widget->isWindow() && widget->parentWidget() == nullptr && widget->styleSheet() != m_sheet) {
        widget->setStyleSheet(m_sheet);
        // It was not polished by the sheet, which came only now.
        widget->style()->polish(widget);
    }
}

void MarkStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const
{
    if (element != PE_IndicatorCheckBox || option == nullptr) {
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
    const Tokens& token = tokens(option->palette);
    const bool isEnabled = option->state.testFlag(State_Enabled);
    const bool isSet = option->state.testFlag(State_On) || option->state.testFlag(State_NoChange);
    const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(isSet && isEnabled ? token.accent : token.border, 1));
    painter->setBrush(isSet && isEnabled ? token.accent : token.surface);
    painter->drawRoundedRect(box, 3, 3);
    if (isSet) {
        painter->setPen(QPen(isEnabled ? token.surface : token.border, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        const auto at = [&box](double x, double y) { return QPointF(box.left() + x * box.width(), box.top() + y * box.height()); };
        const bool isHalf = option->state.testFlag(State_NoChange);
        painter->drawPolyline(isHalf ? QPolygonF{at(0.25, 0.5), at(0.75, 0.5)} : QPolygonF{at(0.22, 0.52), at(0.42, 0.72), at(0.78, 0.3)});
    }
    painter->restore();
}

} // namespace godel::gui

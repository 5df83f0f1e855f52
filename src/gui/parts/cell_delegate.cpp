#include "gui/parts/cell_delegate.h"

#include "gui/parts/rows_model.h"
#include "gui/parts/standing_glyph.h"

#include <QApplication>
#include <QPainter>
#include <cmath>

namespace godel::gui {

namespace {

constexpr int glyphSize = 14;
constexpr int mostTexts = 4000;
constexpr int paddingOfCell = 8; ///< as the style sheet has it

int marginOf(const QStyleOptionViewItem& option)
{
    const QStyle* style = option.widget != nullptr ? option.widget->style() : QApplication::style();
    return paddingOfCell + style->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, option.widget) + 1;
}

QColor inkOf(const QStyleOptionViewItem& option)
{
    const bool isActive = option.state.testFlag(QStyle::State_Active);
    return option.palette.color(!option.state.testFlag(QStyle::State_Enabled) ? QPalette::Disabled : isActive ? QPalette::Active : QPalette::Inactive, QPalette::Text);
}

} // namespace

bool operator==(const CellDelegate::Wanted& left, const CellDelegate::Wanted& right)
{
    return left.room == right.room && left.direction == right.direction && left.text == right.text && left.font == right.font;
}

size_t qHash(const CellDelegate::Wanted& wanted, size_t seed)
{
    return qHashMulti(seed, wanted.text, wanted.room, wanted.font.pixelSize());
}

CellDelegate::CellDelegate(QObject* parent) : QStyledItemDelegate(parent), m_texts(mostTexts) {}

const QStaticText& CellDelegate::laidOut(const Wanted& wanted) const
{
    if (const QStaticText* known = m_texts.object(wanted)) {
        return *known;
    }
    const QString text = wanted.room > 0 ? QFontMetrics(wanted.font).elidedText(wanted.text, Qt::ElideRight, wanted.room) : wanted.text;
    auto* made = new QStaticText(text);
    made->setTextFormat(Qt::PlainText);
    QTextOption how;
    how.setTextDirection(wanted.direction);
    how.setWrapMode(QTextOption::NoWrap);
    made->setTextOption(how);
    made->prepare({}, wanted.font);
    m_texts.insert(wanted, made);
    return *made;
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    Wanted wanted{std::exchange(cell.text, {}), cell.font, cell.direction, 0};
    cell.features.setFlag(QStyleOptionViewItem::HasDisplay, false);
    if (cell.state & (QStyle::State_Selected | QStyle::State_HasFocus)) {
        const QStyle* style = cell.widget != nullptr ? cell.widget->style() : QApplication::style();
        style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, cell.widget);
    }
    QRect room = option.rect;
    const QVariant standing = index.data(RowsModel::standingRole);
    if (standing.isValid()) {
        const QRect glyph(room.left() + space::small, room.center().y() - glyphSize / 2, glyphSize, glyphSize);
        paintStanding(*painter, QStyle::visualRect(cell.direction, room, glyph), static_cast<Standing>(standing.toInt()), option.palette);
        room.setLeft(room.left() + glyphSize + space::small);
        room = QStyle::visualRect(cell.direction, option.rect, room);
    }
    const int margin = marginOf(cell);
    room.adjust(margin, 0, -margin, 0);
    if (wanted.text.isEmpty() || room.width() <= 0) {
        return;
    }
    if (laidOut(wanted).size().width() > room.width()) {
        wanted.room = room.width();
    }
    const QStaticText& text = laidOut(wanted);
    painter->setFont(wanted.font);
    painter->setPen(inkOf(cell));
    painter->drawStaticText(QStyle::alignedRect(cell.direction, cell.displayAlignment, text.size().toSize(), room).topLeft(), text);
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    QStyleOptionViewItem cell(option);
    initStyleOption(&cell, index);
    const QSizeF text = laidOut({cell.text, cell.font, cell.direction, 0}).size();
    const int glyph = index.data(RowsModel::standingRole).isValid() ? glyphSize + space::small : 0;
    return {static_cast<int>(std::ceil(text.width())) + 2 * marginOf(cell) + glyph, static_cast<int>(std::ceil(text.height())) + paddingOfCell};
}

} // namespace godel::gui

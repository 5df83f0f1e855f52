#pragma once

#include <QCache>
#include <QFont>
#include <QStaticText>
#include <QStyledItemDelegate>

namespace godel::gui {

/// Paints the cells of a table: the shape of a standing before its word, texts that are too long with their end left out. A text is laid out
/// once for each font and width, which is most of what drawing a table costs.
class CellDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit CellDelegate(QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// All that the look of a text depends on.
    struct Wanted {
        QString text;
        QFont font;
        Qt::LayoutDirection direction = Qt::LeftToRight;
        int room = 0; ///< pixels; 0: as much as it takes
    };

private:
    [[nodiscard]] const QStaticText& laidOut(const Wanted& wanted) const;

    mutable QCache<Wanted, QStaticText> m_texts;
};

bool operator==(const CellDelegate::Wanted& left, const CellDelegate::Wanted& right);
size_t qHash(const CellDelegate::Wanted& wanted, size_t seed = 0);

} // namespace godel::gui

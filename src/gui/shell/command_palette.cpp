#include "gui/shell/command_palette.h"

#include "gui/parts/furniture.h"
#include "gui/parts/standing_glyph.h"
#include "gui/theme/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

/// Name and summary in two lines, role and danger at the right.
class EntryDelegate final : public QStyledItemDelegate {
public:
    explicit EntryDelegate(const PaletteModel& model, QObject* parent) : QStyledItemDelegate(parent), m_model(model) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const PaletteModel::Entry& entry = m_model.at(index.row());
        const Tokens& token = tokens(option.palette);
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->fillRect(option.rect, token.sunken);
            painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), token.accent);
        }
        QRect inner = option.rect.adjusted(space::medium, 6, -space::medium, -6);
        painter->setPen(token.secondText);
        painter->setFont(textFont(12));
        painter->drawText(inner, Qt::AlignRight | Qt::AlignTop, entry.marks);
        if (entry.danger >= catalog::Danger::Disrupts) {
            const int width = painter->fontMetrics().horizontalAdvance(entry.marks);
            paintStanding(*painter, QRectF(inner.right() - width - 20, inner.top(), 14, 14), entry.danger == catalog::Danger::Destroys ? Standing::Critical : Standing::Warning, option.palette);
        }
        painter->drawText(inner, Qt::AlignLeft | Qt::AlignBottom, painter->fontMetrics().elidedText(entry.summary, Qt::ElideRight, inner.width()));
        painter->setPen(token.text);
        painter->setFont(entry.marks.isEmpty() ? textFont(13, QFont::Medium) : monoFont(13, QFont::Medium));
        painter->drawText(inner, Qt::AlignLeft | Qt::AlignTop, entry.title);
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, 48}; }

private:
    const PaletteModel& m_model;
};

} // namespace

CommandPalette::CommandPalette(QList<PaletteModel::Entry> entries, QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint), m_model(new PaletteModel(this)), m_typed(new QLineEdit(this)), m_list(new QListView(this)), m_nothing(label({}, u"hint"_s))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Search or run"));
    setAccessibleName(windowTitle());
    resize(640, 440);
    auto* inside = new QVBoxLayout(this);
    inside->setContentsMargins(space::large, space::large, space::large, space::large);
    m_typed->setPlaceholderText(tr("Search pages and commands; Enter opens, nothing runs from here"));
    m_typed->setAccessibleName(tr("Search"));
    m_typed->installEventFilter(this);
    inside->addWidget(m_typed);
    m_model->setEntries(std::move(entries));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new EntryDelegate(*m_model, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setAccessibleName(tr("Found"));
    m_list->setCurrentIndex(m_model->index(0));
    inside->addWidget(m_list, 1);
    m_nothing->setWordWrap(true);
    m_nothing->setAlignment(Qt::AlignTop);
    m_nothing->hide();
    inside->addWidget(m_nothing, 1);
    connect(m_typed, &QLineEdit::textChanged, this, &CommandPalette::find);
    connect(m_typed, &QLineEdit::returnPressed, this, &CommandPalette::choose);
    connect(m_list, &QListView::activated, this, &CommandPalette::choose);
    m_typed->setFocus();
}

void CommandPalette::find(const QString& text)
{
    m_model->setFilter(text);
    m_list->setCurrentIndex(m_model->index(0));
    const bool hasFound = m_model->rowCount() > 0;
    m_list->setVisible(hasFound);
    m_nothing->setVisible(!hasFound);
    m_nothing->setText(tr("No page and no command is called \"%1\". Try a word of what you want to do, such as: approve, restart, token.").arg(text.left(60)));
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const int step = key == Qt::Key_Down ? 1 : key == Qt::Key_Up ? -1 : key == Qt::Key_PageDown ? 8 : key == Qt::Key_PageUp ? -8 : 0;
        if (step != 0 && m_model->rowCount() > 0) {
            m_list->setCurrentIndex(m_model->index(std::clamp(m_list->currentIndex().row() + step, 0, m_model->rowCount() - 1)));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    // Without the frame of a window it needs an edge of its own.
    QPainter painter(this);
    painter.setPen(tokens(palette()).border);
    painter.setBrush(tokens(palette()).canvas);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void CommandPalette::choose()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid()) {
        return;
    }
    const Destination where = m_model->at(index.row()).where;
    close();
    Q_EMIT picked(where);
}

} // namespace godel::gui

#include "gui/parts/furniture.h"

#include "gui/parts/picture.h"

#include <QScrollArea>
#include <QStyle>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

void repolish(QWidget* widget)
{
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
}

QString standingName(Standing standing)
{
    static const std::array names{u"ok"_s, u"warning"_s, u"critical"_s, u"unknown"_s, u"neutral"_s};
    return names[static_cast<size_t>(standing)];
}

} // namespace

QLabel* label(const QString& text, const QString& role, QWidget* parent)
{
    auto* made = new QLabel(text, parent);
    made->setTextFormat(Qt::PlainText);
    if (!role.isEmpty()) {
        made->setProperty("role", role);
    }
    return made;
}

QPushButton* button(const QString& text, const QString& role, QWidget* parent)
{
    auto* made = new QPushButton(text, parent);
    made->setMinimumHeight(leastTarget);
    made->setAutoDefault(false);
    if (!role.isEmpty()) {
        made->setProperty("role", role);
    }
    return made;
}

void setStanding(QWidget* widget, Standing standing)
{
    const QString name = standingName(standing);
    if (widget->property("standing").toString() != name) {
        widget->setProperty("standing", name);
        repolish(widget);
    }
}

void setReason(QPushButton* button, const QString& whyNot)
{
    button->setEnabled(whyNot.isEmpty());
    button->setToolTip(whyNot);
    button->setAccessibleDescription(whyNot);
}

void clear(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->layout() != nullptr) {
            clear(item->layout());
        }
        if (item->widget() != nullptr) {
            item->widget()->hide();
            item->widget()->deleteLater();
        }
        delete item;
    }
}

Card::Card(const QString& heading, QWidget* parent) : QFrame(parent), m_inside(new QVBoxLayout(this))
{
    setProperty("role", u"card"_s);
    m_inside->setContentsMargins(space::large, space::medium, space::large, space::medium);
    m_inside->setSpacing(space::small);
    if (!heading.isEmpty()) {
        m_inside->addWidget(label(heading, u"heading"_s));
        setAccessibleName(heading);
    }
}

Banner::Banner(QWidget* parent)
    : QFrame(parent), m_glyph(new StandingGlyph(this, 20)), m_sentence(label({}, u"heading"_s, this)), m_next(label({}, u"hint"_s, this)), m_actions(new QHBoxLayout)
{
    setProperty("role", u"banner"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(space::large, space::medium, space::large, space::medium);
    row->setSpacing(space::medium);
    row->addWidget(m_glyph, 0, Qt::AlignVCenter);
    auto* words = new QVBoxLayout;
    words->setSpacing(space::hair);
    for (QLabel* one : {m_sentence, m_next}) {
        one->setWordWrap(true);
        one->setTextInteractionFlags(Qt::TextSelectableByMouse);
        words->addWidget(one);
    }
    row->addLayout(words, 1);
    m_actions->setSpacing(space::small);
    row->addLayout(m_actions);
}

void Banner::show(Standing standing, const QString& sentence, const QString& next)
{
    m_glyph->setStanding(standing);
    gui::setStanding(this, standing);
    m_sentence->setText(sentence);
    m_next->setText(next);
    m_next->setVisible(!next.isEmpty());
    setAccessibleName(sentence + u' ' + next);
    // Without a parent it would become a window of its own; it is shown with what it is put into.
    if (parentWidget() != nullptr) {
        QFrame::show();
    }
}

void Banner::show(const Error& error, Standing standing)
{
    show(standing, error.message, error.hint);
}

EmptyState::EmptyState(const QString& icon, const QString& what, const QString& next, QWidget* parent)
    : QWidget(parent), m_what(label(what, u"heading"_s, this)), m_next(label(next, u"hint"_s, this)), m_inside(new QVBoxLayout(this))
{
    // Stretches, and no alignment of the layout: so the words have the whole width to wrap in.
    m_inside->addStretch();
    m_inside->setContentsMargins(space::wide, space::huge, space::wide, space::huge);
    m_inside->setSpacing(space::small);
    m_inside->addWidget(new Picture(icon, &Tokens::unknown, 32), 0, Qt::AlignHCenter);
    for (QLabel* one : {m_what, m_next}) {
        one->setAlignment(Qt::AlignCenter);
        one->setWordWrap(true);
        m_inside->addWidget(one);
    }
    m_inside->addStretch();
}

void EmptyState::tell(const QString& what, const QString& next)
{
    m_what->setText(what);
    m_next->setText(next);
}

void EmptyState::offer(QPushButton* action)
{
    m_inside->insertWidget(m_inside->count() - 1, action, 0, Qt::AlignCenter);
}

QScrollArea* scrolling(QWidget* page, QWidget* parent)
{
    auto* area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    page->setProperty("role", u"page"_s);
    page->setAttribute(Qt::WA_StyledBackground);
    area->setWidget(page);
    return area;
}

} // namespace godel::gui

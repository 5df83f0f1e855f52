#include "gui/overview/metric_tile.h"

#include "gui/theme/theme.h"
#include "gui/theme/words.h"

#include <QPainter>

namespace godel::gui {

using namespace Qt::StringLiterals;

MetricTile::MetricTile(QWidget* parent)
    : QAbstractButton(parent), m_glyph(new StandingGlyph(this)), m_title(label({}, u"heading"_s, this)), m_value(label({}, u"figure"_s, this)), m_limits(label({}, u"second"_s, this)),
      m_line(new Sparkline(this)), m_change(label({}, u"second"_s, this))
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    auto* inside = new QVBoxLayout(this);
    inside->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    inside->setSpacing(space::hair);
    auto* head = new QHBoxLayout;
    head->setSpacing(space::small);
    head->addWidget(m_glyph);
    head->addWidget(m_title, 1);
    inside->addLayout(head);
    inside->addWidget(m_value);
    inside->addWidget(m_line);
    m_limits->setWordWrap(true);
    m_change->setWordWrap(true);
    inside->addWidget(m_limits);
    inside->addWidget(m_change);
    inside->addStretch();
    for (QWidget* child : QList<QWidget*>{m_title, m_value, m_limits, m_line, m_change}) {
        child->setAttribute(Qt::WA_TransparentForMouseEvents);
    }
}

void MetricTile::show(const MetricModel& model)
{
    m_metric = model.name;
    m_glyph->setStanding(model.standing);
    m_title->setText(model.title);
    m_value->setText(model.valueText());
    m_limits->setText(model.limitsText());
    m_line->show(model.line);
    m_change->setText(model.changeText());
    setToolTip(model.finding);
    // The mark at its side is its own.
    update();
    setAccessibleName(u"%1: %2, %3. %4. %5"_s.arg(model.title, model.valueText(), wordOf(model.standing), model.limitsText(), model.changeText()));
}

QSize MetricTile::sizeHint() const
{
    return layout()->sizeHint();
}

void MetricTile::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& token = tokens(palette());
    const bool isMarked = hasFocus() || isChecked();
    painter.setBrush(token.surface);
    painter.setPen(QPen(isMarked ? token.accent : token.sunken, hasFocus() ? 2 : 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), largeCorner, largeCorner);
    if (m_glyph->standing() == Standing::Warning || m_glyph->standing() == Standing::Critical) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(token.of(m_glyph->standing()));
        painter.drawRoundedRect(QRectF(1, largeCorner, 3, height() - 2 * largeCorner), 1.5, 1.5);
    }
}

} // namespace godel::gui

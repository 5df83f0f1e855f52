#include "gui/parts/hold_button.h"

#include "gui/theme/tokens.h"

#include <QPainter>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds frame{33};

} // namespace

HoldButton::HoldButton(const QString& text, QWidget* parent) : QPushButton(text, parent), m_text(text)
{
    setMinimumHeight(leastTarget);
    setAutoDefault(false);
    setProperty("role", u"danger"_s);
    setToolTip(hint());
    setAccessibleDescription(hint());
    m_turn.setInterval(frame);
    connect(&m_turn, &QTimer::timeout, this, &HoldButton::look);
    connect(this, &QPushButton::pressed, this, &HoldButton::begin);
    connect(this, &QPushButton::released, this, &HoldButton::end);
}

void HoldButton::setHoldTime(std::chrono::milliseconds time)
{
    m_time = time;
    setToolTip(hint());
    setAccessibleDescription(hint());
}

QString HoldButton::hint() const
{
    return tr("Hold it down, with the mouse or the space bar, for %1 s; let go before to do nothing.").arg(static_cast<double>(m_time.count()) / 1000);
}

QSize HoldButton::sizeHint() const
{
    // As wide as its longest text, so that nothing moves under the finger.
    const int more = fontMetrics().horizontalAdvance(tr("Keep holding: %1 s").arg(u"2.0"_s)) - fontMetrics().horizontalAdvance(text());
    return QPushButton::sizeHint() + QSize(std::max(0, more), 0);
}

void HoldButton::begin()
{
    m_since.start();
    m_turn.start();
    look();
}

void HoldButton::look()
{
    const auto left = m_time - std::chrono::milliseconds(m_since.elapsed());
    if (left.count() > 0) {
        setText(tr("Keep holding: %1 s").arg(static_cast<double>(left.count()) / 1000, 0, 'f', 1));
        update();
        return;
    }
    end();
    // It has acted: letting go now is no further press.
    setDown(false);
    Q_EMIT held();
}

void HoldButton::end()
{
    m_turn.stop();
    setText(m_text);
    update();
}

void HoldButton::focusOutEvent(QFocusEvent* event)
{
    end();
    setDown(false);
    QPushButton::focusOutEvent(event);
}

void HoldButton::paintEvent(QPaintEvent* event)
{
    QPushButton::paintEvent(event);
    if (!m_turn.isActive()) {
        return;
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor fill = tokens(palette()).critical;
    fill.setAlphaF(0.25F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    const double share = std::min(1.0, static_cast<double>(m_since.elapsed()) / std::max<double>(1, static_cast<double>(m_time.count())));
    painter.setClipRect(QRectF(0, 0, width() * share, height()));
    painter.drawRoundedRect(QRectF(rect()), smallCorner, smallCorner);
}

} // namespace godel::gui

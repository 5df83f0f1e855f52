#include "gui/parts/hold_button.h"

#include "gui/theme/tokens.h"

#include <QKeyEvent>
#include <QPainter>

namespace godel::gui {

using namespace Qt::StringLiterals;

HoldButton::HoldButton(const QString& text, QWidget* parent) : QPushButton(text, parent)
{
    setProperty("role", u"danger"_s);
    setMinimumHeight(leastTarget);
    setAutoDefault(false);
    setToolTip(tr("Hold for two seconds"));
    setAccessibleDescription(toolTip());
    m_frame.setInterval(30);
    connect(&m_frame, &QTimer::timeout, this, &HoldButton::advance);
    connect(this, &QPushButton::pressed, this, &HoldButton::begin);
    connect(this, &QPushButton::released, this, &HoldButton::stop);
}

void HoldButton::begin()
{
    m_since.start();
    m_frame.start();
}

void HoldButton::stop()
{
    m_frame.stop();
    m_since.invalidate();
    update();
}

void HoldButton::advance()
{
    if (m_since.isValid() && m_since.hasExpired(holdTime.count())) {
        stop();
        setDown(false);
        Q_EMIT held();
        return;
    }
    update();
}

void HoldButton::paintEvent(QPaintEvent* event)
{
    QPushButton::paintEvent(event);
    if (m_since.isValid()) {
        QPainter painter(this);
        const double share = std::min(1.0, static_cast<double>(m_since.elapsed()) / static_cast<double>(holdTime.count()));
        painter.fillRect(QRectF(2, height() - 5, (width() - 4) * share, 3), tokens(palette()).critical);
    }
}

void HoldButton::keyPressEvent(QKeyEvent* event)
{
    // A held key repeats itself, which is no second press.
    if (event->isAutoRepeat()) {
        return;
    }
    QPushButton::keyPressEvent(event);
}

void HoldButton::keyReleaseEvent(QKeyEvent* event)
{
    if (event->isAutoRepeat()) {
        return;
    }
    QPushButton::keyReleaseEvent(event);
}

} // namespace godel::gui

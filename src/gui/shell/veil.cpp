#include "gui/shell/veil.h"

#include "gui/theme/theme.h"
#include "gui/theme/tokens.h"
#include "gui/theme/words.h"

#include <QEvent>
#include <QPainter>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

/// Of 255: what is below can still be read.
constexpr int density = 150;

} // namespace

Veil::Veil(QWidget* over) : QWidget(over)
{
    setObjectName(u"veil"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    hide();
    over->installEventFilter(this);
}

void Veil::setSilence(std::optional<Duration> silence)
{
    setVisible(silence.has_value());
    if (silence) {
        m_text = tr("Old: last heard %1").arg(ageText(*silence));
        setAccessibleName(m_text);
        setGeometry(parentWidget()->rect());
        raise();
        update();
    }
}

bool Veil::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize) {
        setGeometry(parentWidget()->rect());
    } else if (event->type() == QEvent::ChildAdded && isVisible()) {
        // A page that is opened now is no younger than the others.
        QMetaObject::invokeMethod(this, &QWidget::raise, Qt::QueuedConnection);
    }
    return QWidget::eventFilter(watched, event);
}

void Veil::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens& token = tokens(palette());
    QColor grey = token.canvas;
    grey.setAlpha(density);
    painter.fillRect(rect(), grey);
    painter.setFont(textFont(13, QFont::DemiBold));
    const int width = painter.fontMetrics().horizontalAdvance(m_text) + 2 * space::large;
    const QRect chip((this->width() - width) / 2, space::small, width, leastTarget + space::hair);
    painter.setPen(QPen(token.unknown, 1, Qt::DashLine));
    painter.setBrush(token.unknownChip);
    painter.drawRoundedRect(chip, smallCorner, smallCorner);
    painter.setPen(token.text);
    painter.drawText(chip, Qt::AlignCenter, m_text);
}

} // namespace godel::gui

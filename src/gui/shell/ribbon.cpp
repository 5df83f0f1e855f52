#include "gui/shell/ribbon.h"

#include "gui/theme/contrast.h"
#include "gui/theme/theme.h"
#include "gui/theme/tokens.h"
#include "gui/theme/words.h"

#include <QPainter>
#include <QStyle>
#include <QTimer>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

/// Dark enough for white text at 4.5 to 1, and none of them a colour of a standing.
const QList<QRgb> colours{0x4B3FBF, 0x1F6B4F, 0x7A2E8E, 0x2F5FA8, 0x8A4B08, 0x4A5563};

QFont titleFont()
{
    return textFont(13, QFont::DemiBold);
}

QFont standingFont()
{
    return textFont(12);
}

} // namespace

QColor colourOf(const QString& connection, const QColor& chosen)
{
    if (chosen.isValid()) {
        return darkEnoughForWhite(chosen);
    }
    uint sum = 0;
    for (const QChar letter : connection) {
        sum = sum * 31 + letter.unicode();
    }
    return QColor::fromRgb(colours[static_cast<qsizetype>(sum % static_cast<uint>(colours.size()))]);
}

Ribbon::Ribbon(Link& link, QWidget* parent) : QWidget(parent), m_link(link)
{
    setFixedHeight(28);
    connect(&link, &Link::stateChanged, this, &Ribbon::refresh);
    connect(&link, &Link::sessionChanged, this, &Ribbon::refresh);
    auto* tick = new QTimer(this);
    connect(tick, &QTimer::timeout, this, &Ribbon::refresh);
    tick->start(1000);
    refresh();
}

QString Ribbon::title() const
{
    const SessionInfo& session = m_link.session();
    if (session.environment.isEmpty()) {
        return m_link.name();
    }
    const QString environment = session.environment.toUpper();
    return session.environment == m_link.name() ? environment : u"%1 · %2"_s.arg(environment, m_link.name());
}

QString Ribbon::standing() const
{
    const auto silence = m_link.silence();
    switch (m_link.state()) {
    case LinkState::Connecting: return m_link.why().message.isEmpty() ? tr("connecting …") : tr("not connected, asking again");
    case LinkState::Open: return tr("connected · %1").arg(ageText(silence.value_or(0s)));
    case LinkState::Lost: return tr("connection lost, last heard %1, asking again").arg(ageText(silence.value_or(0s)));
    case LinkState::Refused: return tr("refused");
    }
    return {};
}

void Ribbon::refresh()
{
    const QString text = title() + u'|' + standing();
    if (text != m_shown) {
        m_shown = text;
        setAccessibleName(tr("Environment %1, %2").arg(title(), standing()));
        setToolTip(title());
        update();
    }
}

void Ribbon::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const bool isOpen = m_link.state() == LinkState::Open;
    const Tokens& token = tokens(palette());
    painter.fillRect(rect(), isOpen ? colourOf(m_link.name(), m_link.colour()) : token.sunken);
    if (!isOpen) {
        // Hatching says without colour that what is below is old.
        painter.fillRect(rect(), QBrush(token.border, Qt::BDiagPattern));
    }
    painter.setPen(isOpen ? QColor(Qt::white) : token.text);
    painter.setFont(titleFont());
    write(painter, titleRoom(), Qt::AlignLeft, shownTitle());
    painter.setFont(standingFont());
    write(painter, inner(), Qt::AlignRight, standing());
}

void Ribbon::write(QPainter& painter, const QRect& where, Qt::Alignment side, const QString& text) const
{
    const Qt::Alignment shown = QStyle::visualAlignment(layoutDirection(), side | Qt::AlignVCenter);
    if (m_link.state() != LinkState::Open) {
        const int width = painter.fontMetrics().horizontalAdvance(text);
        const QRect behind(shown.testFlag(Qt::AlignRight) ? where.right() - width - space::hair : where.left() - space::hair, space::hair, width + 2 * space::hair, height() - 2 * space::hair);
        painter.fillRect(behind, tokens(palette()).surface);
    }
    painter.drawText(where, shown, text);
}

QRect Ribbon::inner() const
{
    return rect().adjusted(space::large, 0, -space::large, 0);
}

QRect Ribbon::titleRoom() const
{
    const int taken = QFontMetrics(standingFont()).horizontalAdvance(standing()) + space::large;
    return QStyle::visualRect(layoutDirection(), inner(), inner().adjusted(0, 0, -taken, 0));
}

QString Ribbon::shownTitle() const
{
    return QFontMetrics(titleFont()).elidedText(title(), Qt::ElideMiddle, titleRoom().width());
}

} // namespace godel::gui

#include "gui/deployments/rollout_replay.h"

#include "gui/parts/furniture.h"
#include "gui/theme/words.h"

#include <limits>
#include <QSlider>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds turn{100};
constexpr int turns = 150; ///< a whole replay takes that many, however long the rollout was

} // namespace

ReplayBar::ReplayBar(QWidget* parent) : QWidget(parent), m_badge(label(tr("REPLAY"), u"heading"_s)), m_time(label({}, u"mono"_s)), m_play(button(tr("Play"))), m_slider(new QSlider(Qt::Horizontal))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    setStanding(m_badge, Standing::Warning);
    m_badge->hide();
    m_play->setObjectName(u"play"_s);
    m_play->setAccessibleName(tr("Play the rollout again"));
    m_slider->setObjectName(u"moment"_s);
    m_slider->setAccessibleName(tr("Moment of the rollout"));
    m_slider->setMinimumHeight(leastTarget);
    row->addWidget(m_badge);
    row->addWidget(m_play);
    row->addWidget(m_slider, 1);
    row->addWidget(m_time);
    m_turn.setInterval(turn);
    connect(&m_turn, &QTimer::timeout, this, &ReplayBar::step);
    connect(m_play, &QPushButton::clicked, this, [this] { m_turn.isActive() ? stop() : play(); });
    connect(m_slider, &QSlider::valueChanged, this, [this] {
        showMoment();
        Q_EMIT moved();
    });
}

void ReplayBar::setMoments(const QList<double>& moments)
{
    const bool wasAtEnd = !isReplay();
    m_moments = moments;
    {
        const QSignalBlocker quiet(m_slider);
        m_slider->setRange(0, static_cast<int>(std::max<qsizetype>(0, moments.size() - 1)));
        m_slider->setPageStep(std::max(1, m_slider->maximum() / 20));
        if (wasAtEnd) {
            m_slider->setValue(m_slider->maximum());
        }
    }
    setReason(m_play, moments.size() < 2 ? tr("There is nothing to play yet.") : QString());
    showMoment();
}

bool ReplayBar::isReplay() const
{
    return m_slider->value() < m_slider->maximum();
}

double ReplayBar::moment() const
{
    return isReplay() ? m_moments.value(m_slider->value()) : std::numeric_limits<double>::infinity();
}

void ReplayBar::play()
{
    if (!isReplay()) {
        m_slider->setValue(0);
    }
    m_turn.start();
    m_play->setText(tr("Pause"));
}

void ReplayBar::stop()
{
    m_turn.stop();
    m_play->setText(tr("Play"));
}

void ReplayBar::step()
{
    m_slider->setValue(m_slider->value() + std::max(1, m_slider->maximum() / turns));
    if (!isReplay()) {
        stop();
    }
}

void ReplayBar::toEnd()
{
    stop();
    m_slider->setValue(m_slider->maximum());
}

void ReplayBar::showMoment()
{
    m_badge->setVisible(isReplay());
    if (m_moments.isEmpty()) {
        return m_time->setText({});
    }
    const Timestamp at = timestampOf(static_cast<qint64>(m_moments.value(m_slider->value()) * 1000));
    const Timestamp last = timestampOf(static_cast<qint64>(m_moments.last() * 1000));
    m_time->setText(clockText(at, last));
    m_slider->setAccessibleDescription(isReplay() ? tr("replay, %1").arg(m_time->text()) : tr("the end, %1").arg(m_time->text()));
}

} // namespace godel::gui

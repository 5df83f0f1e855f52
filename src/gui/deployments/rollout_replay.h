#pragma once

#include "base/units.h"

#include <QList>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QSlider;

namespace godel::gui {

/// Goes through the moments of a rollout by hand or by itself. At its end it is not a replay but how things are.
class ReplayBar final : public QWidget {
    Q_OBJECT
public:
    explicit ReplayBar(QWidget* parent = nullptr);

    /// Milliseconds since 1970 UTC, rising. Who stands at the end stays there as it grows.
    void setMoments(const QList<double>& moments);
    [[nodiscard]] bool isReplay() const;
    /// The moment on show; infinite at the end.
    [[nodiscard]] double moment() const;
    /// Takes one step of playing; the timer does the same.
    void step();
    void toEnd();

Q_SIGNALS:
    void moved();

private:
    void play();
    void stop();
    void showMoment();

    QList<double> m_moments;
    QTimer m_turn;
    QLabel* m_badge;
    QLabel* m_time;
    QPushButton* m_play;
    QSlider* m_slider;
};

} // namespace godel::gui

#pragma once

#include <QElapsedTimer>
#include <QPushButton>
#include <QTimer>
#include <chrono>

namespace godel::gui {

/// A button that acts only after it was held down for a while, by mouse or Space. It fills while it is held, says how long still, and
/// comes back without having done anything when it is let go before.
class HoldButton final : public QPushButton {
    Q_OBJECT
public:
    explicit HoldButton(const QString& text, QWidget* parent = nullptr);

    void setHoldTime(std::chrono::milliseconds time);
    [[nodiscard]] bool isHeldDown() const { return m_turn.isActive(); }
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// It was held for all of its time.
    void held();

protected:
    void paintEvent(QPaintEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void begin();
    void look();
    void end();
    [[nodiscard]] QString hint() const;

    QString m_text;
    std::chrono::milliseconds m_time{2000};
    QElapsedTimer m_since;
    QTimer m_turn;
};

} // namespace godel::gui

#pragma once

#include <QElapsedTimer>
#include <QPushButton>
#include <QTimer>

namespace godel::gui {

/// A button for emergencies: acts after it was held for two seconds by mouse or Space, and shows how far that is. Let go earlier,
/// nothing happens.
class HoldButton final : public QPushButton {
    Q_OBJECT
public:
    explicit HoldButton(const QString& text, QWidget* parent = nullptr);

    static constexpr std::chrono::milliseconds holdTime{2000};

Q_SIGNALS:
    void held();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;

private:
    void begin();
    void stop();
    void advance();

    QElapsedTimer m_since;
    QTimer m_frame;
};

} // namespace godel::gui

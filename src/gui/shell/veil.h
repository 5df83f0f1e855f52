#pragma once

#include "base/units.h"

#include <QWidget>
#include <optional>

namespace godel::gui {

/// Lies over the pages while the engine does not answer: greys them and says how old they are. They can still be read, scrolled and
/// copied from.
class Veil final : public QWidget {
    Q_OBJECT
public:
    /// `over` is covered from now on, whatever its size becomes.
    explicit Veil(QWidget* over);

    /// Since when nothing was heard; none takes the veil away.
    void setSilence(std::optional<Duration> silence);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
};

} // namespace godel::gui

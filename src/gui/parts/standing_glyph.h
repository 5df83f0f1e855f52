#pragma once

#include "gui/theme/tokens.h"

#include <QWidget>

class QPainter;

namespace godel::gui {

/// Paints the shape of a standing: a circle with a tick, a triangle, an octagon, a dashed ring with a question mark.
void paintStanding(QPainter& painter, const QRectF& where, Standing standing, const QPalette& palette);

/// That shape as a widget, with its word as its accessible name.
class StandingGlyph final : public QWidget {
    Q_OBJECT
public:
    explicit StandingGlyph(QWidget* parent = nullptr, int size = 16);

    void setStanding(Standing standing);
    [[nodiscard]] Standing standing() const { return m_standing; }
    [[nodiscard]] QSize sizeHint() const override { return {m_size, m_size}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Standing m_standing = Standing::Unknown;
    int m_size;
};

} // namespace godel::gui

#include "gui/theme/contrast.h"
#include "gui/theme/tokens.h"
#include "support/catch.h"

#include <QCheckBox>
#include <QImage>

using namespace godel::gui;

namespace {

/// A check box as the application draws it, on the canvas.
QImage drawn(const QPalette& palette, bool isSet, bool isEnabled = true)
{
    QCheckBox box;
    box.setPalette(palette);
    box.setChecked(isSet);
    box.setEnabled(isEnabled);
    box.resize(28, 28);
    QImage image(box.size(), QImage::Format_RGB32);
    image.fill(tokens(palette).canvas);
    box.render(&image, {}, {}, QWidget::DrawChildren);
    return image;
}

/// The highest contrast against the canvas of what is drawn.
double seen(const QImage& image, const QColor& canvas)
{
    double best = 1;
    for (int x = 0; x < image.width(); ++x) {
        best = std::max(best, contrast(image.pixelColor(x, image.height() / 2), canvas));
    }
    return best;
}

} // namespace

TEST_CASE("a check box can be seen on every canvas, and whether it is set", "[gui][theme]")
{
    const bool isDark = GENERATE(false, true);
    const QPalette palette = paletteOf(isDark);
    const QImage off = drawn(palette, false);
    const QImage on = drawn(palette, true);
    // What is not text needs 3:1.
    CHECK(seen(off, tokens(palette).canvas) >= 3);
    CHECK(seen(on, tokens(palette).canvas) >= 3);
    CHECK(off != on);
    CHECK(drawn(palette, true, false) != on);
}

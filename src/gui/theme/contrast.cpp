#include "gui/theme/contrast.h"

#include <algorithm>
#include <cmath>

namespace godel::gui {

namespace {

constexpr double leastForText = 4.5;

double luminance(const QColor& colour)
{
    const auto linear = [](double part) { return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

double contrast(const QColor& one, const QColor& other)
{
    const double first = luminance(one) + 0.05;
    const double second = luminance(other) + 0.05;
    return std::max(first, second) / std::min(first, second);
}

QColor darkEnoughForWhite(QColor colour)
{
    while (contrast(colour, Qt::white) < leastForText) {
        // As it is drawn: eight bits a part.
        colour = QColor::fromRgb(colour.darker(110).rgb());
    }
    return colour;
}

} // namespace godel::gui

#include "gui/parts/column_widths.h"

#include <algorithm>
#include <numeric>

namespace godel::gui {

namespace {

/// How wide columns are where none that may give way is wider than `cap`.
QList<int> cappedAt(const QList<ColumnWish>& wishes, int cap)
{
    QList<int> widths;
    for (const ColumnWish& wish : wishes) {
        widths.append(wish.isGiven ? wish.natural : std::min(wish.natural, std::max(cap, wish.least)));
    }
    return widths;
}

int sumOf(const QList<int>& widths)
{
    return std::accumulate(widths.begin(), widths.end(), 0);
}

} // namespace

QList<int> fittedWidths(const QList<ColumnWish>& wishes, int room)
{
    int widest = 0;
    for (const ColumnWish& wish : wishes) {
        widest = std::max(widest, wish.natural);
    }
    // The largest cap that fits, by halving what is left to choose from.
    int fits = 0;
    for (int beyond = widest + 1; beyond - fits > 1;) {
        const int middle = fits + (beyond - fits) / 2;
        (sumOf(cappedAt(wishes, middle)) <= room ? fits : beyond) = middle;
    }
    QList<int> widths = cappedAt(wishes, fits);
    const auto rest = std::find_if(wishes.begin(), wishes.end(), [](const ColumnWish& wish) { return wish.takesRest && !wish.isGiven; });
    if (rest != wishes.end()) {
        widths[rest - wishes.begin()] += std::max(0, room - sumOf(widths));
    }
    return widths;
}

} // namespace godel::gui

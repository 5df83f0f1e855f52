#pragma once

#include <QList>

namespace godel::gui {

/// How wide a column would be.
struct ColumnWish {
    int natural = 0;        ///< what stands in it is whole
    int least = 0;          ///< below it nothing can be read; as wide as `natural` if nothing may be left out
    bool isGiven = false;   ///< a person chose the width, so it stays
    bool takesRest = false; ///< grows into the space that is left
};

/// Widths that fit into so many pixels: where there is too little room, the widest columns give way first, down to their least.
[[nodiscard]] QList<int> fittedWidths(const QList<ColumnWish>& wishes, int room);

} // namespace godel::gui

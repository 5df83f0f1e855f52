#pragma once

#include "gui/shell/page.h"

#include <QKeySequence>
#include <functional>

namespace godel::gui {

/// A page of the window, before anybody looks at it.
struct PageSpec {
    QString id;    ///< as links name it
    QString title;
    QString icon;
    QStringList needs; ///< commands without which it is not shown at all
    std::function<Page*(const PageContext&)> make;
    QStringList things{}; ///< names in links of what it can open: "rollout"
};

/// Every page there is, in the order of the navigation.
[[nodiscard]] QList<PageSpec> allPages();

} // namespace godel::gui

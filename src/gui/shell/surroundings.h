#pragma once

#include "gui/shell/notice_list.h"

namespace godel::gui {

/// What the desktop around the window does for it, where it can. The program chooses an implementation; without one the window says
/// the same inside itself.
class Surroundings : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    /// Shows a notification of the desktop; `activated` follows if the person clicks it.
    virtual void notify(const QString& environment, const Notice& notice) = 0;
    /// A number on the program's icon; 0 takes it away.
    virtual void setBadge(int count) = 0;

Q_SIGNALS:
    void activated(const godel::gui::Destination& where);
    /// The desktop prefers dark or light, now or from now on.
    void prefersDark(bool isDark);
};

} // namespace godel::gui

#pragma once

#include "gui/shell/notice_list.h"

#include <QFrame>

namespace godel::gui {

/// The list behind the bell: what was said lately, each with where it can be seen and a link to copy.
class NoticePopup final : public QFrame {
    Q_OBJECT
public:
    NoticePopup(const NoticeList& notices, const QString& connection, QWidget* parent);

Q_SIGNALS:
    void picked(const godel::gui::Destination& where);
};

} // namespace godel::gui

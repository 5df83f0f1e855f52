#pragma once

#include "base/units.h"
#include "gui/shell/destination.h"
#include "gui/theme/tokens.h"

#include <QList>
#include <QObject>

namespace godel::gui {

/// Something that was said to the person.
struct Notice {
    Timestamp at;
    Standing standing = Standing::Ok;
    QString sentence;
    Destination where; ///< what it is about
    bool isRead = false;
};

/// What was said lately, newest first, a bounded number of it. The list, the badge and the desktop's own notifications say the same.
class NoticeList final : public QObject {
    Q_OBJECT
public:
    static constexpr int most = 200;

    using QObject::QObject;
    void add(const Notice& notice);
    void markRead();
    [[nodiscard]] const QList<Notice>& notices() const { return m_notices; }
    [[nodiscard]] int unread() const;

Q_SIGNALS:
    void added(const godel::gui::Notice& notice);
    void changed();

private:
    QList<Notice> m_notices;
};

} // namespace godel::gui

#include "gui/shell/notice_list.h"

#include <algorithm>

namespace godel::gui {

void NoticeList::add(const Notice& notice)
{
    m_notices.prepend(notice);
    if (m_notices.size() > most) {
        m_notices.resize(most);
    }
    Q_EMIT added(notice);
    Q_EMIT changed();
}

void NoticeList::markRead()
{
    for (Notice& notice : m_notices) {
        notice.isRead = true;
    }
    Q_EMIT changed();
}

int NoticeList::unread() const
{
    return static_cast<int>(std::count_if(m_notices.begin(), m_notices.end(), [](const Notice& notice) { return !notice.isRead; }));
}

} // namespace godel::gui

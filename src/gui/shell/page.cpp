#include "gui/shell/page.h"

#include <QTimer>

namespace godel::gui {

void Page::unfoldLater(QWidget* part, std::function<void(QWidget*)> place)
{
    m_folded.push_back({std::unique_ptr<QWidget>(part), std::move(place)});
    if (m_folded.size() == 1) {
        QTimer::singleShot(0, this, &Page::unfoldNext);
    }
}

void Page::unfoldNow()
{
    while (!m_folded.empty()) {
        placeNext();
    }
}

void Page::unfoldNext()
{
    if (!m_folded.empty()) {
        placeNext();
    }
    // One a turn, so that input and painting come between two of them.
    if (!m_folded.empty()) {
        QTimer::singleShot(0, this, &Page::unfoldNext);
    }
}

void Page::placeNext()
{
    Folded next = std::move(m_folded.front());
    m_folded.pop_front();
    QWidget* part = next.part.release();
    next.place(part);
    Q_EMIT unfolded(part);
}

} // namespace godel::gui

#include "gui/shell/page.h"

namespace godel::gui {

Page::Page(PageContext context, QWidget* parent) : QWidget(parent), m_context(context)
{
    connect(&m_unfolding, &QTimer::timeout, this, &Page::unfoldNext);
}

void Page::unfoldLater(QWidget* part, std::function<void(QWidget*)> place)
{
    m_folded.push_back({std::unique_ptr<QWidget>(part), std::move(place)});
    m_unfolding.start(0);
}

void Page::unfoldNow()
{
    while (!m_folded.empty()) {
        placeNext();
    }
}

void Page::unfoldNext()
{
    // One a turn, so that input and painting come between two of them.
    if (!m_folded.empty()) {
        placeNext();
    }
    if (m_folded.empty()) {
        m_unfolding.stop();
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

#include "engine/fleet/crew.h"

#include <algorithm>

namespace godel::engine {

Crew::Crew(const Fleet& fleet, ports::Processes& processes, ports::Router& router, ports::Group group) : m_wanted(fleet.settings().instances)
{
    for (int number = 0; number < fleet.settings().slots; ++number) {
        m_posts.emplace_back(fleet, processes, router, ports::Slot{group, number});
    }
}

template <typename Work>
Result<bool> Crew::all(size_t count, Work work)
{
    bool areDone = true;
    for (size_t number = 0; number < count; ++number) {
        TRY(const bool isDone, work(m_posts[number]));
        areDone = areDone && isDone;
    }
    return areDone;
}

Result<bool> Crew::bringUp(const domain::Version& version)
{
    return all(static_cast<size_t>(m_wanted), [&version](Post& post) { return post.bringUp(version); });
}

Result<bool> Crew::takeOut(ports::Removal removal)
{
    return all(m_posts.size(), [removal](Post& post) { return post.takeOut(removal); });
}

Result<bool> Crew::retire(ports::Removal removal)
{
    return all(m_posts.size(), [removal](Post& post) { return post.retire(removal); });
}

QList<ports::ProcessView> Crew::views() const
{
    QList<ports::ProcessView> views;
    for (const Post& post : m_posts) {
        if (const auto view = post.view()) {
            views.append(*view);
        }
    }
    return views;
}

int Crew::ready() const
{
    return static_cast<int>(std::count_if(m_posts.begin(), m_posts.end(), [](const Post& post) {
        const auto view = post.view();
        return view && view->state == ports::ProcessState::Ready;
    }));
}

} // namespace godel::engine

#pragma once

#include "engine/rollout/rollout_book.h"

#include <memory>
#include <QHash>

namespace godel::engine {

/// The events at which rollouts came into another state. A stream has a line for each scrape of days: it is read once, and who asks
/// again, as every window on an overview does all day, costs what was added since.
class RolloutTurns {
public:
    explicit RolloutTurns(const RolloutBook& book) : m_book(book) {}

    /// All that were stored when it was asked for, at the latest, one stream after the other; of their bodies what tells of the turn.
    /// Streams that are not asked for are forgotten. Never ready once the book is gone.
    [[nodiscard]] Pending<QList<ports::Event>> upToNow(const QStringList& streams);

private:
    struct Story;
    using Stories = QHash<QString, std::shared_ptr<Story>>; ///< by stream

    const RolloutBook& m_book;
    Stories m_stories{};
};

} // namespace godel::engine

#include "engine/rollout/rollout_turns.h"

namespace godel::engine {

using namespace Qt::StringLiterals;

/// A stream as far as it was read.
struct RolloutTurns::Story {
    qint64 after = 0;
    QString state{};
    QList<ports::Event> turns{};

    void take(const ports::Event& event)
    {
        // Two readers may be on their way through the same stream.
        if (event.sequence <= after) {
            return;
        }
        after = event.sequence;
        const QString next = event.body.value(u"state"_s).toString();
        if (next.isEmpty() || next == state) {
            return;
        }
        state = next;
        QJsonObject told;
        for (const QString& key : {u"state"_s, u"stage"_s, u"sentence"_s, u"reason"_s, u"by"_s}) {
            if (event.body.contains(key)) {
                told.insert(key, event.body.value(key));
            }
        }
        turns.append({event.sequence, event.stream, event.at, told});
    }
};

Pending<QList<ports::Event>> RolloutTurns::upToNow(const QStringList& streams)
{
    Stories stories;
    QList<RolloutBook::Place> places;
    for (const QString& stream : streams) {
        const auto known = m_stories.value(stream);
        const auto story = known ? known : std::make_shared<Story>();
        stories.insert(stream, story);
        places.append({stream, story->after});
    }
    m_stories = stories;
    const auto answer = Pending<QList<ports::Event>>::make();
    const auto walked = m_book.walkAll(places, [stories](const ports::Event& event) -> Result<> {
        stories.value(event.stream)->take(event);
        return {};
    });
    walked.whenReadyDirectly([answer, walked, stories, streams] {
        answer.fulfil(walked.result().map([&] {
            QList<ports::Event> turns;
            for (const QString& stream : streams) {
                turns.append(stories.value(stream)->turns);
            }
            return turns;
        }));
    });
    return answer;
}

} // namespace godel::engine

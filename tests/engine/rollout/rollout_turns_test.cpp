#include "engine/rollout/rollout_turns.h"

#include "fakes/memory_store.h"
#include "support/catch.h"
#include "support/wait.h"

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;
using engine::RolloutTurns;

namespace {

/// A store that counts the events that it gives out.
class CountingStore final : public ports::Store {
public:
    Result<> write(const ports::Batch& batch) override { return m_disk.write(batch); }
    Result<std::optional<ports::Record>> find(const QString& collection, const QString& key) override { return m_disk.find(collection, key); }
    Result<QList<ports::Record>> list(const QString& collection, const QString& after, int limit) override { return m_disk.list(collection, after, limit); }
    Result<QList<ports::Event>> events(const QString& stream, qint64 after, int limit) override
    {
        const auto found = m_disk.events(stream, after, limit);
        read += found ? found->size() : 0;
        return found;
    }
    Result<QList<ports::Event>> eventsBefore(const QString& stream, qint64 before, int limit) override { return m_disk.eventsBefore(stream, before, limit); }

    qsizetype read = 0;

private:
    MemoryStore m_disk;
};

struct Streams {
    CountingStore store;
    SystemClock clock;
    engine::RolloutBook book{store, clock};
    RolloutTurns turns{book};

    /// So many scrapes in this state, which the first one turns to.
    void add(const QString& stream, const QString& state, int scrapes)
    {
        ports::Batch batch;
        for (int scrape = 0; scrape < scrapes; ++scrape) {
            batch.appends.append({stream, clock.now(), {{u"state"_s, state}, {u"sentence"_s, u"now %1"_s.arg(state)}, {u"evidence"_s, QJsonObject{{u"seen"_s, scrape}}}}});
        }
        REQUIRE_OK(store.write(batch));
    }
    QStringList statesOf(const QStringList& streams)
    {
        const auto told = turns.upToNow(streams);
        REQUIRE(waitFor([&told] { return told.isReady(); }));
        REQUIRE_OK(told.result());
        QStringList states;
        for (const ports::Event& turn : *told.result()) {
            states.append(turn.stream + u": "_s + turn.body.value(u"state"_s).toString());
            REQUIRE_FALSE(turn.body.contains(u"evidence"_s));
        }
        return states;
    }
};

} // namespace

TEST_CASE("of thousands of scrapes only those are told that brought another state, and each is read once")
{
    Streams streams;
    streams.add(u"rollout/a"_s, u"watching"_s, 3000);
    streams.add(u"rollout/b"_s, u"watching"_s, 10);
    streams.add(u"rollout/a"_s, u"held"_s, 1);
    REQUIRE(streams.statesOf({u"rollout/a"_s, u"rollout/b"_s}) == QStringList{u"rollout/a: watching"_s, u"rollout/a: held"_s, u"rollout/b: watching"_s});
    REQUIRE(streams.store.read == 3011);
    streams.add(u"rollout/a"_s, u"held"_s, 5);
    streams.add(u"rollout/a"_s, u"done"_s, 1);
    REQUIRE(streams.statesOf({u"rollout/a"_s, u"rollout/b"_s}) == QStringList{u"rollout/a: watching"_s, u"rollout/a: held"_s, u"rollout/a: done"_s, u"rollout/b: watching"_s});
    REQUIRE(streams.store.read == 3017);
}

TEST_CASE("whoever asks while others still read is told each turn once")
{
    Streams streams;
    std::vector<Pending<QList<ports::Event>>> asked;
    for (const QString& state : {u"watching"_s, u"held"_s, u"watching"_s, u"done"_s}) {
        streams.add(u"rollout/a"_s, state, 1000);
        asked.push_back(streams.turns.upToNow({u"rollout/a"_s}));
    }
    REQUIRE(waitFor([&] { return std::all_of(asked.begin(), asked.end(), [](const auto& one) { return one.isReady(); }); }));
    REQUIRE(streams.statesOf({u"rollout/a"_s}).size() == 4);
    REQUIRE(asked.back().result()->size() == 4);
}

TEST_CASE("a rollout that nobody asked for in between is told whole again")
{
    Streams streams;
    streams.add(u"rollout/a"_s, u"watching"_s, 700);
    streams.add(u"rollout/b"_s, u"watching"_s, 1);
    const QStringList before = streams.statesOf({u"rollout/a"_s});
    REQUIRE(streams.statesOf({u"rollout/b"_s}).size() == 1);
    REQUIRE(streams.statesOf({u"rollout/a"_s}) == before);
}

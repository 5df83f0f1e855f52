#include "engine/operations/runner.h"
#include "fakes/memory_store.h"
#include "support/catch.h"
#include "support/fake_clock.h"

#include <QJsonArray>

using namespace godel;
using namespace godel::engine;
using namespace Qt::StringLiterals;

namespace {

/// Stands for `kill -9`: unwinds to the test, which throws the engine away and keeps the world and the store.
struct Killed {};

/// Counts the places where the engine can die, and dies at the chosen one.
class Fate {
public:
    void choose(int place) { m_chosen = place; m_passed = 0; }
    void pass()
    {
        if (m_passed++ == m_chosen) {
            throw Killed{};
        }
    }
    [[nodiscard]] int passed() const { return m_passed; }

private:
    int m_chosen = -1;
    int m_passed = 0;
};

/// A store under which the engine may die just before and just after every write.
class MortalStore final : public ports::Store {
public:
    MortalStore(ports::Store& disk, Fate& fate) : m_disk(disk), m_fate(fate) {}
    Result<> write(const ports::Batch& batch) override
    {
        m_fate.pass();
        auto written = m_disk.write(batch);
        m_fate.pass();
        return written;
    }
    Result<std::optional<ports::Record>> find(const QString& collection, const QString& key) override { return m_disk.find(collection, key); }
    Result<QList<ports::Record>> list(const QString& collection, const QString& after, int limit) override { return m_disk.list(collection, after, limit); }
    Result<QList<ports::Event>> events(const QString& stream, qint64 after, int limit) override { return m_disk.events(stream, after, limit); }
    Result<QList<ports::Event>> eventsBefore(const QString& stream, qint64 before, int limit) override { return m_disk.eventsBefore(stream, before, limit); }

private:
    ports::Store& m_disk;
    Fate& m_fate;
};

/// The outside world: named things that exist or do not.
struct World {
    QMap<QString, QString> things;
};

enum class Mood { Works, Fails, Never };

/// Makes a thing in two acts with a wait between them, as a process is started and then becomes ready.
class MakeThing final : public Step {
public:
    MakeThing(QString name, World& world, Fate& fate, Mood mood, bool noReturn = false)
        : m_name(std::move(name)), m_world(world), m_fate(fate), m_mood(mood), m_noReturn(noReturn) {}
    QString name() const override { return m_name; }
    [[nodiscard]] QString summary() const override { return u"make a thing"_s; }
    bool isPointOfNoReturn() const override { return m_noReturn; }
    Result<Outcome> run(StepContext& step) override
    {
        if (!step.memo.contains(u"label"_s)) {
            step.memo.insert(u"label"_s, m_name + u"-made"_s);
            return Outcome::lookAgainIn(10ms);
        }
        if (m_mood == Mood::Fails) {
            return fail(ErrorCode::Unavailable, u"%1 cannot be made"_s.arg(m_name));
        }
        if (!m_world.things.contains(m_name)) {
            act([&] { m_world.things.insert(m_name, u"starting"_s); });
            return Outcome::lookAgainIn(200ms);
        }
        if (m_mood == Mood::Never) {
            return Outcome::lookAgainIn(1s);
        }
        act([&] { m_world.things[m_name] = step.memo.value(u"label"_s).toString(); });
        return Outcome::done();
    }
    Result<Outcome> undo(StepContext&) override
    {
        act([&] { m_world.things.remove(m_name); });
        return Outcome::done();
    }

private:
    template <typename Act>
    void act(Act change)
    {
        m_fate.pass();
        change();
        m_fate.pass();
    }

    QString m_name;
    World& m_world;
    Fate& m_fate;
    Mood m_mood;
    bool m_noReturn;
};

/// Everything that outlives an engine, and the way to start the next one.
struct Stage {
    World world;
    Fate fate;
    test::MemoryStore disk;
    MortalStore store{disk, fate};
    test::FakeClock clock;
    SeededRandom random{7};
    PlanRegistry plans;
    std::unique_ptr<Runner> runner;

    explicit Stage(Mood last, bool noReturn = false)
    {
        plans.add(u"three-things"_s, [this, last, noReturn](const QJsonObject&) -> Result<Plan> {
            Plan plan;
            plan.steps.push_back(std::make_unique<MakeThing>(u"release"_s, world, fate, Mood::Works));
            plan.steps.push_back(std::make_unique<MakeThing>(u"instance"_s, world, fate, Mood::Works, noReturn));
            plan.steps.push_back(std::make_unique<MakeThing>(u"share"_s, world, fate, last));
            plan.claims = {u"router"_s};
            return plan;
        });
        boot();
    }

    void boot()
    {
        runner = std::make_unique<Runner>(store, plans, clock, random);
        REQUIRE_OK(runner->resume());
    }

    void settle()
    {
        for (int round = 0; round < 10000; ++round) {
            const auto wait = runner->advance();
            REQUIRE_OK(wait);
            if (!*wait) {
                return;
            }
            clock.advance(**wait);
        }
        FAIL("the operation never settles");
    }

    /// Starts the operation unless an engine that died had already stored it; then runs it to its end.
    void carryOut()
    {
        const auto begun = disk.list(u"operation"_s, {}, 10).value();
        if (begun.isEmpty()) {
            REQUIRE_OK(runner->start(u"three-things"_s, {}, u"anna"_s));
        }
        settle();
    }

    /// Undoes the operation that is done, unless an engine that died had already stored that it does.
    void takeBack()
    {
        if (disk.list(u"operation"_s, {}, 10)->size() == 1) {
            REQUIRE_OK(runner->undo(operation().id, u"ben"_s));
        }
        settle();
    }

    Operation operation()
    {
        const auto all = disk.list(u"operation"_s, {}, 10).value();
        REQUIRE(all.size() == 1);
        return operationOf(all.first().key, all.first().body, all.first().revision).value();
    }

    /// The one that takes the first back.
    Operation undoing()
    {
        for (const auto all = disk.list(u"operation"_s, {}, 10).value(); const auto& record : all) {
            const Operation found = operationOf(record.key, record.body, record.revision).value();
            if (found.undoes) {
                return found;
            }
        }
        FAIL("nothing is undone");
        return {};
    }
};

void requireSame(Stage& disturbed, Stage& undisturbed)
{
    REQUIRE(disturbed.world.things == undisturbed.world.things);
    REQUIRE(disturbed.operation().state == undisturbed.operation().state);
    REQUIRE(disturbed.disk.list(u"claim"_s, {}, 10)->size() == undisturbed.disk.list(u"claim"_s, {}, 10)->size());
    for (qsizetype at = 0; at < undisturbed.operation().steps.size(); ++at) {
        REQUIRE(disturbed.operation().steps[at].state == undisturbed.operation().steps[at].state);
    }
}

} // namespace

TEST_CASE("an engine killed anywhere ends where an undisturbed one ends")
{
    const auto [last, noReturn, end] = GENERATE(table<Mood, bool, OperationState>({
        {Mood::Works, false, OperationState::Done},
        {Mood::Fails, false, OperationState::Undone},
        {Mood::Never, false, OperationState::Undone},
        {Mood::Works, true, OperationState::Done},
        {Mood::Fails, true, OperationState::NeedsPerson},
    }));
    Stage undisturbed(last, noReturn);
    undisturbed.carryOut();
    REQUIRE(undisturbed.operation().state == end);
    const int places = undisturbed.fate.passed();
    REQUIRE(places > 20);

    for (int place = 0; place < places; ++place) {
        INFO("killed at place " << place << " of " << places);
        Stage stage(last, noReturn);
        stage.fate.choose(place);
        REQUIRE_THROWS_AS(stage.carryOut(), Killed);
        stage.boot();
        stage.carryOut();
        requireSame(stage, undisturbed);
    }
}

TEST_CASE("an engine killed twice ends where an undisturbed one ends")
{
    Stage undisturbed(Mood::Fails);
    undisturbed.carryOut();
    const int places = undisturbed.fate.passed();
    for (int first = 0; first < places; ++first) {
        for (int second = 0; second < places - first; second += 3) {
            Stage stage(Mood::Fails);
            stage.fate.choose(first);
            REQUIRE_THROWS_AS(stage.carryOut(), Killed);
            stage.fate.choose(second);
            try {
                stage.boot();
                stage.carryOut();
            } catch (const Killed&) {
                stage.boot();
                stage.carryOut();
            }
            requireSame(stage, undisturbed);
        }
    }
}

TEST_CASE("an undo whose engine is killed anywhere ends where an undisturbed one ends")
{
    const auto undone = [](int place) {
        Stage stage(Mood::Works);
        stage.carryOut();
        stage.fate.choose(place);
        try {
            stage.takeBack();
        } catch (const Killed&) {
            stage.boot();
            stage.takeBack();
        }
        REQUIRE(stage.undoing().state == OperationState::Done);
        REQUIRE(stage.world.things.isEmpty());
        REQUIRE(stage.disk.list(u"claim"_s, {}, 10)->isEmpty());
        REQUIRE(stage.disk.list(u"operation"_s, {}, 10)->size() == 2);
        return stage.fate.passed();
    };
    const int places = undone(-1);
    REQUIRE(places > 15);
    for (int place = 0; place < places; ++place) {
        INFO("killed at place " << place << " of " << places);
        (void)undone(place);
    }
}

TEST_CASE("an undo goes the steps backwards with what each had noted, and says who asked")
{
    Stage stage(Mood::Works);
    stage.carryOut();
    const Operation done = stage.operation();
    const auto preview = stage.runner->previewUndo(done.id);
    REQUIRE_OK(preview);
    REQUIRE(preview->value(u"steps"_s).toArray().first().toObject().value(u"step"_s).toString() == u"share");
    stage.takeBack();
    const Operation undoing = stage.undoing();
    REQUIRE(undoing.startedBy == u"ben");
    REQUIRE(undoing.undoes == done.id);
    REQUIRE(undoing.claims == done.claims);
    for (qsizetype at = 0; at < done.steps.size(); ++at) {
        REQUIRE(undoing.steps[at].name == done.steps[done.steps.size() - 1 - at].name);
        REQUIRE(undoing.steps[at].memo == done.steps[done.steps.size() - 1 - at].memo);
    }
}

TEST_CASE("an undo that is cancelled does again what it had taken back, and can be asked for once more")
{
    for (int moment = 0; moment < 5; ++moment) {
        INFO("cancelled after look " << moment);
        Stage stage(Mood::Works);
        stage.carryOut();
        const auto undo = stage.runner->undo(stage.operation().id, u"ben"_s);
        REQUIRE_OK(undo);
        for (int look = 0; look < moment; ++look) {
            (void)stage.runner->advance().value();
        }
        const auto cancelled = stage.runner->cancel(*undo, u"anna"_s);
        stage.settle();
        REQUIRE(stage.world.things.size() == (cancelled ? 3 : 0));
        REQUIRE(stage.runner->mayUndo(*stage.runner->find(*undo)->undoes).has_value() == cancelled.has_value());
    }
}

TEST_CASE("what cannot be undone says why")
{
    Stage stage(Mood::Works);
    const auto first = stage.runner->start(u"three-things"_s, {}, u"anna"_s).value();
    REQUIRE(stage.runner->undo(first, u"ben"_s).error().message.contains(u"has not ended"_s));
    stage.settle();
    stage.clock.advance(1s);
    const auto second = stage.runner->start(u"three-things"_s, {}, u"anna"_s).value();
    stage.settle();
    stage.clock.advance(1s);
    const auto disturbed = stage.runner->undo(first, u"ben"_s);
    REQUIRE(disturbed.error().code == ErrorCode::Conflict);
    REQUIRE(disturbed.error().message.contains(u"operation %1 has changed router since"_s.arg(second.text())));

    // The later one undone, nothing stands in the way of the first any more.
    const auto undo = stage.runner->undo(second, u"ben"_s).value();
    REQUIRE(stage.runner->mayUndo(second).error().message.contains(u"in the hands of operation %1"_s.arg(undo.text())));
    stage.settle();
    REQUIRE(stage.runner->undo(second, u"ben"_s).error().message.contains(u"was undone by operation %1"_s.arg(undo.text())));
    REQUIRE(stage.runner->undo(undo, u"ben"_s).error().message.contains(u"took operation %1 back"_s.arg(second.text())));
    REQUIRE_OK(stage.runner->mayUndo(first));
    REQUIRE(stage.runner->undo(*OperationId::parse(u"op-unknown"_s), u"ben"_s).error().code == ErrorCode::NotFound);
}

TEST_CASE("what failed, or is past its point of no return, is not undone")
{
    Stage failed(Mood::Fails);
    failed.carryOut();
    REQUIRE(failed.runner->undo(failed.operation().id, u"ben"_s).error().message.contains(u"was taken back already"_s));
    Stage past(Mood::Works, true);
    past.carryOut();
    REQUIRE(past.runner->undo(past.operation().id, u"ben"_s).error().message.contains(u"point of no return"_s));
}

TEST_CASE("cancelling at every moment takes everything back")
{
    for (int moment = 0; moment < 9; ++moment) {
        INFO("cancelled after look " << moment);
        Stage stage(Mood::Works);
        const auto id = stage.runner->start(u"three-things"_s, {}, u"anna"_s).value();
        for (int look = 0; look < moment; ++look) {
            const auto wait = stage.runner->advance().value();
            REQUIRE(wait);
            stage.clock.advance(*wait);
        }
        REQUIRE_OK(stage.runner->cancel(id, u"ben"_s));
        REQUIRE_OK(stage.runner->cancel(id, u"ben"_s));
        stage.settle();
        REQUIRE(stage.operation().state == OperationState::Undone);
        REQUIRE(stage.operation().error->message == u"cancelled by ben");
        REQUIRE(stage.world.things.isEmpty());
        REQUIRE(stage.disk.list(u"claim"_s, {}, 10)->isEmpty());
    }
}

TEST_CASE("what is past its point of no return refuses to be cancelled")
{
    Stage stage(Mood::Never, true);
    const auto id = stage.runner->start(u"three-things"_s, {}, u"anna"_s).value();
    while (!stage.world.things.contains(u"share"_s)) {
        stage.clock.advance(*stage.runner->advance().value());
    }
    REQUIRE(stage.runner->cancel(id, u"ben"_s).error().code == ErrorCode::Conflict);
    stage.settle();
    REQUIRE(stage.operation().state == OperationState::NeedsPerson);
    REQUIRE(stage.operation().error->code == ErrorCode::Timeout);
    REQUIRE(stage.world.things.size() == 3);
    REQUIRE_OK(stage.runner->tryAgain(id));
    REQUIRE(stage.operation().state == OperationState::Running);
}

TEST_CASE("one resource belongs to one operation")
{
    Stage stage(Mood::Works);
    const auto first = stage.runner->start(u"three-things"_s, {}, u"anna"_s).value();
    const auto second = stage.runner->start(u"three-things"_s, {}, u"ben"_s);
    REQUIRE(second.error().code == ErrorCode::Conflict);
    REQUIRE(second.error().message.contains(first.text()));
    stage.settle();
    REQUIRE_OK(stage.runner->start(u"three-things"_s, {}, u"ben"_s));
}

TEST_CASE("a step is begun in the journal before it acts, and done after")
{
    Stage stage(Mood::Works);
    stage.carryOut();
    QStringList lines;
    for (const auto events = stage.disk.events(u"journal/"_s, 0, 100).value(); const auto& event : events) {
        lines.append(event.body.value(u"event"_s).toString());
    }
    REQUIRE(lines == QStringList{u"started"_s, u"begun"_s, u"noted"_s, u"done"_s, u"begun"_s, u"noted"_s, u"done"_s, u"begun"_s,
                                 u"noted"_s, u"done"_s, u"done"_s});
}

TEST_CASE("an operation of an unknown plan is set aside and stops no other")
{
    Stage stage(Mood::Works);
    stage.plans.add(u"retired"_s, [](const QJsonObject&) -> Result<Plan> { return Plan{}; });
    const auto retired = stage.runner->start(u"retired"_s, {}, u"anna"_s).value();
    const auto known = stage.runner->start(u"three-things"_s, {}, u"anna"_s).value();
    PlanRegistry without;
    without.add(u"three-things"_s, [&stage](const QJsonObject& given) { return stage.plans.build(u"three-things"_s, given); });
    stage.runner = std::make_unique<Runner>(stage.store, without, stage.clock, stage.random);
    REQUIRE_OK(stage.runner->resume());
    stage.settle();
    REQUIRE(stage.runner->find(retired)->state == OperationState::NeedsPerson);
    REQUIRE(stage.runner->find(retired)->error->code == ErrorCode::NotFound);
    REQUIRE(stage.runner->find(known)->state == OperationState::Done);
}

#include "drivers/config_history/git_config_history.h"

#include "base/file.h"
#include "fakes/memory_config_history.h"
#include "support/catch.h"
#include "support/fake_clock.h"

#include <QTemporaryDir>

using namespace godel;
using namespace godel::drivers;
using namespace godel::ports;
using namespace Qt::StringLiterals;

namespace {

/// A history of either kind, and a hand to edit its folder with.
struct Opened {
    explicit Opened(bool isReal)
    {
        if (!isReal) {
            auto made = std::make_unique<test::MemoryConfigHistory>(clock);
            memory = made.get();
            history = std::move(made);
            return;
        }
        auto made = GitConfigHistory::open(folder.filePath(u"config"_s), folder.filePath(u"history.git"_s), clock);
        REQUIRE_OK(made);
        history = *std::move(made);
    }
    void editOutside(const QString& file, const QByteArray& content)
    {
        if (memory != nullptr) {
            memory->present.insert(file, content);
        } else {
            REQUIRE_OK(writeFile(folder.filePath(u"config/"_s + file), content));
        }
    }
    [[nodiscard]] QByteArray present(const QString& file) const
    {
        return memory != nullptr ? memory->present.value(file) : readFile(folder.filePath(u"config/"_s + file)).value();
    }
    ConfigChange change(const QByteArray& content, const QString& reason)
    {
        clock.advance(1min);
        const auto made = history->change({ file, content, u"anna"_s, reason });
        REQUIRE_OK(made);
        return *made;
    }

    QTemporaryDir folder;
    test::FakeClock clock;
    std::unique_ptr<ConfigHistory> history;
    test::MemoryConfigHistory* memory = nullptr; // owned by `history`
    QString file = u"database.json"_s;
};

} // namespace

TEST_CASE("every configuration history records who changed what, when and why")
{
    Opened opened(GENERATE(false, true));
    REQUIRE(opened.history->list({}, 10)->isEmpty());
    const auto first = opened.change("{\"pool\": {\"max\": 50}}\n", u"first settings"_s);
    const auto second = opened.change("{\"pool\": {\"max\": 80}}\n", u"more connections\nfor the sale"_s);
    REQUIRE(second
            == ConfigChange{ second.revision,
                             opened.clock.now(),
                             u"anna"_s,
                             u"more connections\nfor the sale"_s,
                             false,
                             { opened.file } });
    REQUIRE(opened.history->list(opened.file, 10).value() == QList<ConfigChange>{ second, first });
    REQUIRE(opened.history->list({}, 1).value() == QList<ConfigChange>{ second });
    REQUIRE(opened.history->list(u"cache.json"_s, 10)->isEmpty());
    REQUIRE(opened.present(opened.file) == "{\"pool\": {\"max\": 80}}\n");
}

TEST_CASE("every configuration history shows, compares and restores a file as it was")
{
    Opened opened(GENERATE(false, true));
    ConfigHistory& history = *opened.history;
    const auto first = opened.change("{\"max\": 50}\n", u"first"_s);
    const auto second = opened.change("{\"max\": 80}\n", u"second"_s);
    REQUIRE(history.show(opened.file, first.revision).value() == "{\"max\": 50}\n");
    const auto diff = history.diff(opened.file, first.revision, second.revision);
    REQUIRE_OK(diff);
    REQUIRE(diff->contains(u"-{\"max\": 50}\n"));
    REQUIRE(diff->contains(u"+{\"max\": 80}\n"));
    REQUIRE(history.diff(opened.file, second.revision, {})->isEmpty());

    const auto restored = history.restore(opened.file, first.revision, u"ben"_s, u"back to 50"_s);
    REQUIRE_OK(restored);
    REQUIRE(restored->author == u"ben");
    REQUIRE(opened.present(opened.file) == "{\"max\": 50}\n");
    REQUIRE(history.list({}, 10)->size() == 3);
}

TEST_CASE("every configuration history notices what an editor did, before it does anything else")
{
    Opened opened(GENERATE(false, true));
    ConfigHistory& history = *opened.history;
    const auto first = opened.change("{\"max\": 50}", u"first"_s);
    REQUIRE_FALSE(history.notice().value());
    opened.editOutside(opened.file, "{\"max\": 60}");

    SECTION("when asked")
    {
        const auto noticed = history.notice();
        REQUIRE_OK(noticed);
        REQUIRE((*noticed)->isOutside);
        REQUIRE((*noticed)->files == QStringList{ opened.file });
        REQUIRE_FALSE(history.notice().value());
    }
    SECTION("when somebody changes the file")
    {
        opened.change("{\"max\": 70}", u"second"_s);
        const auto changes = history.list({}, 10).value();
        REQUIRE(changes.size() == 3);
        REQUIRE(changes[1].isOutside);
        REQUIRE(history.show(opened.file, changes[1].revision).value() == "{\"max\": 60}");
    }
    SECTION("and refuses a change by somebody who has not seen it")
    {
        const auto refused = history.change({ opened.file, "{}", u"anna"_s, u"why"_s, first.revision });
        REQUIRE(refused.error().code == ErrorCode::Conflict);
        REQUIRE(opened.present(opened.file) == "{\"max\": 60}");
    }
    SECTION("also where it is no JSON, which then can be restored")
    {
        opened.editOutside(opened.file, "{\"max\": ");
        REQUIRE((*history.notice())->isOutside);
        REQUIRE_OK(history.restore(opened.file, first.revision, u"ben"_s, u"repair"_s));
    }
}

TEST_CASE("every configuration history takes JSON under a plain name, with an author and a reason, and nothing else")
{
    Opened opened(GENERATE(false, true));
    ConfigHistory& history = *opened.history;
    const auto broken = history.change({ opened.file, "{\n  \"max\": fifty\n}", u"anna"_s, u"why"_s });
    REQUIRE(broken.error().code == ErrorCode::Invalid);
    REQUIRE(broken.error().message.contains(u"line 2"));
    REQUIRE(history.change({ opened.file, "{}", u"anna"_s, {} }).error().field == u"reason");
    for (const auto& name : { u""_s, u"../database.json"_s, u"a/b.json"_s, u"database.yaml"_s, u".hidden.json"_s }) {
        REQUIRE(history.change({ name, "{}", u"anna"_s, u"why"_s }).error().field == u"file");
    }
    REQUIRE(history.list({}, 10)->isEmpty());

    const auto first = opened.change("{}", u"first"_s);
    REQUIRE(opened.change("{}", u"the same"_s) == first);
    REQUIRE(history.show(opened.file, Revision::parse(QString(40, u'0')).value()).error().code == ErrorCode::NotFound);
    REQUIRE(history.show(u"cache.json"_s, first.revision).error().code == ErrorCode::NotFound);
}

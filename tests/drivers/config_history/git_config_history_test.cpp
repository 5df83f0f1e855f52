#include "drivers/config_history/git_config_history.h"

#include "base/file.h"
#include "support/catch.h"
#include "support/fake_clock.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

using namespace godel;
using namespace godel::drivers;
using namespace godel::ports;
using namespace Qt::StringLiterals;

namespace {

struct Folder {
    [[nodiscard]] std::unique_ptr<GitConfigHistory> open() const
    {
        auto history = GitConfigHistory::open(config, repository, clock);
        REQUIRE_OK(history);
        return *std::move(history);
    }
    void edit(const QString& file, const QByteArray& content) const
    {
        REQUIRE_OK(writeFile(config + u'/' + file, content));
    }

    QTemporaryDir folder;
    QString config = folder.filePath(u"config"_s);
    QString repository = folder.filePath(u"history.git"_s);
    test::FakeClock clock;
};

} // namespace

TEST_CASE("files that were there before the first start are recorded as found")
{
    const Folder folder;
    REQUIRE_OK(makeFolder(folder.config));
    folder.edit(u"database.json"_s, "{}");
    folder.edit(u"cache.json"_s, "{}");
    folder.edit(u"notes.txt"_s, "no configuration");
    const auto changes = folder.open()->list({}, 10).value();
    REQUIRE(changes.size() == 1);
    REQUIRE(changes.first().isOutside);
    REQUIRE(changes.first().files == QStringList{ u"cache.json"_s, u"database.json"_s });
    REQUIRE(folder.open()->list({}, 10)->size() == 1);
}

TEST_CASE("a removed file is noticed and can be restored")
{
    const Folder folder;
    auto history = folder.open();
    const auto made = history->change({ u"database.json"_s, "{\"a\": 1}", u"anna"_s, u"why"_s }).value();
    QFile::remove(folder.config + u"/database.json"_s);
    const auto noticed = history->notice().value();
    REQUIRE(noticed->reason == u"Noticed outside the console: database.json removed");
    REQUIRE(history->diff(u"database.json"_s, made.revision, {})->contains(u"-{\"a\": 1}"));
    REQUIRE_OK(history->restore(u"database.json"_s, made.revision, u"ben"_s, u"was needed"_s));
    REQUIRE(readFile(folder.config + u"/database.json"_s).value() == "{\"a\": 1}");
}

TEST_CASE("a change that a crash cut short is finished if its file was written, and given up if not")
{
    const Folder folder;
    (void)folder.open()->change({ u"database.json"_s, "{\"a\": 1}", u"anna"_s, u"first"_s });
    const auto objects = GitObjects::open(folder.repository).value();
    const QString head = objects->find("refs/heads/main");
    const QString content = objects->writeContent("{\"a\": 2}").value();
    const QString cut = objects
                            ->writeCommit({ { u"database.json"_s, content } }, head,
                                          { u"ben"_s, u"console@godel-ops"_s, u"second"_s, folder.clock.now() })
                            .value();
    REQUIRE_OK(objects->point("refs/heads/pending", cut));
    const bool isWritten = GENERATE(false, true);
    if (isWritten) {
        folder.edit(u"database.json"_s, "{\"a\": 2}");
    }
    const auto changes = folder.open()->list({}, 10).value();
    REQUIRE(changes.size() == (isWritten ? 2 : 1));
    REQUIRE(changes.first().author == (isWritten ? u"ben" : u"anna"));
    REQUIRE_FALSE(changes.first().isOutside);
    REQUIRE(objects->find("refs/heads/pending").isEmpty());
}

TEST_CASE("a file that cannot be written leaves no entry")
{
    const Folder folder;
    auto history = folder.open();
    REQUIRE(QDir().mkpath(folder.config + u"/database.json.new/in-the-way"_s));
    REQUIRE(history->change({ u"database.json"_s, "{}", u"anna"_s, u"why"_s }).error().code == ErrorCode::Unavailable);
    REQUIRE(history->list({}, 10)->isEmpty());
}

TEST_CASE("an author's name cannot forge who recorded a change, and files keep their permissions")
{
    const Folder folder;
    auto history = folder.open();
    const auto made = history->change({ u"a.json"_s, "{}", u"eve <outside@godel-ops>\nfoo"_s, u"why"_s }).value();
    REQUIRE_FALSE(made.isOutside);
    REQUIRE(made.author == u"eve outside@godel-ops foo");
    QFile::setPermissions(folder.config + u"/a.json"_s, ownerOnly | QFile::ReadOther);
    REQUIRE_OK(history->change({ u"a.json"_s, "{\"a\": 1}", u"anna"_s, u"why"_s }));
    REQUIRE(QFileInfo(folder.config + u"/a.json"_s).permission(QFile::ReadOther));
}

TEST_CASE("a folder that holds no repository of ours is refused")
{
    const Folder folder;
    REQUIRE_OK(makeFolder(folder.repository));
    REQUIRE_OK(writeFile(folder.repository + u"/HEAD"_s, "nonsense"));
    REQUIRE(GitConfigHistory::open(folder.config, folder.repository, folder.clock).error().code == ErrorCode::Corrupt);
}

#include "base/json.h"
#include "base/log.h"
#include "support/catch.h"
#include "support/fake_clock.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace godel;
using namespace Qt::StringLiterals;

namespace {

QByteArray content(const QTemporaryDir& folder, const QString& name)
{
    QFile file(folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

TEST_CASE("an entry is one line of JSON, and an error one plain line too, whatever somebody put into it")
{
    QTemporaryDir folder;
    test::FakeClock clock;
    FileLog log(folder.path(), u"engine"_s, clock);
    log.info(u"STARTED"_s, u"ready"_s, {{u"port"_s, 7400}});
    log.error(u"AGENT_SPAWN_FAILED"_s, u"agent 3\n2026-01-01T00:00:00Z ERROR FORGED did not start\x1b[31m"_s);
    const auto lines = content(folder, u"engine.log"_s).split('\n');
    REQUIRE(lines.size() == 3);
    REQUIRE(parseObject(lines[0], u"line"_s)->value(u"fields"_s).toObject().value(u"port"_s) == 7400);
    REQUIRE(parseObject(lines[1], u"line"_s)->value(u"severity"_s) == u"error"_s);
    REQUIRE(content(folder, u"error.log"_s) == "2026-02-08T10:00:00Z ERROR AGENT_SPAWN_FAILED agent 3 2026-01-01T00:00:00Z ERROR FORGED did not start [31m\n");
}

TEST_CASE("logs are rotated and bounded, with two programs writing into one")
{
    QTemporaryDir folder;
    test::FakeClock clock;
    FileLog one(folder.path(), u"one"_s, clock, 2000);
    FileLog two(folder.path(), u"two"_s, clock, 2000);
    for (int count = 0; count < 500; ++count) {
        one.error(u"FIRST"_s, QString(80, u'x'));
        two.error(u"SECOND"_s, QString(80, u'y'));
    }
    qint64 total = 0;
    const QFileInfoList files = QDir(folder.path()).entryInfoList({u"error.log*"_s}, QDir::Files);
    REQUIRE(files.size() == 6);
    for (const QFileInfo& file : files) {
        REQUIRE(file.size() < 2300);
        for (const QByteArray& line : content(folder, file.fileName()).trimmed().split('\n')) {
            REQUIRE(line.contains(" ERROR "));
        }
        total += file.size();
    }
    REQUIRE(total < 6 * 2300);
}

#include "stands/database_stand.h"

#include "contracts/free_port.h"

#include <QProcess>
#include <sys/stat.h>
#include <unistd.h>

namespace godel::test {

using namespace Qt::StringLiterals;
using drivers::LocalDatabase;

QString databaseUser()
{
    return ::geteuid() == 0 ? u"postgres"_s : QString();
}

DatabaseStand::DatabaseStand() : port(freePort())
{
    // The server's own user must be able to walk through.
    ::chmod(folder.path().toLocal8Bit().constData(), 0711);
    beginEngine();
}

DatabaseStand::~DatabaseStand()
{
    if (const auto view = processes->find(LocalDatabase::id()); view && view->state != ports::ProcessState::Stopped) {
        (void)processes->kill(LocalDatabase::id());
        (void)waitFor([this] { return processes->find(LocalDatabase::id())->state == ports::ProcessState::Stopped; });
    }
}

void DatabaseStand::beginEngine()
{
    database.reset();
    processes.reset();
    auto opened = drivers::LocalProcesses::open({folder.filePath(u"processes"_s), folder.filePath(u"logs"_s), {}, {}}, clock, random, log);
    REQUIRE_OK(opened);
    processes = std::move(*opened);
    LocalDatabase::Settings settings;
    settings.folder = folder.filePath(u"db"_s);
    settings.port = port;
    settings.user = databaseUser();
    database = std::make_unique<LocalDatabase>(settings, *processes, secrets, random);
}

QString DatabaseStand::words() const
{
    const ports::DatabaseAccess access = database->access();
    return u"host=%1 port=%2 dbname=%3 user=%4 passfile=%5"_s.arg(access.host).arg(access.port).arg(access.database, access.user, access.passFile);
}

QByteArray DatabaseStand::ask(const QByteArray& sql)
{
    QProcess psql;
    psql.start(u"/usr/lib/postgresql/15/bin/psql"_s, {u"-XAtq"_s, u"-d"_s, words(), u"-c"_s, QString::fromUtf8(sql)});
    REQUIRE(waitFor([&psql] { return psql.state() == QProcess::NotRunning; }));
    return psql.exitCode() == 0 ? psql.readAllStandardOutput().trimmed() : "failed: " + psql.readAllStandardError();
}

} // namespace godel::test

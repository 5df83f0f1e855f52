#include "drivers/database/postgres_tools.h"

#include "base/file.h"
#include "drivers/processes/account.h"

#include <QDir>
#include <QFileInfo>
#include <pwd.h>
#include <unistd.h>

namespace godel::drivers {

using namespace Qt::StringLiterals;

namespace {

constexpr Duration initialiseDeadline = 5min;

tl::unexpected<Error> cannot(const QString& what, const QString& path)
{
    return fail(ErrorCode::Unavailable, u"cannot %1 %2"_s.arg(what, path), u"Check that the disk has room and that the folder belongs to this user"_s);
}

} // namespace

QString PostgresTools::systemUser() const
{
    if (!m_settings.user.isEmpty()) {
        return m_settings.user;
    }
    const passwd* account = getpwuid(geteuid());
    return account != nullptr ? QString::fromLocal8Bit(account->pw_name) : QString::number(geteuid());
}

ToolRequest PostgresTools::request(const QString& program, const QStringList& arguments) const
{
    ToolRequest request;
    request.command = QStringList{m_settings.programs + u'/' + program} + arguments;
    request.user = m_settings.user;
    return request;
}

Result<> PostgresTools::makeFolders() const
{
    const ClusterFiles& files = m_settings.files;
    for (const QString& folder : {files.folder, files.clusters(), files.sockets(), files.dumps()}) {
        // The instances' own user finds its pass file in the first one; what else is in there is closed by itself.
        const bool isWay = folder == files.folder && !m_settings.user.isEmpty();
        TRY_DO(makeFolder(folder, isWay ? ownerOnlyFolder | QFileDevice::ExeOther : ownerOnlyFolder));
        TRY_DO(giveTo(m_settings.user, folder));
    }
    return {};
}

Result<> PostgresTools::makeCluster() const
{
    if (geteuid() == 0 && m_settings.user.isEmpty()) {
        return fail(ErrorCode::Invalid, u"PostgreSQL refuses to run as root"_s, u"Name the account that it runs as in platform.json: database.user"_s, u"user"_s);
    }
    if (!QFileInfo(m_settings.programs + u"/initdb"_s).isExecutable()) {
        return fail(ErrorCode::Unavailable, u"there is no PostgreSQL in %1"_s.arg(m_settings.programs), u"Install the package postgresql-15"_s);
    }
    TRY_DO(makeFolders());
    const ClusterFiles& files = m_settings.files;
    if (!QFileInfo::exists(files.current())) {
        TRY_DO(initialise());
        // The link is the last thing made: without it, a cluster that is there is half made.
        if (!QFile::link(files.first(), files.current())) {
            return cannot(u"make the link"_s, files.current());
        }
    }
    TRY(const auto version, readFile(files.current() + u"/PG_VERSION"_s, 64));
    if (version.trimmed() != "15") {
        return fail(ErrorCode::Conflict, u"the files in %1 are of PostgreSQL %2, and this is 15"_s.arg(files.current(), QString::fromLatin1(version.trimmed())),
                    u"Bring them to version 15 with pg_upgrade"_s);
    }
    return {};
}

Result<> PostgresTools::initialise() const
{
    const ClusterFiles& files = m_settings.files;
    if (QFileInfo::exists(files.first()) && !QDir(files.first()).removeRecursively()) {
        return cannot(u"clear"_s, files.first());
    }
    ToolRequest make = request(u"initdb"_s, {u"--pgdata="_s + files.first(), u"--data-checksums"_s, u"--username="_s + superuser, u"--encoding=UTF8"_s,
                                             u"--locale=C.UTF-8"_s, u"--auth-local=peer"_s, u"--auth-host=scram-sha-256"_s, u"--no-instructions"_s});
    make.deadline = initialiseDeadline;
    TRY_DO(m_tools.succeed(make));
    const QList<std::pair<QString, QByteArray>> written{{u"godel.conf"_s, serverSettings(files)}, {u"pg_hba.conf"_s, accessRules()}, {u"pg_ident.conf"_s, accountMap(systemUser())}};
    for (const auto& [name, content] : written) {
        const QString path = files.first() + u'/' + name;
        TRY_DO(writeFile(path, content));
        TRY_DO(giveTo(m_settings.user, path));
    }
    QFile settings(files.first() + u"/postgresql.conf"_s);
    if (!settings.open(QIODevice::Append) || settings.write("include 'godel.conf'\n") < 0) {
        return cannot(u"write"_s, settings.fileName());
    }
    return {};
}

} // namespace godel::drivers

#include "drivers/database/postgres_client.h"

#include <QFile>
#include <QFileInfo>
#include <unistd.h>

namespace godel::drivers {

using namespace Qt::StringLiterals;

namespace {

constexpr Duration dumpDeadline = 4h;
/// psql's own word for a connection that it did not get.
constexpr int noConnection = 2;

QString firstLine(const QByteArray& text)
{
    return QString::fromUtf8(text.trimmed().split('\n').first().left(300));
}

/// What a script printed last after an '@' of its own.
QString lastMark(const QByteArray& output)
{
    const qsizetype at = output.lastIndexOf("\n@");
    const QByteArray line = output.mid(at < 0 ? 0 : at + 1).split('\n').first();
    return line.startsWith('@') ? QString::fromUtf8(line.mid(1)) : QString();
}

Result<> keep(const QString& part, const QString& path)
{
    QFile file(part);
    if (!file.open(QIODevice::ReadOnly) || ::fsync(file.handle()) != 0 || ::rename(QFile::encodeName(part).constData(), QFile::encodeName(path).constData()) != 0) {
        return fail(ErrorCode::Unavailable, u"cannot keep the dump as %1"_s.arg(path),
                    u"Check that the folder exists, that it is on the disk of the database's folder and that there is room"_s);
    }
    return {};
}

} // namespace

ToolRequest PostgresClient::request(const QString& program, const QStringList& arguments) const
{
    ToolRequest request;
    request.command = QStringList{m_settings.programs + u'/' + program} + arguments;
    request.user = m_settings.systemUser;
    request.environment = m_settings.environment;
    return request;
}

QStringList PostgresClient::whereTo() const
{
    return {u"--no-password"_s, u"--host="_s + m_settings.host, u"--port="_s + QString::number(m_settings.port), u"--username="_s + m_settings.user};
}

Result<QByteArray> PostgresClient::run(const QString& database, const QByteArray& script) const
{
    ToolRequest ask = request(u"psql"_s, whereTo()
                                  + QStringList{u"--no-psqlrc"_s, u"--quiet"_s, u"--tuples-only"_s, u"--no-align"_s, u"--set=ON_ERROR_STOP=1"_s,
                                                u"--set=VERBOSITY=terse"_s, u"--dbname="_s + database});
    ask.environment.insert(u"PGCONNECT_TIMEOUT"_s, u"5"_s);
    ask.environment.insert(u"PGTZ"_s, u"UTC"_s);
    ask.input = script;
    TRY(const auto said, m_tools.run(ask));
    if (said.status == 0) {
        return said.output;
    }
    const QString why = firstLine(said.complaint);
    if (said.status == noConnection) {
        return fail(ErrorCode::Unavailable, u"the database does not answer: %1"_s.arg(why), u"See db:status"_s);
    }
    return fail(ErrorCode::Invalid, u"the database refuses: %1"_s.arg(why), {}, lastMark(said.output));
}

Result<ports::DumpFile> PostgresClient::dump(const QString& database, const QString& path) const
{
    const QString part = (m_settings.dumps.isEmpty() ? path : m_settings.dumps + u'/' + QFileInfo(path).fileName()) + u".part"_s;
    ToolRequest make = request(u"pg_dump"_s, whereTo() + QStringList{u"--format=custom"_s, u"--compress=1"_s, u"--file="_s + part, database});
    make.deadline = dumpDeadline;
    const auto made = m_tools.succeed(make);
    // A dump that cannot be listed cannot be restored either.
    const auto list = made.and_then([&](const QByteArray&) { return m_tools.succeed(request(u"pg_restore"_s, {u"--list"_s, part})); });
    const auto kept = list.and_then([&](const QByteArray&) { return keep(part, path); });
    if (!kept) {
        QFile::remove(part);
        return fail(kept.error());
    }
    int entries = 0;
    for (const QByteArray& line : list->split('\n')) {
        entries += !line.isEmpty() && !line.startsWith(';') ? 1 : 0;
    }
    return ports::DumpFile{path, Bytes{QFileInfo(path).size()}, entries};
}

} // namespace godel::drivers

#include "node/database/credential.h"

#include "base/file.h"

#include <QFileInfo>
#include <QMap>
#include <QRegularExpression>
#include <optional>

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 64 * 1024;
constexpr qsizetype fieldsInLine = 5;

QMap<QString, QString> pairsIn(const QString& words)
{
    static const QRegularExpression form(u"([a-z_]+)\\s*=\\s*(?:'([^']*)'|(\\S+))"_s);
    QMap<QString, QString> pairs;
    for (auto matches = form.globalMatch(words); matches.hasNext();) {
        const auto match = matches.next();
        pairs.insert(match.captured(1), match.captured(2) + match.captured(3));
    }
    return pairs;
}

/// The fields of a line of the pass file, where a backslash takes the next character as it is.
QList<QByteArray> fieldsOf(const QByteArray& line)
{
    QList<QByteArray> fields{{}};
    for (qsizetype place = 0; place < line.size(); ++place) {
        if (line[place] == '\\' && place + 1 < line.size()) {
            fields.last() += line[++place];
        } else if (line[place] == ':' && fields.size() < fieldsInLine) {
            fields.append(QByteArray());
        } else {
            fields.last() += line[place];
        }
    }
    return fields;
}

std::optional<qint64> generationIn(const QList<QByteArray>& lines)
{
    static const QRegularExpression form(u"\\A#\\s*generation\\s+([0-9]{1,15})\\s*\\z"_s);
    for (const auto& line : lines) {
        if (const auto match = form.match(QString::fromUtf8(line)); match.hasMatch()) {
            return match.captured(1).toLongLong();
        }
    }
    return {};
}

bool fits(const QByteArray& field, const QString& wanted)
{
    return field == "*" || QString::fromUtf8(field) == wanted;
}

tl::unexpected<Error> refuse(const QString& path, const QString& why, const QString& hint)
{
    return fail(ErrorCode::Invalid, u"the pass file %1 %2"_s.arg(path, why), hint, u"passfile"_s);
}

} // namespace

Result<> checkConnectionWords(const QString& words)
{
    static const QRegularExpression form(u"^\\s*([a-z_]+\\s*=\\s*([^\\s';\\\\]+|'[^';\\\\]*')\\s*)+$"_s);
    if (!form.match(words).hasMatch()) {
        return fail(ErrorCode::Invalid, u"GODEL_DATABASE is not a list of key=value words"_s,
                    u"Write it like \"host=127.0.0.1 port=5432 dbname=app user=app_a passfile=/path\""_s, u"GODEL_DATABASE"_s);
    }
    static const QRegularExpression password(u"(^|\\s)password\\s*="_s);
    if (password.match(words).hasMatch()) {
        return fail(ErrorCode::Invalid, u"GODEL_DATABASE holds a password, which others on this machine could read"_s,
                    u"Put it into a file of mode 0600 and give passfile=PATH"_s, u"GODEL_DATABASE"_s);
    }
    return {};
}

bool isSame(const Credential& left, const Credential& right)
{
    const bool isSamePassword = left.password.isEmpty() ? right.password.isEmpty() : !right.password.isEmpty() && left.password.equals(right.password.reveal());
    return isSamePassword && left.role == right.role && left.generation == right.generation;
}

Result<Credential> readCredential(const QString& words)
{
    const auto pairs = pairsIn(words);
    Credential credential;
    credential.role = pairs.value(u"user"_s);
    const QString path = pairs.value(u"passfile"_s);
    if (path.isEmpty() || !QFileInfo::exists(path)) {
        return credential;
    }
    TRY(auto content, readFile(path, largestFile));
    auto lines = content.split('\n');
    wipe(content);
    const auto generation = generationIn(lines);
    if (!generation) {
        return credential;
    }
    if ((QFileInfo(path).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)) != 0) {
        return refuse(path, u"can be read by others"_s, u"Give it the mode 0600"_s);
    }
    for (auto& line : lines) {
        auto fields = fieldsOf(line);
        const bool isWhole = !line.startsWith('#') && fields.size() == fieldsInLine;
        wipe(line);
        if (isWhole && fits(fields[0], pairs.value(u"host"_s)) && fits(fields[1], pairs.value(u"port"_s, u"5432"_s)) && fits(fields[2], pairs.value(u"dbname"_s))) {
            credential.role = fields[3] == "*" ? credential.role : QString::fromUtf8(fields[3]);
            credential.password = Secret(std::move(fields[4]));
            credential.generation = *generation;
            return credential;
        }
    }
    return refuse(path, u"has generation %1 but no line for this server and database"_s.arg(*generation),
                  u"Write HOST:PORT:DATABASE:ROLE:PASSWORD, with the host, port and dbname of GODEL_DATABASE"_s);
}

QString withoutLogin(const QString& words)
{
    static const QRegularExpression form(u"(^|\\s)(user|passfile)\\s*=\\s*('[^']*'|\\S+)"_s);
    return QString(words).remove(form);
}

} // namespace godel::node

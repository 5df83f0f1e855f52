#include "base/log.h"

#include "base/json.h"

#include <QFile>
#include <QFileInfo>
#include <array>

namespace godel {

using namespace Qt::StringLiterals;

namespace {

constexpr int keptFiles = 5;

/// One entry is one line, whatever somebody put into it.
QString oneLine(QString text)
{
    for (QChar& character : text) {
        if (character.category() == QChar::Other_Control) {
            character = u' ';
        }
    }
    return text;
}

void rotate(const QString& path)
{
    QFile::remove(u"%1.%2"_s.arg(path).arg(keptFiles));
    for (int number = keptFiles - 1; number >= 1; --number) {
        QFile::rename(u"%1.%2"_s.arg(path).arg(number), u"%1.%2"_s.arg(path).arg(number + 1));
    }
    QFile::rename(path, path + u".1"_s);
}

} // namespace

QString name(Severity severity)
{
    static constexpr std::array names{"debug", "info", "warning", "error"};
    return QString::fromLatin1(names[static_cast<size_t>(severity)]);
}

FileLog::FileLog(QString folder, QString name, const Clock& clock, qint64 fileLimit)
    : m_folder(std::move(folder)), m_name(std::move(name)), m_clock(clock), m_fileLimit(fileLimit)
{
}

void FileLog::write(Severity severity, const QString& code, const QString& message, const QJsonObject& fields)
{
    const QString time = text(m_clock.now());
    QJsonObject entry{{u"time"_s, time}, {u"severity"_s, godel::name(severity)}, {u"code"_s, code}, {u"message"_s, message}};
    if (!fields.isEmpty()) {
        entry.insert(u"fields"_s, fields);
    }
    append(u"%1/%2.log"_s.arg(m_folder, m_name), compact(entry) + '\n');
    if (severity == Severity::Error) {
        append(m_folder + u"/error.log"_s, u"%1 ERROR %2 %3\n"_s.arg(time, code, oneLine(message)).toUtf8());
    }
}

void FileLog::append(const QString& path, const QByteArray& line) const
{
    if (QFileInfo(path).size() > m_fileLimit) {
        rotate(path);
    }
    // Opened for each line: several programs write error.log, and any of them may rotate it. A log that cannot be written
    // must not stop the program; the disk check of the engine reports the reason.
    if (QFile file(path); file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered)) {
        file.write(line);
    }
}

} // namespace godel

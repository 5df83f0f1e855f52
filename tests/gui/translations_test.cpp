#include "support/catch.h"
#include "support/wait.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

const QString root = QStringLiteral(GODEL_SOURCE_DIR);

QSet<QString> placeholders(const QString& text)
{
    static const QRegularExpression placeholder(u"%[0-9n]"_s);
    QSet<QString> found;
    for (auto match = placeholder.globalMatch(text); match.hasNext();) {
        found.insert(match.next().captured());
    }
    return found;
}

struct Message {
    QString source;
    QStringList translations;
    bool isUnfinished = false;
};

QList<Message> messagesOf(const QString& path)
{
    QFile file(path);
    REQUIRE(file.open(QIODevice::ReadOnly));
    QXmlStreamReader reader(&file);
    QList<Message> messages;
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isStartElement() && reader.name() == u"message"_s) {
            messages.append(Message());
        } else if (reader.isStartElement() && reader.name() == u"source"_s) {
            messages.last().source = reader.readElementText();
        } else if (reader.isStartElement() && reader.name() == u"translation"_s) {
            messages.last().isUnfinished = reader.attributes().value(u"type"_s) == u"unfinished"_s;
            // A plural has its forms inside; anything else its text.
            const QString text = reader.readElementText(QXmlStreamReader::IncludeChildElements);
            messages.last().translations.append(text);
        }
    }
    REQUIRE_FALSE(reader.hasError());
    return messages;
}

} // namespace

TEST_CASE("every language says everything that the source says now, with the same figures in it", "[gui][translations]")
{
    QTemporaryDir folder;
    const QString language = GENERATE(u"de"_s, u"fr"_s, u"ja"_s);
    const QString copy = folder.filePath(u"godel-ops_%1.ts"_s.arg(language));
    REQUIRE(QFile::copy(root + u"/translations/godel-ops_%1.ts"_s.arg(language), copy));
    QProcess update;
    update.setWorkingDirectory(root);
    update.start(u"/usr/lib/qt6/bin/lupdate"_s, {u"-silent"_s, u"-I"_s, u"src"_s, u"src/gui"_s, u"src/app/desktop"_s, u"-no-obsolete"_s, u"-locations"_s, u"none"_s, u"-ts"_s, copy});
    REQUIRE(waitFor([&update] { return update.state() == QProcess::NotRunning; }, 60000));
    REQUIRE(update.exitCode() == 0);
    const QList<Message> messages = messagesOf(copy);
    REQUIRE(messages.size() > 400);
    for (const Message& message : messages) {
        INFO(language.toStdString() << ": " << message.source.toStdString());
        CHECK_FALSE(message.isUnfinished);
        for (const QString& translation : message.translations) {
            CHECK_FALSE(translation.trimmed().isEmpty());
            CHECK(placeholders(translation) == placeholders(message.source));
        }
    }
}

#include "gui/theme/words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QTimeZone>
#include <cmath>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

/// What is said here, for translators.
struct WordsText {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

QDateTime dateTimeOf(Timestamp at)
{
    return QDateTime::fromMSecsSinceEpoch(microseconds(at) / 1000, Qt::UTC);
}

qint64 secondsOf(Duration duration)
{
    return std::chrono::duration_cast<std::chrono::seconds>(duration).count();
}

} // namespace

QString wordOf(Standing standing)
{
    switch (standing) {
    case Standing::Ok: return WordsText::tr("ok");
    case Standing::Warning: return WordsText::tr("warning");
    case Standing::Critical: return WordsText::tr("critical");
    case Standing::Neutral: return WordsText::tr("information");
    case Standing::Unknown: break;
    }
    return WordsText::tr("unknown");
}

QString clockText(Timestamp at, Timestamp now)
{
    const QDateTime time = dateTimeOf(at);
    const bool isToday = time.date() == dateTimeOf(now).date();
    return time.toString(isToday ? u"HH:mm:ss 'UTC'"_s : u"yyyy-MM-dd HH:mm:ss 'UTC'"_s);
}

QString fullTimeText(Timestamp at)
{
    const QDateTime time = dateTimeOf(at);
    const QDateTime local = time.toLocalTime();
    const QString utc = time.toString(u"yyyy-MM-dd HH:mm:ss 'UTC'"_s);
    return local.offsetFromUtc() == 0 ? utc : u"%1 (%2 %3)"_s.arg(utc, local.toString(u"HH:mm:ss"_s), local.timeZoneAbbreviation());
}

QString ageText(Duration age)
{
    const qint64 seconds = std::max<qint64>(0, secondsOf(age));
    if (seconds < 1) {
        return WordsText::tr("just now");
    }
    if (seconds < 60) {
        return WordsText::tr("%1 s ago").arg(seconds);
    }
    if (seconds < 3600) {
        return WordsText::tr("%1 min ago").arg(seconds / 60);
    }
    return seconds < 48 * 3600 ? WordsText::tr("%1 h ago").arg(seconds / 3600) : WordsText::tr("%1 d ago").arg(seconds / 86400);
}

QString countdownText(Duration duration)
{
    const qint64 seconds = std::max<qint64>(0, secondsOf(duration));
    const QString minutesAndSeconds = u"%1:%2"_s.arg(seconds / 60 % 60, seconds >= 3600 ? 2 : 1, 10, QChar(u'0')).arg(seconds % 60, 2, 10, QChar(u'0'));
    return seconds >= 3600 ? u"%1:%2"_s.arg(seconds / 3600).arg(minutesAndSeconds) : minutesAndSeconds;
}

QString figureText(double value, const QString& unit)
{
    const double size = std::abs(value);
    const int decimals = value == std::floor(value) ? 0 : size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3;
    // Nobody counts the digits of what is that large.
    const QString number = size >= 1e15 ? QLocale().toString(value, 'g', 4) : QLocale().toString(value, 'f', decimals);
    // A no-break space keeps figure and unit on one line.
    return unit.isEmpty() ? number : number + QChar(0x00A0) + unit;
}

QString figureText(const QJsonValue& value, const QString& unit)
{
    return value.isDouble() ? figureText(value.toDouble(), unit) : QStringLiteral("–");
}

QString signedText(double value, const QString& unit)
{
    const QString sign = value > 0 ? u"+"_s : value < 0 ? QString(QChar(0x2212)) : QString(QChar(0x00B1));
    return sign + figureText(std::abs(value), unit);
}

QString unitOfDifference(const QString& unit)
{
    return unit == u"%" ? WordsText::tr("pt") : unit;
}

QString titleOf(const QString& key)
{
    QString title = key;
    title.replace(u'_', u' ').replace(u'-', u' ');
    if (!title.isEmpty()) {
        title[0] = title[0].toUpper();
    }
    return title;
}

} // namespace godel::gui

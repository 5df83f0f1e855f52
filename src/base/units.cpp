#include "base/units.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QTimeZone>
#include <array>
#include <cmath>
#include <cstdio>

namespace godel {

using namespace Qt::StringLiterals;

namespace {

struct TimeUnit {
    const char* name;
    Duration length;
};

constexpr std::array timeUnits{
    TimeUnit{"d", 24h}, TimeUnit{"h", 1h}, TimeUnit{"m", 1min}, TimeUnit{"s", 1s}, TimeUnit{"ms", 1ms}, TimeUnit{"us", 1us},
};

constexpr Duration longestDuration = 24h * 10000;

tl::unexpected<Error> notADuration(const QString& text, const QString& field)
{
    return fail(ErrorCode::Invalid, u"'%1' is not a length of time"_s.arg(text.left(40)),
                u"Write a number and a unit (d, h, m, s, ms), for example 15m or 1h30m"_s, field);
}

QString decimals(qint64 subSecondMicroseconds)
{
    if (subSecondMicroseconds == 0) {
        return {};
    }
    if (subSecondMicroseconds % 1000 == 0) {
        return u".%1"_s.arg(subSecondMicroseconds / 1000, 3, 10, QChar(u'0'));
    }
    return u".%1"_s.arg(subSecondMicroseconds, 6, 10, QChar(u'0'));
}

} // namespace

QString text(Duration duration)
{
    if (duration == Duration::zero()) {
        return u"0s"_s;
    }
    QString written = duration < Duration::zero() ? u"-"_s : QString();
    Duration rest = std::chrono::abs(duration);
    for (const TimeUnit& unit : timeUnits) {
        if (const auto count = rest / unit.length; count > 0) {
            written += QString::number(count) + QLatin1StringView(unit.name);
            rest -= count * unit.length;
        }
    }
    return written;
}

QString roughText(Duration duration)
{
    return duration < 1s ? text(Duration(std::chrono::round<std::chrono::milliseconds>(duration))) : text(Duration(std::chrono::round<std::chrono::seconds>(duration)));
}

Result<Duration> parseDuration(const QString& text, const QString& field)
{
    static const QRegularExpression part(u"\\G(\\d{1,12})(d|h|ms|m|us|s)"_s);
    Duration sum{0};
    qsizetype at = 0;
    size_t nextUnit = 0;
    while (at < text.size()) {
        const auto match = part.match(text, at);
        if (!match.hasMatch()) {
            return notADuration(text, field);
        }
        while (nextUnit < timeUnits.size() && match.captured(2) != QLatin1StringView(timeUnits[nextUnit].name)) {
            ++nextUnit;
        }
        if (nextUnit == timeUnits.size()) {
            return notADuration(text, field);
        }
        const qint64 count = match.captured(1).toLongLong();
        if (count > longestDuration / timeUnits[nextUnit].length) {
            return fail(ErrorCode::Invalid, u"'%1' is longer than 10000 days"_s.arg(text.left(40)), {}, field);
        }
        sum += count * timeUnits[nextUnit++].length;
        at = match.capturedEnd();
    }
    if (text.isEmpty() || sum > longestDuration) {
        return notADuration(text, field);
    }
    return sum;
}

QString text(Timestamp timestamp)
{
    // By hand: QDateTime takes ten times as long, and every list of the API is full of times.
    const auto second = std::chrono::floor<std::chrono::seconds>(timestamp);
    const auto day = std::chrono::floor<std::chrono::days>(second);
    const std::chrono::year_month_day date(std::chrono::sys_days(day.time_since_epoch()));
    const std::chrono::hh_mm_ss time(second - day);
    std::array<char, 40> written{};
    const int length = std::snprintf(written.data(), written.size(), "%04d-%02u-%02uT%02d:%02d:%02d", int(date.year()), unsigned(date.month()), unsigned(date.day()),
                                     int(time.hours().count()), int(time.minutes().count()), int(time.seconds().count()));
    return QString::fromLatin1(written.data(), length) + decimals((timestamp - second).count()) + u'Z';
}

QString stamp(Timestamp timestamp)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(timestamp).time_since_epoch().count();
    return QDateTime::fromSecsSinceEpoch(seconds, Qt::UTC).toString(u"yyyyMMdd-HHmmss"_s);
}

Result<Timestamp> parseTimestamp(const QString& text, const QString& field)
{
    static const QRegularExpression form(
        u"^(\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(?::\\d\\d)?)(?:\\.(\\d{1,6}))?(Z|[+-]\\d\\d:?\\d\\d)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = form.match(text);
    const auto instant = QDateTime::fromString(match.captured(1).replace(u' ', u'T') + match.captured(3), Qt::ISODate);
    if (!match.hasMatch() || !instant.isValid()) {
        return fail(ErrorCode::Invalid, u"'%1' is not a time with its zone"_s.arg(text.left(40)),
                    u"Write it like 2026-02-08T10:30:00Z or 2026-02-08T11:30:00+01:00"_s, field);
    }
    const qint64 fraction = match.captured(2).leftJustified(6, u'0').toLongLong();
    return timestampOf(instant.toSecsSinceEpoch() * 1000000 + fraction);
}

QString text(Percent percent)
{
    return QString::number(percent.hundredths() / 100.0, 'g', 6);
}

Result<Percent> parsePercent(const QString& text, const QString& field)
{
    static const QRegularExpression form(u"^(\\d{1,3})(?:\\.(\\d{1,2}))?%?$"_s);
    const auto match = form.match(text);
    const int hundredths = match.captured(1).toInt() * 100 + match.captured(2).leftJustified(2, u'0').toInt();
    if (!match.hasMatch() || hundredths > 10000) {
        return fail(ErrorCode::Invalid, u"'%1' is not a share from 0 to 100 %"_s.arg(text.left(40)),
                    u"Write a number with at most two decimals, for example 5 or 0.25"_s, field);
    }
    return Percent::ofHundredths(hundredths);
}

namespace {

constexpr std::array byteUnits{"B", "KiB", "MiB", "GiB", "TiB"};

} // namespace

QString text(Bytes bytes)
{
    double value = static_cast<double>(bytes.count);
    size_t unit = 0;
    while (value >= 1024 && unit + 1 < byteUnits.size()) {
        value /= 1024;
        ++unit;
    }
    return u"%1 %2"_s.arg(QString::number(value, 'f', unit == 0 ? 0 : 1), QLatin1StringView(byteUnits[unit]));
}

Result<Bytes> parseBytes(const QString& text, const QString& field)
{
    static const QRegularExpression form(u"^(\\d{1,15}) ?(B|KiB|MiB|GiB|TiB)?$"_s);
    const auto match = form.match(text);
    qint64 factor = 1;
    for (const char* unit : byteUnits) {
        if (match.captured(2).isEmpty() || match.captured(2) == QLatin1StringView(unit)) {
            break;
        }
        factor *= 1024;
    }
    const qint64 count = match.captured(1).toLongLong();
    if (!match.hasMatch() || count > std::numeric_limits<qint64>::max() / factor) {
        return fail(ErrorCode::Invalid, u"'%1' is not a size"_s.arg(text.left(40)),
                    u"Write bytes or a number with KiB, MiB or GiB, for example 512MiB"_s, field);
    }
    return Bytes{count * factor};
}

} // namespace godel

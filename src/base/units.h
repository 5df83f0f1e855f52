#pragma once

#include "base/result.h"

#include <QString>
#include <chrono>
#include <compare>

namespace godel {

using namespace std::chrono_literals;

/// A length of time; microseconds underneath.
using Duration = std::chrono::microseconds;
/// An instant in UTC; microseconds since 1970-01-01T00:00:00Z.
using Timestamp = std::chrono::sys_time<std::chrono::microseconds>;

/// "15m", "1h30m", "90s", "250ms", "0s". Reads back through parseDuration exactly.
[[nodiscard]] QString text(Duration duration);
/// The same for people: whole seconds from one second up, whole milliseconds below.
[[nodiscard]] QString roughText(Duration duration);
/// Numbers with the units d, h, m, s, ms, us, largest first, no spaces: "1h30m". Never negative, at most 10 000 days.
[[nodiscard]] Result<Duration> parseDuration(const QString& text, const QString& field = {});

/// "2026-02-08T10:30:00Z", with as many decimals (none, 3 or 6) as it needs.
[[nodiscard]] QString text(Timestamp timestamp);
/// "20260208-103000", in whole seconds of UTC, for ids that people read.
[[nodiscard]] QString stamp(Timestamp timestamp);
/// ISO 8601 with an offset ("Z", "+01:00"); a time without one is refused, since it would be taken for another hour.
[[nodiscard]] Result<Timestamp> parseTimestamp(const QString& text, const QString& field = {});

[[nodiscard]] constexpr qint64 microseconds(Timestamp timestamp)
{
    return timestamp.time_since_epoch().count();
}

[[nodiscard]] constexpr Timestamp timestampOf(qint64 microseconds)
{
    return Timestamp(Duration(microseconds));
}

/// A share from 0 to 100 % in steps of 0.01 %, which is what the router can split by.
class Percent {
public:
    constexpr Percent() = default;
    constexpr explicit Percent(int whole) : m_hundredths(whole * 100) {}
    [[nodiscard]] static constexpr Percent ofHundredths(int hundredths)
    {
        Percent percent;
        percent.m_hundredths = hundredths;
        return percent;
    }

    /// 0 to 10 000.
    [[nodiscard]] constexpr int hundredths() const { return m_hundredths; }
    /// 0 to 1.
    [[nodiscard]] constexpr double fraction() const { return m_hundredths / 10000.0; }

    constexpr auto operator<=>(const Percent&) const = default;

private:
    int m_hundredths = 0;
};

/// "5", "0.25"; without the sign.
[[nodiscard]] QString text(Percent percent);
/// "5", "0.25", "5%"; 0 to 100 with at most two decimals.
[[nodiscard]] Result<Percent> parsePercent(const QString& text, const QString& field = {});

/// A size; never negative.
struct Bytes {
    qint64 count = 0;
    constexpr auto operator<=>(const Bytes&) const = default;
};

/// "1.2 GiB", for people.
[[nodiscard]] QString text(Bytes bytes);
/// "4096", "64KiB", "512MiB", "2GiB"; a bare number is bytes.
[[nodiscard]] Result<Bytes> parseBytes(const QString& text, const QString& field = {});

} // namespace godel

#pragma once

#include "base/file.h"
#include "base/result.h"
#include "ports/router.h"

#include <QByteArray>

namespace godel::drivers {

/// What a HAProxy configuration depends on. Checked once by `parse`, so that rendering cannot fail or be injected into.
class HaproxyConfig {
public:
    struct Settings {
        quint16 port = 0; ///< where clients connect, on 127.0.0.1
        int slots = 8; ///< in each group, 1 to 64
        QString socketPath; ///< absolute, at most 90 characters of A-Z a-z 0-9 . _ - /
        QString statePath; ///< the same; where slots survive a reload. Empty: they do not
        QString sessionCookie; ///< name of the cookie that keeps a user on one side
        QString clientHeader{}; ///< counts who sends no cookie as one client by this header. Empty: each request is a unit
        ports::Split split; ///< run-time variables do not survive a reload, so they are rendered
        std::optional<Duration> hold;
        quint16 probePort = 0;   ///< where the engine answers the platform's probes, on 127.0.0.1; 0: instances answer them
        quint16 metricsPort = 0; ///< its own page for Prometheus, on 127.0.0.1; 0: none
    };
    [[nodiscard]] static Result<HaproxyConfig> parse(Settings settings);

    [[nodiscard]] QByteArray render() const;
    /// Differs when anything but the split and the hold does; more than 0. The configuration tells it to the process, so that one asks
    /// the process what it runs with and not its file.
    [[nodiscard]] qint64 structure() const;
    [[nodiscard]] const Settings& settings() const { return m_settings; }

private:
    explicit HaproxyConfig(Settings settings) : m_settings(std::move(settings)) { }

    Settings m_settings;
};

/// HAProxy may run as an account of its own, and its files hold no secret; the folder keeps others out.
inline constexpr QFileDevice::Permissions readableByAll = ownerOnly | QFileDevice::ReadGroup | QFileDevice::ReadOther;
/// A rendered configuration, of whichever structure, with another split and hold.
[[nodiscard]] QByteArray withRunTime(const QByteArray& rendered, const ports::Split& split, std::optional<Duration> hold);
/// The same with those of `from`, an earlier one; what that does not say stays.
[[nodiscard]] QByteArray withRunTimeOf(const QByteArray& from, const QByteArray& rendered);
/// "s0", "c12": the slot's name in HAProxy.
[[nodiscard]] QByteArray slotName(ports::Slot slot);
/// The slot of a name that `slotName` made.
[[nodiscard]] std::optional<ports::Slot> slotOf(const QByteArray& name);
/// "s" or "c".
[[nodiscard]] QByteArray groupName(ports::Group group);
/// Whole seconds since 1970, as the lease rule compares them.
[[nodiscard]] qint64 leaseSeconds(Timestamp lease);
/// At least 1 for a hold, 0 for none.
[[nodiscard]] qint64 holdSeconds(std::optional<Duration> hold);

} // namespace godel::drivers

#include "drivers/router/haproxy_config.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <algorithm>

namespace godel::drivers {

using namespace Qt::StringLiterals;
using ports::Group;
using ports::Slot;

namespace {

/// What is set at run time, by its names in HAProxy.
QList<std::pair<QByteArray, qint64>> runTimeVariables(const ports::Split& split, std::optional<Duration> hold)
{
    const auto shareOf = [&split](Group group) { return group == split.stable ? 0 : split.canary.hundredths(); };
    return { { "canary_s", shareOf(Group::S) },
             { "canary_c", shareOf(Group::C) },
             { "stable", split.stable == Group::S ? 0 : 1 },
             { "lease", leaseSeconds(split.lease) },
             { "hold", holdSeconds(hold) } };
}

QByteArray variableLine(const QByteArray& name, qint64 value)
{
    return "    set-var proc." + name + " int(" + QByteArray::number(value) + ")\n";
}

QByteArray serverLine(Slot slot, Group stable)
{
    return "    server " + slotName(slot) + " 127.0.0.1:1 weight " + (slot.group == stable ? "1" : "0") + '\n';
}

/// A process that was told to go for a newer one ends when its requests have, which are answered within a minute; streams are cut then.
QByteArray global(const HaproxyConfig::Settings& settings, qint64 structure)
{
    QByteArray out = "global\n"
                     "    hard-stop-after 60s\n"
                     "    stats socket "
        + settings.socketPath.toUtf8() + " mode 600 level admin expose-fd listeners\n";
    if (!settings.statePath.isEmpty()) {
        out += "    server-state-file " + settings.statePath.toUtf8() + '\n';
    }
    for (const auto& [name, value] : runTimeVariables(settings.split, settings.hold)) {
        out += variableLine(name, value);
    }
    return out + variableLine("interval", 1) + variableLine("structure", structure);
}

QByteArray defaults(const HaproxyConfig::Settings& settings)
{
    QByteArray out = R"(defaults
    mode http
    timeout connect 1s
    timeout client 60s
    timeout server 60s
    timeout tunnel 1h
    timeout http-request 10s
    option redispatch 1
    retries 2
    option idle-close-on-response
)";
    if (!settings.statePath.isEmpty()) {
        out += "    load-server-state-from-file global\n";
    }
    return out;
}

/// While no engine answers, an instance does.
QByteArray probes(quint16 port)
{
    return port == 0 ? QByteArray() : R"(    use_backend engine if { path /live /ready /health /health/details /metrics } { nbsrv(engine) gt 0 }
)";
}

QByteArray probeBackend(quint16 port)
{
    return port == 0 ? QByteArray() : "backend engine\n    server engine 127.0.0.1:" + QByteArray::number(port) + " check inter 500ms rise 1 fall 1\n";
}

QByteArray frontend(const HaproxyConfig::Settings& settings)
{
    return "frontend entrance\n    bind 127.0.0.1:" + QByteArray::number(settings.port) + '\n' + probes(settings.probePort) + R"(
    http-request return status 503 hdr Retry-After "%[var(proc.hold)]" if { var(proc.hold) -m int gt 0 }
    default_backend app
)";
}

QByteArray metricsPage(quint16 port)
{
    return port == 0 ? QByteArray() : "frontend inside\n    bind 127.0.0.1:" + QByteArray::number(port) + "\n    http-request use-service prometheus-exporter if { path /metrics }\n";
}

/// The draw is uniform without a cookie and a fixed place in the same range with one, so that a growing share takes
/// nobody back. The cookie decides where a client is drawn to, the header only as whom it is counted.
QByteArray drawing(const HaproxyConfig::Settings& settings)
{
    QByteArray out = "backend app\n"
                     "    balance roundrobin\n"
                     "    retry-on conn-failure empty-response\n"
                     "    http-request disable-l7-retry unless METH_GET\n"
                     "    http-request set-var(txn.start) date(0,us)\n"
                     "    http-request set-var(txn.client) req.cook("
        + settings.sessionCookie.toUtf8() + "),xxh32\n"
        + "    http-request set-var(txn.draw) rand(10000)\n"
          "    http-request set-var(txn.draw) var(txn.client),mod(10000)\n";
    if (!settings.clientHeader.isEmpty()) {
        out += "    http-request set-var(txn.client) req.hdr(" + settings.clientHeader.toUtf8() + "),xxh32 unless { var(txn.client) -m found }\n";
    }
    return out + "    http-request set-var(txn.pick) rand(" + QByteArray::number(settings.slots) + ")\n"
        + "    http-request set-var(txn.live) int(1) if { date,sub(proc.lease) lt 0 }\n";
}

/// Who is drawn to the canary has a mark of its own there, so that a client of both sides is one unit of each.
QByteArray choosing(Group group)
{
    const auto side = groupName(group);
    const QByteArray isChosen = " if { var(txn.to_" + side + ") -m int 1 }\n";
    return "    http-request set-var(txn.to_" + side + ") int(1) if { var(txn.live) -m int 1 } { var(txn.draw),sub(proc.canary_" + side
        + ") -m int lt 0 }\n"
        + "    http-request set-var(txn.slot) str(" + side + "),concat(,txn.pick)" + isChosen
        + "    http-request set-var(txn.client) var(txn.client),add(1)" + isChosen;
}

/// A canary's slot is named, the drawn one first and then whichever is up; everything else goes round the slots with a weight,
/// which are those of the stable group.
QByteArray naming(int count)
{
    QByteArray out = "    use-server %[var(txn.slot)] if { var(txn.slot) -m found }\n";
    for (const auto group : { Group::S, Group::C }) {
        for (int number = 0; number < count; ++number) {
            out += "    use-server " + slotName({ group, number }) + " if { var(txn.to_" + groupName(group) + ") -m int 1 }\n";
        }
    }
    return out;
}

/// What makes an answer its client's first one, or first bad one, since the engine last counted. Without a client it always is.
const QByteArray isAgain = "{ sc_get_gpt(0,1),sub(proc.interval) -m int 0 }";
const QByteArray isBadAgain = "{ sc_get_gpt(1,1),sub(proc.interval) -m int 0 }";

/// The stable side's requests that no instance can take; the canary's go to the stable side then. Counter 21, and 20 for its units.
QByteArray refusing()
{
    QByteArray out;
    for (const auto group : { Group::S, Group::C }) {
        out += "    http-request set-var(txn.refused) str(" + groupName(group) + ") if { nbsrv(app) eq 0 } { var(proc.stable) -m int "
            + (group == Group::S ? "0" : "1") + " } !{ var(txn.to_" + groupName(other(group)) + ") -m found }\n";
    }
    const QByteArray isRefused = " { var(txn.refused) -m found }";
    return out + "    http-request track-sc1 var(txn.client) table clients\n"
        + "    http-request track-sc0 var(txn.refused) table counts if" + isRefused + ' ' + isAgain + '\n'
        + "    http-request track-sc0 var(txn.refused),concat(u) table counts if" + isRefused + '\n'
        + "    http-request sc-inc-gpc(21,0) if" + isRefused + '\n'
        + "    http-request sc-inc-gpc(20,0) if" + isRefused + " !" + isBadAgain + '\n'
        + "    http-request sc-set-gpt(0,1) var(proc.interval) if" + isRefused + '\n'
        + "    http-request sc-set-gpt(1,1) var(proc.interval) if" + isRefused + '\n';
}

/// A client's first answer in an interval is counted under the server's name and a u, the others under the name alone, so that the
/// units have all counters of their own at no further cost. Counters 0: answers; 1 to 5: 1xx, 2xx, 3xx, 4xx without 429, 5xx;
/// 6: 429; 7 to 19: latency; 20: units that went bad; 21: refused.
QByteArray counting()
{
    QByteArray out = "    http-response track-sc0 srv_name table counts if " + isAgain + '\n'
        + "    http-response track-sc0 srv_name,concat(u) table counts\n"
          "    http-response sc-set-gpt(0,1) var(proc.interval)\n"
          "    http-response sc-inc-gpc(20,0) if { status ge 500 } !" + isBadAgain + '\n'
        + "    http-response sc-set-gpt(1,1) var(proc.interval) if { status ge 500 }\n"
        + R"(    http-response set-var(txn.us) date(0,us),sub(txn.start)
    http-response sc-inc-gpc(0,0)
    http-response sc-inc-gpc(1,0) if { status 100:199 }
    http-response sc-inc-gpc(2,0) if { status 200:299 }
    http-response sc-inc-gpc(3,0) if { status 300:399 }
    http-response sc-inc-gpc(4,0) if { status 400:428 430:499 }
    http-response sc-inc-gpc(5,0) if { status ge 500 }
    http-response sc-inc-gpc(6,0) if { status 429 }
)";
    for (std::size_t bucket = 0; bucket <= ports::latencyBounds.size(); ++bucket) {
        const auto from = bucket == 0 ? QByteArray() : QByteArray::number(ports::latencyBounds.at(bucket - 1));
        const auto to = bucket == ports::latencyBounds.size() ? QByteArray()
                                                              : QByteArray::number(ports::latencyBounds.at(bucket) - 1);
        out += "    http-response sc-inc-gpc(" + QByteArray::number(bucket + 7) + ",0) if { var(txn.us) -m int " + from
            + ':' + to + " }\n";
    }
    return out;
}

/// A client that does not come back within two minutes is forgotten: longer than any scrape, which is at most one apart.
QByteArray tables()
{
    return "backend counts\n    stick-table type string len 16 size 1k store gpc(22)\n"
           "backend clients\n    stick-table type integer size 100k expire 2m store gpt(2)\n";
}

QByteArray servers(const HaproxyConfig::Settings& settings)
{
    QByteArray out =
        "    default-server check inter 200ms fastinter 100ms downinter 100ms rise 1 fall 2 observe layer4 "
        "error-limit 1 on-error mark-down disabled\n";
    for (const auto group : { Group::S, Group::C }) {
        for (int number = 0; number < settings.slots; ++number) {
            out += serverLine({ group, number }, settings.split.stable);
        }
    }
    return out;
}

QByteArray whole(const HaproxyConfig::Settings& settings, qint64 structure)
{
    return global(settings, structure) + defaults(settings) + frontend(settings) + probeBackend(settings.probePort) + metricsPage(settings.metricsPort)
        + drawing(settings) + choosing(Group::S) + choosing(Group::C) + refusing() + naming(settings.slots) + counting() + servers(settings) + tables();
}

Result<> checkPath(const QString& path, const QString& field)
{
    static const QRegularExpression allowed(u"\\A/[A-Za-z0-9._/-]{1,89}\\z"_s);
    if (!allowed.match(path).hasMatch()) {
        return fail(ErrorCode::Invalid, u"'%1' cannot be a path in the router's configuration"_s.arg(path.left(100)),
                    u"Use an absolute path of at most 90 letters, digits, '.', '_', '-' and '/'"_s, field);
    }
    return {};
}

} // namespace

Result<HaproxyConfig> HaproxyConfig::parse(Settings settings)
{
    static const QRegularExpression header(u"\\A[A-Za-z0-9-]{1,64}\\z"_s);
    static const QRegularExpression cookie(u"\\A[A-Za-z0-9_.-]{1,64}\\z"_s);
    if (settings.port == 0) {
        return fail(ErrorCode::Invalid, u"The router needs a port"_s, u"Choose one from 1 to 65535"_s, u"port"_s);
    }
    if (settings.slots < 1 || settings.slots > 64) {
        return fail(ErrorCode::Invalid, u"%1 slots in a group are not possible"_s.arg(settings.slots),
                    u"Choose 1 to 64"_s, u"slots"_s);
    }
    if (!cookie.match(settings.sessionCookie).hasMatch()) {
        return fail(ErrorCode::Invalid, u"'%1' is not a cookie's name"_s.arg(settings.sessionCookie.left(80)),
                    u"Use 1 to 64 letters, digits, '_', '.' and '-'"_s, u"session_cookie"_s);
    }
    if (!settings.clientHeader.isEmpty() && !header.match(settings.clientHeader).hasMatch()) {
        return fail(ErrorCode::Invalid, u"'%1' is not a header's name"_s.arg(settings.clientHeader.left(80)),
                    u"Use 1 to 64 letters, digits and '-'"_s, u"client_header"_s);
    }
    TRY_DO(checkPath(settings.socketPath, u"socket"_s));
    if (!settings.statePath.isEmpty()) {
        TRY_DO(checkPath(settings.statePath, u"state"_s));
    }
    return HaproxyConfig(std::move(settings));
}

QByteArray HaproxyConfig::render() const
{
    return whole(m_settings, structure());
}

qint64 HaproxyConfig::structure() const
{
    auto settings = m_settings;
    settings.split = {};
    settings.hold.reset();
    const auto hash = QCryptographicHash::hash(whole(settings, 0), QCryptographicHash::Sha256).left(4).toHex();
    return hash.toLongLong(nullptr, 16) + 1;
}

QByteArray withRunTime(const QByteArray& rendered, const ports::Split& split, std::optional<Duration> hold)
{
    auto lines = rendered.split('\n');
    for (auto& line : lines) {
        const QByteArray name = line.mid(QByteArrayLiteral("    server ").size()).split(' ').first();
        if (const auto slot = line.startsWith("    server ") && line.contains(" 127.0.0.1:1 weight ") ? slotOf(name) : std::nullopt) {
            line = serverLine(*slot, split.stable).chopped(1);
        }
        for (const auto& [variable, value] : runTimeVariables(split, hold)) {
            if (line.startsWith("    set-var proc." + variable + ' ')) {
                line = variableLine(variable, value).chopped(1);
            }
        }
    }
    return lines.join('\n');
}

QByteArray withRunTimeOf(const QByteArray& from, const QByteArray& rendered)
{
    const auto valueOf = [&from](const QByteArray& name) -> std::optional<qint64> {
        const QByteArray begin = "\n    set-var proc." + name + " int(";
        const auto at = from.indexOf(begin);
        bool isNumber = false;
        const auto value = from.mid(at + begin.size(), from.indexOf(')', at + begin.size()) - at - begin.size()).toLongLong(&isNumber);
        return at >= 0 && isNumber ? std::optional(value) : std::nullopt;
    };
    ports::Split split;
    const auto stable = valueOf("stable");
    const auto lease = valueOf("lease");
    if (!stable || !lease) {
        return rendered;
    }
    split.stable = *stable == 0 ? Group::S : Group::C;
    split.canary = Percent::ofHundredths(static_cast<int>(std::clamp<qint64>(valueOf("canary_" + groupName(other(split.stable))).value_or(0), 0, 10000)));
    split.lease = Timestamp(std::chrono::seconds(*lease));
    const auto hold = valueOf("hold").value_or(0);
    return withRunTime(rendered, split, hold > 0 ? std::optional<Duration>(std::chrono::seconds(hold)) : std::nullopt);
}

QByteArray groupName(Group group)
{
    return group == Group::S ? "s" : "c";
}

QByteArray slotName(Slot slot)
{
    return groupName(slot.group) + QByteArray::number(slot.number);
}

std::optional<Slot> slotOf(const QByteArray& name)
{
    bool isNumber = false;
    const auto number = name.mid(1).toInt(&isNumber);
    if (name.isEmpty() || !isNumber || number < 0 || (name.front() != 's' && name.front() != 'c')) {
        return {};
    }
    return Slot{ name.front() == 's' ? Group::S : Group::C, number };
}

qint64 leaseSeconds(Timestamp lease)
{
    return std::chrono::floor<std::chrono::seconds>(lease).time_since_epoch().count();
}

qint64 holdSeconds(std::optional<Duration> hold)
{
    return hold ? std::max<qint64>(1, std::chrono::ceil<std::chrono::seconds>(*hold).count()) : 0;
}

} // namespace godel::drivers

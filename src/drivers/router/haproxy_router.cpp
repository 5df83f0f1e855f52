#include "drivers/router/haproxy_router.h"

#include "base/file.h"

#include <QHash>
#include <algorithm>

namespace godel::drivers {

using namespace Qt::StringLiterals;
using namespace ports;

namespace {

/// Last in each batch and asked for by whoever reads its answer: one that was cut short by a death does not have it.
const QByteArray endMark = "get var proc.stable";

const QList<QByteArray> viewCommands{ "get var proc.canary_s", "get var proc.canary_c", "get var proc.lease",
                                      "get var proc.hold",     "show stat app 4 -1",    endMark };

/// The rows of `show stat` by column name.
QList<QHash<QByteArray, QByteArray>> rowsOf(const QList<QByteArray>& lines)
{
    QList<QByteArray> header;
    QList<QHash<QByteArray, QByteArray>> rows;
    for (const auto& line : lines) {
        if (line.startsWith("# pxname,")) {
            header = line.mid(2).split(',');
        } else if (line.startsWith("app,")) {
            const auto cells = line.split(',');
            QHash<QByteArray, QByteArray> row;
            for (qsizetype column = 0; column < std::min(header.size(), cells.size()); ++column) {
                row.insert(header.at(column), cells.at(column));
            }
            rows.append(row);
        }
    }
    return rows;
}

SlotState stateOf(const QByteArray& status)
{
    if (status.startsWith("MAINT")) {
        return SlotState::Out;
    }
    if (status.startsWith("DRAIN")) {
        return SlotState::Draining;
    }
    return status.startsWith("UP") ? SlotState::Up : SlotState::Down;
}

/// "proc.hold: type=sint value=<7>"
Result<qint64> variable(const QList<QByteArray>& lines, const QByteArray& name)
{
    for (const auto& line : lines) {
        if (line.startsWith(name + ": ")) {
            const auto from = line.indexOf('<') + 1;
            bool isNumber = false;
            const auto value = line.mid(from, line.lastIndexOf('>') - from).toLongLong(&isNumber);
            if (isNumber) {
                return value;
            }
        }
    }
    return fail(ErrorCode::Unavailable, u"The router has no variable %1"_s.arg(QString::fromUtf8(name)),
                u"Look whether haproxy runs with the rendered configuration"_s);
}

Result<RouterView> viewOf(const QList<QByteArray>& lines)
{
    RouterView view;
    TRY(const auto stable, variable(lines, "proc.stable"));
    view.split.stable = stable == 0 ? Group::S : Group::C;
    TRY(const auto share, variable(lines, "proc.canary_" + groupName(other(view.split.stable))));
    view.split.canary = Percent::ofHundredths(static_cast<int>(share));
    TRY(const auto lease, variable(lines, "proc.lease"));
    view.split.lease = Timestamp(std::chrono::seconds(lease));
    TRY(const auto hold, variable(lines, "proc.hold"));
    if (hold > 0) {
        view.hold = std::chrono::seconds(hold);
    }
    for (const auto& row : rowsOf(lines)) {
        if (const auto slot = slotOf(row.value("svname"))) {
            const auto address = row.value("addr");
            view.slotViews.append({ *slot, stateOf(row.value("status")),
                                    address.mid(address.lastIndexOf(':') + 1).toUShort(),
                                    row.value("scur").toLongLong() });
        }
    }
    return view;
}

/// Where the table's counter of that number belongs; nothing for one that the side does not keep.
QList<qint64*> placesOf(SideCounts& side, std::size_t index, bool isUnit)
{
    constexpr std::size_t firstLatency = 7;
    constexpr std::size_t afterLatency = firstLatency + std::tuple_size_v<decltype(side.latency)>;
    const std::array<qint64*, firstLatency> plain{ &side.requests,     &side.informational, &side.successes, &side.redirects,
                                                   &side.clientErrors, &side.serverErrors,  &side.tooMany };
    QList<qint64*> places;
    if (index < firstLatency) {
        places.append(plain.at(index));
    } else if (index < afterLatency) {
        places.append(&side.latency.at(index - firstLatency));
    } else if (index == afterLatency) {
        places.append(&side.badUnits);
    } else if (index == afterLatency + 1) {
        places.append(&side.unavailable);
    }
    if (isUnit && (index == 0 || index == afterLatency + 1)) {
        places.append(&side.units);
    } else if (isUnit && index >= firstLatency && index < afterLatency) {
        places.append(&side.unitLatency.at(index - firstLatency));
    }
    return places;
}

/// "0x7f…: key=s0u use=0 exp=0 gpc0=11 gpc1=11 …"; the key of a side alone is for what no server took.
void addTableLine(const QByteArray& line, RouterCounts& counts)
{
    SideCounts* side = nullptr;
    bool isUnit = false;
    for (const auto& word : line.split(' ')) {
        if (word.startsWith("key=")) {
            side = word.startsWith("key=s") ? &counts.s : word.startsWith("key=c") ? &counts.c : nullptr;
            isUnit = word.endsWith('u');
        } else if (word.startsWith("gpc") && side != nullptr) {
            const auto equals = word.indexOf('=');
            for (auto* place : placesOf(*side, word.mid(3, equals - 3).toUInt(), isUnit)) {
                *place += word.mid(equals + 1).toLongLong();
            }
        }
    }
}

/// The answer holds the interval before and after it was told to go on. Without that no client would ever be counted again.
Result<> checkInterval(const QList<QByteArray>& lines)
{
    QList<QByteArray> said;
    std::copy_if(lines.begin(), lines.end(), std::back_inserter(said), [](const QByteArray& line) { return line.startsWith("proc.interval: "); });
    if (said.size() != 2 || said.first() == said.last()) {
        return fail(ErrorCode::Unavailable, u"The router did not begin a new interval of counting"_s,
                    u"Look whether haproxy runs with the rendered configuration"_s);
    }
    return {};
}

Result<qint64> epochOf(const QList<QByteArray>& lines)
{
    for (const auto& line : lines) {
        if (line.startsWith("Pid: ") && line.mid(5).toLongLong() > 0) {
            return line.mid(5).toLongLong();
        }
    }
    return fail(ErrorCode::Unavailable, u"The router did not say which process it is"_s, u"Look whether haproxy runs"_s);
}

Result<RouterCounts> countsOf(const QList<QByteArray>& lines)
{
    RouterCounts counts;
    TRY(counts.epoch, epochOf(lines));
    TRY_DO(variable(lines, "proc.stable"));
    for (const auto& line : lines) {
        if (line.startsWith("0x")) {
            addTableLine(line, counts);
        }
    }
    for (const auto& row : rowsOf(lines)) {
        if (const auto slot = slotOf(row.value("svname"))) {
            auto& side = slot->group == Group::S ? counts.s : counts.c;
            side.connectErrors += row.value("econ").toLongLong();
            side.responseErrors += row.value("eresp").toLongLong();
            side.retries += row.value("wretr").toLongLong();
            side.redispatches += row.value("wredis").toLongLong();
            side.unavailable += row.value("econ").toLongLong();
            side.failedChecks += row.value("chkfail").toLongLong();
        }
    }
    TRY_DO(checkInterval(lines));
    return counts;
}

Result<SlotView> viewOfSlot(const RouterView& view, Slot slot)
{
    for (const auto& candidate : view.slotViews) {
        if (candidate.slot == slot) {
            return candidate;
        }
    }
    return fail(ErrorCode::NotFound, u"The router has no slot %1"_s.arg(QString::fromUtf8(slotName(slot))),
                u"Look whether haproxy runs with the rendered configuration"_s);
}

QByteArray setVariable(const QByteArray& name, qint64 value)
{
    return "set var proc." + name + " int(" + QByteArray::number(value) + ')';
}

tl::unexpected<Error> notTaken(const QString& what)
{
    return fail(ErrorCode::Unavailable, u"The router did not take over the %1"_s.arg(what),
                u"Look at it and try again; somebody else may be changing it"_s);
}

} // namespace

HaproxyRouter::HaproxyRouter(const HaproxyConfig& config) : m_config(config), m_socket(config.settings().socketPath) { }

template <typename T, typename Judge> Pending<T> HaproxyRouter::change(QList<QByteArray> commands, Judge judge)
{
    const auto pending = Pending<T>::make();
    m_socket.ask(commands + viewCommands).whenReady(this, [pending, judge](const Result<QList<QByteArray>>& answer) {
        if (!answer) {
            pending.fulfil(fail(answer.error()));
            return;
        }
        const auto view = viewOf(*answer);
        if (!view) {
            pending.fulfil(fail(view.error()));
            return;
        }
        judge(*view, pending);
    });
    return pending;
}

Result<> HaproxyRouter::checkSlot(Slot slot) const
{
    if (slot.number < 0 || slot.number >= m_config.settings().slots) {
        return fail(ErrorCode::Invalid, u"There is no slot %1"_s.arg(slot.number),
                    u"The router has slots 0 to %1 in each group"_s.arg(m_config.settings().slots - 1), u"slot"_s);
    }
    return {};
}

Pending<> HaproxyRouter::place(Slot slot, quint16 port)
{
    if (const auto checked = checkSlot(slot); !checked) {
        return Pending<>::of(fail(checked.error()));
    }
    const auto server = "set server app/" + slotName(slot);
    return change<void>({ server + " addr 127.0.0.1 port " + QByteArray::number(port), server + " state ready" },
                        [slot, port](const RouterView& view, const Pending<>& pending) {
                            const auto found = viewOfSlot(view, slot);
                            if (!found || found->port != port || found->state == SlotState::Out) {
                                pending.fulfil(notTaken(u"backend"_s));
                                return;
                            }
                            pending.fulfil({});
                        });
}

Pending<Departure> HaproxyRouter::takeOut(Slot slot, Removal removal)
{
    if (const auto checked = checkSlot(slot); !checked) {
        return Pending<Departure>::of(fail(checked.error()));
    }
    const auto name = "app/" + slotName(slot);
    const auto tell = [slot](const RouterView& view, const Pending<Departure>& pending) {
        pending.fulfil(viewOfSlot(view, slot).map([](const SlotView& seen) {
            return Departure{ seen.state == SlotState::Out, seen.sessions };
        }));
    };
    const QList<QByteArray> out{ "set server " + name + " state maint" };
    if (removal == Removal::AtOnce) {
        return change<Departure>(out + QList<QByteArray>{ "shutdown sessions server " + name }, tell);
    }
    const auto drained = [this, slot, out, tell](const RouterView& view, const Pending<Departure>& pending) {
        const auto seen = viewOfSlot(view, slot);
        if (!seen || seen->state == SlotState::Out || seen->sessions > 0) {
            tell(view, pending);
            return;
        }
        change<Departure>(out, tell).whenReady(this, [pending](const auto& result) { pending.fulfil(result); });
    };
    return change<Departure>(
        {}, [this, slot, name, drained](const RouterView& view, const Pending<Departure>& pending) {
            if (slot.group != view.split.stable && view.split.canary > Percent(0)) {
                pending.fulfil(fail(ErrorCode::Conflict,
                                    u"The canary still has a share of %1 %"_s.arg(text(view.split.canary)),
                                    u"Set its share to 0 first"_s));
                return;
            }
            const auto seen = viewOfSlot(view, slot);
            const bool isOut = seen && seen->state == SlotState::Out;
            change<Departure>(isOut ? QList<QByteArray>() : QList<QByteArray>{ "set server " + name + " state drain" },
                              drained)
                .whenReady(this, [pending](const auto& result) { pending.fulfil(result); });
        });
}

Pending<> HaproxyRouter::split(Split split)
{
    if (split.canary < Percent(0) || split.canary > Percent(100)) {
        return Pending<>::of(fail(ErrorCode::Invalid, u"A share lies between 0 and 100 %"_s, {}, u"share"_s));
    }
    split.lease = Timestamp(std::chrono::seconds(leaseSeconds(split.lease)));
    const auto canary = other(split.stable);
    QList<QByteArray> commands{ "experimental-mode on" };
    // The new stable group first, so that at no moment nobody has a weight.
    for (const auto group : { split.stable, canary }) {
        for (int number = 0; number < m_config.settings().slots; ++number) {
            commands.append("set server app/" + slotName({ group, number }) + " weight "
                            + (group == split.stable ? "1" : "0"));
        }
    }
    commands +=
        { setVariable("canary_" + groupName(split.stable), 0), setVariable("stable", split.stable == Group::S ? 0 : 1),
          setVariable("lease", leaseSeconds(split.lease)),
          setVariable("canary_" + groupName(canary), split.canary.hundredths()) };
    return change<void>(commands, [split](const RouterView& view, const Pending<>& pending) {
        if (!(view.split == split)) {
            pending.fulfil(notTaken(u"split"_s));
            return;
        }
        pending.fulfil({});
    });
}

Pending<> HaproxyRouter::hold(std::optional<Duration> retryAfter)
{
    const auto wanted = holdSeconds(retryAfter);
    return change<void>({ "experimental-mode on", setVariable("hold", wanted) },
                        [wanted](const RouterView& view, const Pending<>& pending) {
                            if (holdSeconds(view.hold) != wanted) {
                                pending.fulfil(notTaken(u"hold"_s));
                                return;
                            }
                            pending.fulfil({});
                        });
}

Pending<RouterView> HaproxyRouter::look()
{
    return change<RouterView>({},
                              [](const RouterView& view, const Pending<RouterView>& pending) { pending.fulfil(view); });
}

Pending<RouterCounts> HaproxyRouter::count()
{
    const auto pending = Pending<RouterCounts>::make();
    m_socket.ask({ "experimental-mode on", "get var proc.interval", "set var proc.interval var(proc.interval),add(1)", "get var proc.interval", "show info",
                   "show table counts", "show stat app 4 -1", endMark })
        .whenReady(this,
                   [pending](const Result<QList<QByteArray>>& answer) { pending.fulfil(answer.and_then(countsOf)); });
    return pending;
}

namespace {

/// The answer of `show servers state` as a file. Unavailable for one that was cut short by the death of the process that gave it:
/// a file without a slot would lose the instance in it.
Result<QByteArray> wholeState(const QList<QByteArray>& lines, qsizetype slots)
{
    const auto begin = std::find_if(lines.begin(), lines.end(), [](const QByteArray& line) { return line.trimmed() == "1"; });
    const auto end = std::find_if(begin, lines.end(), [](const QByteArray& line) { return line.startsWith("proc."); });
    const QList<QByteArray> state(begin, end);
    const auto servers = std::count_if(state.begin(), state.end(), [](const QByteArray& line) { return line.contains(" app "); });
    if (servers == 0 || servers != slots) {
        return fail(ErrorCode::Unavailable, u"the router told the state of %1 of its %2 slots"_s.arg(servers).arg(slots), u"Ask again"_s);
    }
    return state.join('\n') + '\n';
}

Result<> checkFits(const RouterView& view, int slotsInGroup)
{
    for (const auto& seen : view.slotViews) {
        if (seen.slot.number >= slotsInGroup && seen.state != SlotState::Out) {
            return fail(ErrorCode::Conflict,
                        u"slot %1 is in use, and there are to be %2 in a group"_s.arg(QString::fromUtf8(slotName(seen.slot))).arg(slotsInGroup),
                        u"Take instances away first, or keep the number of slots"_s, u"slots"_s);
        }
    }
    return {};
}

} // namespace

Pending<HaproxyRouter::Running> HaproxyRouter::running()
{
    const auto pending = Pending<Running>::make();
    m_socket.ask({ "show info", "get var proc.structure" }).whenReady(this, [pending](const Result<QList<QByteArray>>& answer) {
        pending.fulfil(answer.and_then([](const QList<QByteArray>& lines) -> Result<Running> {
            TRY(const auto epoch, epochOf(lines));
            return Running{ epoch, variable(lines, "proc.structure").value_or(0) };
        }));
    });
    return pending;
}

Pending<HaproxyConfig> HaproxyRouter::carryOver()
{
    if (m_config.settings().statePath.isEmpty()) {
        return Pending<HaproxyConfig>::of(fail(ErrorCode::Conflict, u"The router has no state file"_s,
                                               u"Configure one, or the slots are empty after a reload"_s));
    }
    const auto pending = Pending<HaproxyConfig>::make();
    m_socket.ask(QList<QByteArray>{ "show servers state" } + viewCommands).whenReady(this, [this, pending](const Result<QList<QByteArray>>& answer) {
        pending.fulfil(answer.and_then([this](const auto& lines) { return carry(lines); }));
    });
    return pending;
}

Result<HaproxyConfig> HaproxyRouter::carry(const QList<QByteArray>& lines) const
{
    auto settings = m_config.settings();
    TRY(const auto view, viewOf(lines));
    TRY_DO(checkFits(view, settings.slots));
    TRY(const auto state, wholeState(lines, view.slotViews.size()));
    TRY_DO(writeFile(settings.statePath, state, readableByAll));
    settings.split = view.split;
    settings.hold = view.hold;
    return HaproxyConfig::parse(settings);
}

} // namespace godel::drivers

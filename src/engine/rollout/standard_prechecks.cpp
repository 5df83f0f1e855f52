#include "engine/rollout/standard_prechecks.h"

#include "engine/fleet/crew.h"

namespace godel::engine {

using namespace Qt::StringLiterals;
using domain::Rollout;

namespace {

constexpr Bytes leastFree{1024LL * 1024 * 1024};
/// A dump beside the data it was made of, and as much again for what the new version writes.
constexpr int timesDatabase = 2;

Pending<QString> releaseIsWhole(const Platform& platform, const Rollout& rollout)
{
    const auto release = platform.releases.find(rollout.version);
    if (!release) {
        return Pending<QString>::of(fail(release.error()));
    }
    if (domain::artefactHash(release->manifest) != rollout.artefactHash) {
        return Pending<QString>::of(fail(ErrorCode::Conflict, u"%1 is not the artefact that was asked for"_s.arg(rollout.version.text()), u"Begin the rollout anew"_s));
    }
    const auto answer = Pending<QString>::make();
    const auto verified = platform.releases.verify(rollout.version);
    const QString whole = u"%1 files, signed and unchanged, artefact %2"_s.arg(release->manifest.files.size()).arg(rollout.artefactHash.left(12));
    verified.whenReadyDirectly([answer, verified, whole] { answer.fulfil(verified.result().map([whole] { return whole; })); });
    return answer;
}

Result<QString> stableIsWell(const Platform& platform)
{
    TRY(const auto lineup, platform.fleet.lineup());
    const Crew crew(platform.fleet, platform.processes, platform.router, lineup.stable);
    if (crew.ready() < crew.wanted()) {
        return fail(ErrorCode::Conflict, u"only %1 of %2 instances of the stable version are ready"_s.arg(crew.ready()).arg(crew.wanted()), u"See instances:list"_s);
    }
    return u"all %1 instances of the stable version are ready"_s.arg(crew.wanted());
}

Pending<QString> routerAnswers(const Platform& platform)
{
    const auto answer = Pending<QString>::make();
    const auto view = platform.router.look();
    view.whenReadyDirectly([answer, view] {
        answer.fulfil(view.result().and_then([](const ports::RouterView& seen) -> Result<QString> {
            if (seen.hold) {
                return fail(ErrorCode::Conflict, u"all traffic is refused now"_s, u"Let it in with restart:emergency"_s);
            }
            if (seen.split.canary > Percent() && !seen.slotViews.isEmpty()) {
                return u"it answers; the last canary's share of %1 % is over"_s.arg(text(seen.split.canary));
            }
            return u"it answers"_s;
        }));
    });
    return answer;
}

Pending<QString> databaseAnswers(const Platform& platform)
{
    ports::Database* database = platform.snapshots.database();
    if (database == nullptr) {
        return Pending<QString>::of(u"this platform has no database here"_s);
    }
    const auto answer = Pending<QString>::make();
    const auto view = database->look();
    view.whenReadyDirectly([answer, view] {
        answer.fulfil(view.result().and_then([](const ports::DatabaseView& seen) -> Result<QString> {
            if (seen.state != ports::DatabaseState::Ready) {
                return fail(ErrorCode::Unavailable, u"the database is not ready: %1"_s.arg(seen.reason), u"See db:status"_s);
            }
            return u"PostgreSQL %1 with %2 of data answers"_s.arg(seen.version, text(seen.size));
        }));
    });
    return answer;
}

Result<QString> hasRoom(const ports::HostView& host, Bytes database)
{
    const Bytes needed{std::max(leastFree.count, timesDatabase * database.count)};
    if (host.diskFree < needed) {
        return fail(ErrorCode::Unavailable, u"only %1 are free, and %2 are wanted for a snapshot and what comes after it"_s.arg(text(host.diskFree), text(needed)),
                    u"Remove releases or snapshots that nothing needs, or move the state to a larger disk"_s);
    }
    return u"%1 are free"_s.arg(text(host.diskFree));
}

Pending<QString> diskHasRoom(const Platform& platform, ports::Host& host)
{
    const auto seen = host.look();
    ports::Database* database = platform.snapshots.database();
    if (!seen || database == nullptr) {
        return Pending<QString>::of(seen.and_then([](const ports::HostView& view) { return hasRoom(view, {}); }));
    }
    const auto answer = Pending<QString>::make();
    const auto size = database->look();
    size.whenReadyDirectly([answer, size, seen = *seen] {
        answer.fulfil(hasRoom(seen, size.result().map([](const ports::DatabaseView& view) { return view.size; }).value_or(Bytes())));
    });
    return answer;
}

/// Never holds a rollout up: too little traffic means that a person will have to decide, and says so beforehand.
Pending<QString> verdictForecast(const Platform& platform, TrafficGauge& gauge, const Rollout& rollout)
{
    const auto answer = Pending<QString>::make();
    const auto traffic = gauge.measure();
    traffic.whenReadyDirectly([answer, traffic, verdict = platform.settings.verdict, plan = rollout.plan] {
        const auto& seen = traffic.result();
        if (!seen) {
            return answer.fulfil(u"not known: %1"_s.arg(godel::text(seen.error())));
        }
        const QString now = u"%1 requests/s now, %2 % of them bad"_s.arg(seen->requestsPerSecond, 0, 'f', 1).arg(100 * seen->badRate, 0, 'g', 2);
        answer.fulfil((QStringList(now) + forecasts(verdict, *seen, plan)).join(u"; "));
    });
    return answer;
}

} // namespace

void addStandardPrechecks(Prechecks& checks, Platform& platform, ports::Host& host, TrafficGauge& gauge)
{
    checks.add({u"release"_s, u"Is the release here, whole and the one that was meant?"_s,
                [&platform](const Rollout& rollout) { return releaseIsWhole(platform, rollout); }, true});
    checks.add({u"stable"_s, u"Is the version that is to be compared with well?"_s, [&platform](const Rollout&) { return Pending<QString>::of(stableIsWell(platform)); }});
    checks.add({u"router"_s, u"Does the router answer, and let traffic in?"_s, [&platform](const Rollout&) { return routerAnswers(platform); }});
    checks.add({u"database"_s, u"Can a snapshot be taken?"_s, [&platform](const Rollout&) { return databaseAnswers(platform); }});
    checks.add({u"disk"_s, u"Is there room for a snapshot and for what the new version writes?"_s, [&platform, &host](const Rollout&) { return diskHasRoom(platform, host); }});
    checks.add({u"forecast"_s, u"When will there be a verdict with the traffic of now?"_s,
                [&platform, &gauge](const Rollout& rollout) { return verdictForecast(platform, gauge, rollout); }});
}

} // namespace godel::engine

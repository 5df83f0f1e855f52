#include "engine/rollout/standard_prechecks.h"

#include "engine/fleet/crew.h"

namespace godel::engine {

using namespace Qt::StringLiterals;
using domain::Rollout;

namespace {

Result<QString> releaseIsHere(const Platform& platform, const Rollout& rollout)
{
    TRY(const auto release, platform.releases.find(rollout.version));
    if (domain::artefactHash(release.manifest) != rollout.artefactHash) {
        return fail(ErrorCode::Conflict, u"%1 is not the artefact that was asked for"_s.arg(rollout.version.text()), u"Begin the rollout anew"_s);
    }
    return u"%1 files, signed and unchanged, artefact %2"_s.arg(release.manifest.files.size()).arg(rollout.artefactHash.left(12));
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

} // namespace

void addStandardPrechecks(Prechecks& checks, Platform& platform)
{
    checks.add({u"release"_s, u"Is the release here, whole and the one that was meant?"_s,
                [&platform](const Rollout& rollout) { return Pending<QString>::of(releaseIsHere(platform, rollout)); }});
    checks.add({u"stable"_s, u"Is the version that is to be compared with well?"_s, [&platform](const Rollout&) { return Pending<QString>::of(stableIsWell(platform)); }});
    checks.add({u"router"_s, u"Does the router answer, and let traffic in?"_s, [&platform](const Rollout&) { return routerAnswers(platform); }});
    checks.add({u"database"_s, u"Can a snapshot be taken?"_s, [&platform](const Rollout&) { return databaseAnswers(platform); }});
}

} // namespace godel::engine

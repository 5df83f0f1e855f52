#include "engine/commands/platform_commands.h"

#include <QJsonArray>

namespace godel::engine {

using namespace Qt::StringLiterals;
using api::Reply;
using catalog::Danger;
using catalog::Kind;
using catalog::Role;

namespace {

Result<Reply> list(const Platform& platform)
{
    TRY(const auto releases, platform.releases.list());
    TRY(const auto lineup, platform.fleet.lineup());
    TRY(const auto good, platform.book.knownGood());
    QJsonArray rows;
    for (const ports::Release& release : releases) {
        const domain::Version& version = release.manifest.version;
        const auto& all = good.newestFirst();
        const bool isGood = std::any_of(all.begin(), all.end(), [&version](const domain::KnownGood& one) { return one.version == version; });
        rows.append(QJsonObject{{u"version"_s, version.text()}, {u"has_traffic"_s, lineup.in(lineup.stable) == version}, {u"known_good"_s, isGood},
                                {u"migrations"_s, release.manifest.migrations.size()}, {u"artefact"_s, domain::artefactHash(release.manifest).left(12)}});
    }
    return Reply{{{u"releases"_s, rows}}, {}, 0};
}

/// Nothing runs it, is on the way to or from it, or would go back to it.
Result<> checkUnused(const Platform& platform, const domain::Version& version)
{
    TRY(const auto lineup, platform.fleet.lineup());
    TRY(const auto underWay, platform.book.underWay());
    const bool isInRollout = std::any_of(underWay.begin(), underWay.end(), [&version](const RolloutEntry& entry) {
        return entry.rollout.version == version || entry.rollout.previous == version;
    });
    if (lineup.s == version || lineup.c == version || isInRollout) {
        return fail(ErrorCode::Conflict, u"%1 is in use"_s.arg(version.text()), u"Bring another version first"_s, u"version"_s);
    }
    TRY(const auto good, platform.book.knownGood());
    const auto& stable = lineup.in(lineup.stable);
    if (stable && good.before(*stable).map([&version](const domain::KnownGood& one) { return one.version == version; }).value_or(false)) {
        return fail(ErrorCode::Conflict, u"%1 is where an emergency rollback would go"_s.arg(version.text()), u"Bring another version through its soak first"_s, u"version"_s);
    }
    return {};
}

Result<Reply> remove(Platform& platform, ports::Releases& releases, const CommandCall& call)
{
    TRY(const auto version, domain::Version::parse(call.text(u"version"_s), u"version"_s));
    TRY_DO(releases.find(version));
    TRY_DO(checkUnused(platform, version));
    TRY_DO(releases.remove(version));
    return Reply{{{u"version"_s, version.text()}}, {}, 0};
}

Pending<Reply> add(ports::Releases& releases, const CommandCall& call)
{
    const QString archive = call.text(u"file"_s);
    const QString given = call.text(u"signature"_s);
    const auto answer = Pending<Reply>::make();
    const auto added = releases.add(archive, given.isEmpty() ? archive + u".minisig"_s : given);
    added.whenReadyDirectly([answer, added] {
        answer.fulfil(added.result().map([](const ports::Release& release) {
            return Reply{{{u"version"_s, release.manifest.version.text()}, {u"files"_s, release.manifest.files.size()}, {u"artefact"_s, domain::artefactHash(release.manifest)}}, {}, 0};
        }));
    });
    return answer;
}

} // namespace

void addReleaseCommands(CommandSet& commands, Platform& platform, ports::Releases& releases)
{
    commands.add({.name = u"releases:add"_s, .summary = u"Check a signed release and put it on this machine"_s, .role = Role::Operator, .danger = Danger::Changes,
                  .parameters = {{.name = u"file"_s, .help = u"The .tar.zst, as the engine's machine has it"_s, .isRequired = true},
                                 {.name = u"signature"_s, .help = u"Its .minisig; FILE.minisig if left out"_s}},
                  .columns = {u"version"_s, u"files"_s, u"artefact"_s}},
                 [&releases](const CommandCall& call) { return add(releases, call); });
    commands.addDirect({.name = u"releases:list"_s, .summary = u"Releases on this machine"_s,
                        .columns = {u"version"_s, u"has_traffic"_s, u"known_good"_s, u"migrations"_s, u"artefact"_s}},
                       [&platform](const CommandCall&) { return list(platform); });
    commands.addDirect({.name = u"releases:remove"_s, .summary = u"Delete a release that nothing needs"_s, .role = Role::Operator, .danger = Danger::Destroys,
                        .parameters = {{.name = u"version"_s, .help = u"Which"_s, .kind = Kind::Label, .isRequired = true}}},
                       [&platform, &releases](const CommandCall& call) { return remove(platform, releases, call); });
}

} // namespace godel::engine

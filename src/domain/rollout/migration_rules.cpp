#include "domain/rollout/migration_rules.h"

#include <algorithm>

namespace godel::domain {

using namespace Qt::StringLiterals;

Result<> canMigrate(const QList<Migration>& migrations, const StagePlan& plan, bool isMaintenance)
{
    const auto breaking = std::find_if(migrations.begin(), migrations.end(),
                                       [](const Migration& one) { return one.kind == MigrationKind::Breaking; });
    if (breaking == migrations.end() || (isMaintenance && plan.count() == 1)) {
        return {};
    }
    return fail(
        ErrorCode::Conflict,
        u"migration %1 is breaking: the version that has the traffic would stop working"_s.arg(breaking->id),
        u"Split it into an expanding and a later contracting release, or deploy it without stages in a maintenance window"_s,
        u"version"_s);
}

Result<QList<Migration>> wayDown(const QList<Migration>& migrations)
{
    QList<Migration> down(migrations.rbegin(), migrations.rend());
    for (const Migration& migration : down) {
        if (!migration.downIsSafe) {
            return fail(ErrorCode::Conflict,
                        u"migration %1 cannot be taken back without losing data"_s.arg(migration.id),
                        u"Leave the database as it is: code goes back without it; or restore with db:restore"_s);
        }
    }
    return down;
}

} // namespace godel::domain

#include "engine/rollout/migrator.h"

#include "base/file.h"
#include "domain/rollout/migration_rules.h"

namespace godel::engine {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestScript = 4 * 1024 * 1024;

} // namespace

Result<bool> Migrator::bring(const ports::Release& release)
{
    QList<Change> changes;
    for (const domain::Migration& migration : release.manifest.migrations) {
        changes.append({migration.id, migration.up});
    }
    return carryOut(release, changes);
}

Result<bool> Migrator::takeBack(const ports::Release& release)
{
    TRY(const auto down, domain::wayDown(release.manifest.migrations));
    QList<Change> changes;
    for (const domain::Migration& migration : down) {
        changes.append({migration.id, migration.down, true});
    }
    return carryOut(release, changes);
}

/// One that is still being made would answer, and refuse what it does not know yet.
Result<bool> Migrator::isReady()
{
    if (m_isReady) {
        return true;
    }
    if (!m_look.isValid()) {
        m_look = m_database->look();
    }
    if (!m_look.isReady()) {
        return false;
    }
    const auto view = std::exchange(m_look, {}).result();
    TRY_DO(view);
    if (view->state != ports::DatabaseState::Ready) {
        return fail(ErrorCode::Unavailable, u"the database is not ready: %1"_s.arg(view->reason), u"Wait for it, or see health:check"_s);
    }
    m_isReady = true;
    return true;
}

Result<bool> Migrator::carryOut(const ports::Release& release, const QList<Change>& changes)
{
    if (m_done == changes.size()) {
        return true;
    }
    const Change& next = changes[m_done];
    if (m_database == nullptr) {
        return fail(ErrorCode::Conflict, u"%1 brings the migration %2, and this platform has no database here"_s.arg(release.manifest.version.text(), next.name),
                    u"Name its database in platform.json"_s);
    }
    TRY(const bool isThere, isReady());
    if (!isThere) {
        return false;
    }
    if (!m_running.isValid()) {
        TRY(const auto script, readFile(release.folder + u'/' + next.script, largestScript));
        m_running = m_database->migrate({next.name, {QString::fromUtf8(script)}, next.takesBack});
    }
    if (!m_running.isReady()) {
        return false;
    }
    const auto ran = m_running.result();
    m_running = {};
    if (!ran) {
        return fail(ran.error());
    }
    return ++m_done == changes.size();
}

} // namespace godel::engine

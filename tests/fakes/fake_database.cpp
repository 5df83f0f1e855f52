#include "fakes/fake_database.h"

#include "base/file.h"

#include <QFileInfo>
#include <thread>
#include <utility>

namespace godel::test {

using namespace Qt::StringLiterals;
using namespace ports;

Result<> FakeDatabase::checkAnswers() const
{
    if (!answers || m_state != DatabaseState::Ready) {
        return fail(ErrorCode::Unavailable, u"the database does not answer"_s);
    }
    return {};
}

Pending<> FakeDatabase::prepare()
{
    if (!answers) {
        return Pending<>::of(fail(ErrorCode::Unavailable, u"the database does not answer"_s));
    }
    m_state = DatabaseState::Ready;
    return Pending<>::of({});
}

Result<> FakeDatabase::stop()
{
    m_state = m_state == DatabaseState::Absent ? DatabaseState::Absent : DatabaseState::Stopped;
    return {};
}

Pending<DatabaseView> FakeDatabase::look()
{
    if (!isSlow) {
        return Pending<DatabaseView>::of(view());
    }
    m_looks.push_back(Pending<DatabaseView>::make());
    return m_looks.back();
}

void FakeDatabase::answerFromElsewhere()
{
    std::thread elsewhere([looks = std::exchange(m_looks, {}), seen = view()] {
        for (const auto& look : looks) {
            look.fulfil(seen);
        }
    });
    elsewhere.join();
}

DatabaseView FakeDatabase::view() const
{
    DatabaseView view;
    view.port = access().port;
    view.state = answers ? m_state : DatabaseState::Starting;
    if (view.state != DatabaseState::Ready) {
        view.reason = u"it does not run"_s;
        return view;
    }
    view.version = u"15.0"_s;
    view.size = Bytes{1'000'000};
    view.connections = 1;
    view.connectionLimit = 100;
    view.heartbeat = m_heartbeat;
    view.migrations = migrations();
    return view;
}

Pending<Timestamp> FakeDatabase::beat()
{
    if (const auto checked = checkAnswers(); !checked) {
        return Pending<Timestamp>::of(fail(checked.error()));
    }
    // A commit takes its time, also where a test's clock stands still.
    m_heartbeat = std::max(m_clock.now(), m_heartbeat.value_or(Timestamp()) + Duration(1));
    return Pending<Timestamp>::of(*m_heartbeat);
}

Pending<bool> FakeDatabase::migrate(const Migration& migration)
{
    const auto refuse = [](ErrorCode code, const QString& why) { return Pending<bool>::of(fail(code, why)); };
    if (!isLabel(migration.name)) {
        return refuse(ErrorCode::Invalid, u"that is not the name of a migration"_s);
    }
    if (const auto checked = checkAnswers(); !checked) {
        return Pending<bool>::of(fail(checked.error()));
    }
    const auto known = m_migrations.find(migration.name);
    if (migration.takesBack && known == m_migrations.end()) {
        return Pending<bool>::of(false);
    }
    if (!migration.takesBack && known != m_migrations.end()) {
        return known->second == migration.statements ? Pending<bool>::of(false) : refuse(ErrorCode::Conflict, u"another migration had that name"_s);
    }
    if (const qsizetype failing = migration.statements.indexOf(u"THIS FAILS"_s); failing >= 0) {
        return refuse(ErrorCode::Invalid, u"statement %1 of the migration %2 fails"_s.arg(failing + 1).arg(migration.name));
    }
    if (migration.takesBack) {
        m_migrations.erase(known);
    } else {
        m_migrations[migration.name] = migration.statements;
    }
    return Pending<bool>::of(true);
}

Pending<DumpFile> FakeDatabase::dump(const QString& path)
{
    const auto dumped = checkAnswers().and_then([&] { return writeFile(path, migrations().join(u'\n').toUtf8() + "\n"); });
    if (!dumped) {
        return Pending<DumpFile>::of(fail(ErrorCode::Unavailable, dumped.error().message));
    }
    return Pending<DumpFile>::of(DumpFile{path, Bytes{QFileInfo(path).size()}, 1 + static_cast<int>(m_migrations.size())});
}

DatabaseAccess FakeDatabase::access() const
{
    return {u"127.0.0.1"_s, 7403, u"app"_s, u"app_a"_s, {}};
}

QStringList FakeDatabase::migrations() const
{
    QStringList names;
    for (const auto& [name, statements] : m_migrations) {
        names.append(name);
    }
    return names;
}

} // namespace godel::test

#include "drivers/database/local_database.h"

#include "base/file.h"
#include "drivers/processes/account.h"
#include "drivers/processes/port_holder.h"

#include <QFile>
#include <QTimer>

namespace godel::drivers {

using namespace Qt::StringLiterals;

namespace {

const QString database = u"app"_s;
const QString owner = u"app"_s;
const QString loginRole = u"app_a"_s;
constexpr auto lookEvery = std::chrono::milliseconds(100);
constexpr int mostLooks = 600;
constexpr qsizetype passwordBytes = 24;
constexpr qsizetype saltBytes = 16;

/// Everything may run again. Roles as a rotation of credentials needs them: one owns, two take turns at logging in.
QByteArray rolesScript(const QByteArray& verifier)
{
    return R"(SET log_statement = 'none';
SET client_min_messages = warning;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app') THEN CREATE ROLE app NOLOGIN; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_a') THEN CREATE ROLE app_a LOGIN IN ROLE app; END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'app_b') THEN CREATE ROLE app_b NOLOGIN IN ROLE app; END IF;
END $$;
ALTER ROLE app_a PASSWORD ')" + verifier + R"(';
SELECT 'CREATE DATABASE app OWNER app' WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = 'app') \gexec
ALTER ROLE app_a IN DATABASE app SET role = 'app';
ALTER ROLE app_b IN DATABASE app SET role = 'app';
)";
}

PostgresClient::Settings socketOf(const LocalDatabase::Settings& settings)
{
    const ClusterFiles files{settings.folder, settings.port};
    return {settings.programs, settings.user, files.sockets(), settings.port, superuser, {}, files.dumps()};
}

} // namespace

LocalDatabase::LocalDatabase(const Settings& settings, ports::Processes& processes, ports::Secrets& secrets, Random& random)
    : m_settings(settings), m_processes(processes), m_secrets(secrets), m_random(random),
      m_tools({{settings.folder, settings.port}, settings.programs, settings.user}), m_platform(socketOf(settings), {database, owner})
{
}

LocalDatabase::~LocalDatabase()
{
    m_tools.stop();
    m_platform.stop();
}

ports::InstanceId LocalDatabase::id()
{
    return *ports::InstanceId::parse(u"postgresql"_s);
}

bool LocalDatabase::isRunning() const
{
    const auto view = m_processes.find(id());
    return view && view->state != ports::ProcessState::Stopped && view->state != ports::ProcessState::GaveUp;
}

Pending<> LocalDatabase::prepare()
{
    if (!isRunning()) {
        if (const auto isFree = checkPortIsFree(m_settings.port); !isFree) {
            return Pending<>::of(isFree);
        }
    }
    const auto prepared = Pending<>::make();
    m_worker.run([this] { return m_tools.makeCluster(); }).whenReady(this, [this, prepared](const Result<>& made) {
        const auto begun = made.and_then([this] { return begin(); });
        begun ? awaitConnection(prepared, mostLooks) : prepared.fulfil(begun);
    });
    return prepared;
}

Result<> LocalDatabase::begin()
{
    ports::ProcessSpec spec;
    spec.command = {m_settings.programs + u"/postgres"_s, u"-D"_s, m_tools.settings().files.current()};
    spec.folder = m_settings.folder;
    spec.user = m_settings.user;
    spec.environment = {{u"LC_ALL"_s, u"C.UTF-8"_s}};
    spec.stopSignal = ports::StopSignal::Interrupt;
    spec.drainTime = 60s;
    return m_processes.start(id(), spec);
}

void LocalDatabase::awaitConnection(const Pending<>& prepared, int looksLeft)
{
    m_worker.run([this] { return m_platform.client().run(u"postgres"_s, "SELECT 1;\n"); }).whenReady(this, [this, prepared, looksLeft](const Result<QByteArray>& answer) {
        if (answer) {
            return makeRoles(prepared);
        }
        const auto view = m_processes.find(id());
        if (looksLeft == 0 || !isRunning()) {
            const QString why = view && !view->reason.isEmpty() ? view->reason : answer.error().message;
            return prepared.fulfil(fail(ErrorCode::Unavailable, u"PostgreSQL does not come up: %1"_s.arg(why), u"Look at its log"_s));
        }
        QTimer::singleShot(lookEvery, this, [this, prepared, looksLeft] { awaitConnection(prepared, looksLeft - 1); });
    });
}

Result<Secret> LocalDatabase::password()
{
    const auto name = *ports::SecretName::parse(u"db.app_a"_s);
    if (auto known = m_secrets.get(name); known || known.error().code != ErrorCode::NotFound) {
        return known;
    }
    TRY_DO(m_secrets.set(name, Secret(m_random.hex(passwordBytes).toLatin1())));
    return m_secrets.get(name);
}

Result<> LocalDatabase::writePassFile(const Secret& password) const
{
    const QByteArray line = "127.0.0.1:" + QByteArray::number(m_settings.port) + ':' + database.toUtf8() + ":*:" + password.reveal().toByteArray() + '\n';
    TRY_DO(writeFile(passFile(), line));
    return giveTo(m_settings.appUser, passFile());
}

void LocalDatabase::makeRoles(const Pending<>& prepared)
{
    const auto secret = password();
    const auto written = secret.and_then([this](const Secret& known) { return writePassFile(known); });
    if (!written) {
        return prepared.fulfil(written);
    }
    const QByteArray verifier = scramVerifier(secret->reveal().toByteArray(), m_random.bytes(saltBytes));
    const auto make = [this, verifier]() -> Result<> {
        TRY_DO(m_platform.client().run(u"postgres"_s, rolesScript(verifier)));
        return m_platform.makeTables();
    };
    m_worker.run(make).whenReady(this, [prepared](const Result<>& made) { prepared.fulfil(made); });
}

Result<> LocalDatabase::stop()
{
    return m_processes.stop(id());
}

Pending<ports::DatabaseView> LocalDatabase::look()
{
    ports::DatabaseView view;
    view.port = m_settings.port;
    const auto process = m_processes.find(id());
    if (!isRunning()) {
        view.state = QFile::exists(m_tools.settings().files.current()) ? ports::DatabaseState::Stopped : ports::DatabaseState::Absent;
        view.reason = !process ? u"it was never started"_s : process->reason.isEmpty() ? u"it was stopped"_s : process->reason;
        return Pending<ports::DatabaseView>::of(view);
    }
    return m_worker.run([this, view]() mutable -> Result<ports::DatabaseView> {
        auto seen = m_platform.look(view);
        if (!seen) {
            view.state = ports::DatabaseState::Starting;
            view.reason = seen.error().message;
            return view;
        }
        return seen;
    });
}

Pending<Timestamp> LocalDatabase::beat()
{
    return m_worker.run([this] { return m_platform.beat(); });
}

Pending<bool> LocalDatabase::migrate(const ports::Migration& migration)
{
    if (const auto checked = checkMigration(migration); !checked) {
        return Pending<bool>::of(fail(checked.error()));
    }
    return m_worker.run([this, migration] { return m_platform.migrate(migration); });
}

Pending<ports::DumpFile> LocalDatabase::dump(const QString& path)
{
    return m_worker.run([this, path] { return m_platform.dump(path); });
}

ports::DatabaseAccess LocalDatabase::access() const
{
    return {u"127.0.0.1"_s, m_settings.port, database, loginRole, passFile()};
}

} // namespace godel::drivers

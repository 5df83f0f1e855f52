#include "app/desktop/token_vault.h"
#include "base/error.h"
#include "support/catch.h"
#include "support/wait.h"

#include <QProcess>
#include <QTemporaryDir>

using namespace godel;
using namespace godel::app;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

template <typename T>
Result<T> ready(const Pending<T>& pending)
{
    REQUIRE(waitFor([&pending] { return pending.isReady(); }));
    return pending.result();
}

/// A bus of this test and the keyring of a person on it, both real; gone with it.
class Keyring {
public:
    enum class State { Unlocked, Locked };

    Keyring()
    {
        m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address=1"_s, u"--address=unix:dir="_s + m_home.path()});
        REQUIRE(waitFor([this] { return m_bus.canReadLine(); }));
        m_address = QString::fromUtf8(m_bus.readLine().trimmed());
    }
    ~Keyring()
    {
        for (QProcess* process : {&m_daemon, &m_bus}) {
            process->terminate();
            CHECK(waitFor([process] { return process->state() == QProcess::NotRunning; }));
        }
    }
    void begin(State state)
    {
        m_daemon.setProcessEnvironment(environment());
        m_daemon.setProcessChannelMode(QProcess::MergedChannels);
        QStringList options{u"--foreground"_s, u"--components=secrets"_s};
        if (state == State::Unlocked) {
            options.append(u"--unlock"_s);
        }
        m_daemon.start(u"gnome-keyring-daemon"_s, options);
        m_daemon.write("a password\n");
        m_daemon.closeWriteChannel();
        REQUIRE(waitFor([this] {
            QProcess asks;
            asks.setProcessEnvironment(environment());
            asks.start(u"dbus-send"_s, {u"--session"_s, u"--print-reply"_s, u"--dest=org.freedesktop.DBus"_s, u"/"_s, u"org.freedesktop.DBus.NameHasOwner"_s, u"string:org.freedesktop.secrets"_s});
            return waitFor([&asks] { return asks.state() == QProcess::NotRunning; }) && asks.readAll().contains("true");
        }));
    }
    void end()
    {
        m_daemon.terminate();
        REQUIRE(waitFor([this] { return m_daemon.state() == QProcess::NotRunning; }));
    }
    /// A program of this person that does what the hidden case of that name says; its own checks decide.
    void letProgram(const QString& hiddenCase) const
    {
        QProcess program;
        program.setProcessEnvironment(environment());
        program.setProcessChannelMode(QProcess::MergedChannels);
        program.start(QCoreApplication::applicationFilePath(), {hiddenCase});
        REQUIRE(waitFor([&program] { return program.state() == QProcess::NotRunning; }, 60000));
        const QByteArray said = program.readAll();
        INFO(said.toStdString());
        REQUIRE(said.contains("All tests passed"));
        REQUIRE(program.exitCode() == 0);
    }

private:
    [[nodiscard]] QProcessEnvironment environment() const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, m_address);
        environment.insert(u"HOME"_s, m_home.path());
        environment.insert(u"XDG_DATA_HOME"_s, m_home.path());
        environment.insert(u"XDG_RUNTIME_DIR"_s, m_home.path());
        environment.remove(u"DISPLAY"_s);
        return environment;
    }

    QTemporaryDir m_home;
    QString m_address;
    QProcess m_bus;
    QProcess m_daemon;
};

} // namespace

TEST_CASE("program keeps a token", "[.][keyring-program]")
{
    TokenVault vault;
    REQUIRE_OK(ready(vault.write(u"production"_s, "anna-1.secret")));
}

TEST_CASE("program finds the token", "[.][keyring-program]")
{
    TokenVault vault;
    const auto found = ready(vault.read(u"production"_s));
    REQUIRE_OK(found);
    REQUIRE(*found == "anna-1.secret");
    REQUIRE_OK(ready(vault.remove(u"production"_s)));
}

TEST_CASE("program finds no token", "[.][keyring-program]")
{
    TokenVault vault;
    const auto found = ready(vault.read(u"production"_s));
    REQUIRE_FALSE(found.has_value());
    // It is open and sound, so what is missing is the token.
    REQUIRE(found.error().code == ErrorCode::NotFound);
    REQUIRE(found.error().field == u"token");
}

TEST_CASE("program finds the keyring locked", "[.][keyring-program]")
{
    TokenVault vault;
    const auto found = ready(vault.read(u"production"_s));
    REQUIRE_FALSE(found.has_value());
    // A locked keyring gives nothing, which is not to be taken for a token that was never there.
    REQUIRE(found.error().code == ErrorCode::Unavailable);
    REQUIRE(found.error().hint.contains(u"Unlock it"));
    const auto kept = ready(vault.write(u"production"_s, "anna-2.secret"));
    REQUIRE_FALSE(kept.has_value());
    const auto now = ready(vault.read(u"production"_s));
    REQUIRE_OK(now);
    REQUIRE(*now == "anna-2.secret");
}

TEST_CASE("a token survives the program in a real keyring, and a locked one is told from an empty one", "[desktop][real]")
{
    Keyring keyring;
    keyring.begin(Keyring::State::Unlocked);
    keyring.letProgram(u"program finds no token"_s);
    keyring.letProgram(u"program keeps a token"_s);
    keyring.end();
    keyring.begin(Keyring::State::Locked);
    keyring.letProgram(u"program finds the keyring locked"_s);
    keyring.end();
    keyring.begin(Keyring::State::Unlocked);
    keyring.letProgram(u"program finds the token"_s);
    keyring.letProgram(u"program finds no token"_s);
}

#include "app/desktop/headless_start.h"
#include "app/desktop/single_instance.h"
#include "app/desktop/token_vault.h"
#include "base/error.h"
#include "desktop/whole_engine.h"
#include "support/catch.h"
#include "support/wait.h"

using namespace godel;
using namespace godel::app;
using namespace godel::test;
using namespace Qt::StringLiterals;

TEST_CASE("a second program hands over what it was to open and goes, whatever it is; the profile beside it does not hear it", "[desktop]")
{
    SingleInstance first(u"test-one"_s);
    SingleInstance other(u"test-two"_s);
    REQUIRE_FALSE(SingleInstance(u"test-one"_s).handOver("godel-ops://demo/rollout/1"));
    REQUIRE(first.listen());
    REQUIRE(other.listen());
    QByteArrayList asked;
    int others = 0;
    QObject::connect(&first, &SingleInstance::asked, [&asked](const QByteArray& message) { asked.append(message); });
    QObject::connect(&other, &SingleInstance::asked, [&others] { ++others; });
    REQUIRE(SingleInstance(u"test-one"_s).handOver("godel-ops://demo/rollout/1"));
    REQUIRE(SingleInstance(u"test-one"_s).handOver({}));
    REQUIRE(waitFor([&] { return asked.size() == 2; }));
    REQUIRE(asked == QByteArrayList{"godel-ops://demo/rollout/1", ""});
    // Who talks without end is not listened to, and does not keep the next one from being heard.
    (void)SingleInstance(u"test-one"_s).handOver(QByteArray(100'000, 'x'));
    REQUIRE(SingleInstance(u"test-one"_s).handOver("again"));
    REQUIRE(waitFor([&] { return asked.contains("again"); }));
    for (const QByteArray& message : asked) {
        REQUIRE(message.size() <= 4096);
    }
    REQUIRE(others == 0);
}

TEST_CASE("a socket that a killed program left behind is taken over", "[desktop]")
{
    {
        QLocalServer left;
        SingleInstance name(u"test-three"_s);
        REQUIRE(name.listen());
    }
    SingleInstance next(u"test-three"_s);
    REQUIRE_FALSE(next.handOver("x"));
    REQUIRE(next.listen());
    REQUIRE(SingleInstance(u"test-three"_s).handOver("x"));
}

TEST_CASE("without a keychain a token is kept for this run, and that is said with the next step", "[desktop]")
{
    // Where no bus answers, no keychain does.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    TokenVault vault;
    const auto absent = vault.read(u"production"_s);
    REQUIRE(waitFor([&] { return absent.isReady(); }));
    REQUIRE_FALSE(absent.result().has_value());
    // Nothing is not taken for an empty keychain: a locked one looks the same.
    REQUIRE(absent.result().error().code == ErrorCode::Unavailable);
    REQUIRE(absent.result().error().hint.contains(u"only while this program runs"));
    const auto written = vault.write(u"production"_s, "anna-1.secret");
    REQUIRE(waitFor([&] { return written.isReady(); }));
    REQUIRE_FALSE(written.result().has_value());
    REQUIRE_FALSE(text(written.result().error()).contains(u"secret"));
    const auto kept = vault.read(u"production"_s);
    REQUIRE(waitFor([&] { return kept.isReady(); }));
    REQUIRE_OK(kept.result());
    REQUIRE(*kept.result() == "anna-1.secret");
    const auto gone = vault.remove(u"production"_s);
    REQUIRE(waitFor([&] { return gone.isReady(); }));
    const auto after = vault.read(u"production"_s);
    REQUIRE(waitFor([&] { return after.isReady(); }));
    REQUIRE_FALSE(after.result().has_value());
}

TEST_CASE("an engine that does not start headless is told with its own last words", "[desktop]")
{
    QTemporaryDir folder;
    const auto folders = foldersBelow(folder.path());
    configure(folders, {{u"environment"_s, u"not a name"_s}});
    HeadlessStart headless;
    const auto started = headless.start(folders, {u"--state="_s + folder.path()});
    REQUIRE(waitFor([&started] { return started.isReady(); }));
    REQUIRE_FALSE(started.result().has_value());
    REQUIRE(started.result().error().message.contains(u"not a name"));
    REQUIRE(started.result().error().hint.contains(folders.logs));
}

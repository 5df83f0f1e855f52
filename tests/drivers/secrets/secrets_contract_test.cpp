#include "drivers/secrets/sealed_secrets.h"
#include "fakes/memory_secrets.h"
#include "support/catch.h"
#include "support/fake_clock.h"

#include <QTemporaryDir>

using namespace godel;
using namespace godel::drivers;
using namespace godel::ports;
using namespace Qt::StringLiterals;

namespace {

/// Secrets of either kind, with the folders that the real one needs.
struct Opened {
    explicit Opened(bool isReal)
    {
        if (!isReal) {
            secrets = std::make_unique<test::MemorySecrets>(clock);
            return;
        }
        auto sealed =
            SealedSecrets::open(folder.filePath(u"state/secrets"_s), folder.filePath(u"keys/secrets.key"_s), clock);
        REQUIRE_OK(sealed);
        secrets = *std::move(sealed);
    }

    QTemporaryDir folder;
    test::FakeClock clock;
    std::unique_ptr<Secrets> secrets;
};

SecretName named(const QString& name)
{
    return SecretName::parse(name).value();
}

Secret secret(const char* value)
{
    return Secret(QByteArray(value));
}

} // namespace

TEST_CASE("every store of secrets gives back what was set, with its version and time")
{
    Opened opened(GENERATE(false, true));
    Secrets& secrets = *opened.secrets;
    const auto name = named(u"db.app_a"_s);
    REQUIRE(secrets.get(name).error().code == ErrorCode::NotFound);
    REQUIRE(secrets.set(name, secret("first")).value() == 1);
    const Timestamp first = opened.clock.now();
    opened.clock.advance(1h);
    REQUIRE(secrets.set(named(u"api"_s), secret("other")).value() == 1);
    REQUIRE(secrets.set(name, secret("first")).value() == 1);
    REQUIRE(secrets.get(name)->equals("first"));
    REQUIRE(secrets.list().value()
            == QList<SecretInfo>{ { named(u"api"_s), 1, opened.clock.now() }, { name, 1, first } });
}

TEST_CASE("every store of secrets keeps the value before, for the overlap of a rotation")
{
    Opened opened(GENERATE(false, true));
    Secrets& secrets = *opened.secrets;
    const auto name = named(u"api"_s);
    REQUIRE(secrets.set(name, secret("one")).value() == 1);
    REQUIRE(secrets.set(name, secret("two")).value() == 2);
    REQUIRE(secrets.get(name)->equals("two"));
    REQUIRE(secrets.get(name, 1)->equals("one"));
    REQUIRE(secrets.set(name, secret("three")).value() == 3);
    REQUIRE(secrets.get(name, 2)->equals("two"));
    for (const int gone : { 0, 1, 4 }) {
        REQUIRE(secrets.get(name, gone).error().code == ErrorCode::NotFound);
    }
}

TEST_CASE("every store of secrets forgets what is removed, but not its number")
{
    Opened opened(GENERATE(false, true));
    Secrets& secrets = *opened.secrets;
    const auto name = named(u"api"_s);
    REQUIRE_OK(secrets.remove(name));
    REQUIRE_OK(secrets.set(name, secret("one")));
    REQUIRE_OK(secrets.remove(name));
    REQUIRE(secrets.get(name).error().code == ErrorCode::NotFound);
    REQUIRE(secrets.list()->isEmpty());
    REQUIRE(secrets.set(name, secret("again")).value() == 2);
    REQUIRE(secrets.get(name, 1).error().code == ErrorCode::NotFound);
}

TEST_CASE("every store of secrets keeps any bytes within its limits")
{
    Opened opened(GENERATE(false, true));
    Secrets& secrets = *opened.secrets;
    REQUIRE(secrets.set(named(u"a"_s), Secret()).error().code == ErrorCode::Invalid);
    const QByteArray binary("\0\xff\n\0", 4);
    REQUIRE_OK(secrets.set(named(u"a"_s), Secret(QByteArray(binary))));
    REQUIRE(secrets.get(named(u"a"_s))->equals(binary));
    REQUIRE_OK(secrets.set(named(u"a"_s), Secret(QByteArray(longestSecret, 'x'))));
    REQUIRE(secrets.set(named(u"a"_s), Secret(QByteArray(longestSecret + 1, 'x'))).error().code
            == ErrorCode::LimitExceeded);
}

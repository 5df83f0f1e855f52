#include "engine/audit/audit_log.h"
#include "fakes/memory_store.h"
#include "support/catch.h"
#include "support/fake_clock.h"

#include <QJsonArray>

using namespace godel;
using namespace godel::engine;
using namespace Qt::StringLiterals;

namespace {

const catalog::CommandSpec tokens{.name = u"tokens:add"_s,
                                  .summary = u"Add a token"_s,
                                  .parameters = {{.name = u"key"_s, .help = u"The key"_s, .isSecret = true}}};

AuditEntry entry(const QString& person)
{
    return {person, u"local uid 1000"_s, u"tokens:add"_s, {{u"key"_s, u"s3cret"_s}}, {}, u"ok"_s};
}

/// The same entries in another store, with one of them changed, left out or written twice on the way.
void copy(ports::Store& from, ports::Store& to, qsizetype at, const QString& harm)
{
    const auto events = from.events(u"audit"_s, 0, 100).value();
    for (qsizetype index = 0; index < events.size(); ++index) {
        QJsonObject body = events[index].body;
        if (index == at && harm == u"left out") {
            continue;
        }
        if (index == at && harm == u"changed") {
            body.insert(u"person"_s, u"mallory"_s);
        }
        const int times = index == at && harm == u"doubled" ? 2 : 1;
        for (int time = 0; time < times; ++time) {
            REQUIRE_OK(to.write({.appends = {{u"audit"_s, events[index].at, body}}}));
        }
    }
}

} // namespace

TEST_CASE("the audit chain holds over restarts and keeps no secret")
{
    test::MemoryStore store;
    test::FakeClock clock;
    for (const auto& person : {u"anna"_s, u"ben"_s, u"carl"_s}) {
        REQUIRE_OK(AuditLog(store, clock).append(tokens, entry(person)));
    }
    REQUIRE(AuditLog(store, clock).verify()->entries == 3);
    const auto first = store.events(u"audit"_s, 0, 1).value().first();
    REQUIRE(first.body.value(u"parameters"_s).toObject().value(u"key"_s) == u"(secret)"_s);
    REQUIRE(first.body.value(u"person"_s) == u"anna"_s);
}

TEST_CASE("a chain that was tampered with names the first bad entry")
{
    const auto [harm, at, bad] = GENERATE(table<QString, int, QString>({{u"changed"_s, 1, u"entry 2 "_s},
                                                                        {u"left out"_s, 0, u"entry 1 "_s},
                                                                        {u"doubled"_s, 1, u"entry 3 "_s}}));
    test::MemoryStore store;
    test::MemoryStore harmed;
    test::FakeClock clock;
    AuditLog log(store, clock);
    for (int number = 0; number < 4; ++number) {
        REQUIRE_OK(log.append(tokens, entry(u"anna"_s)));
    }
    copy(store, harmed, at, harm);
    const auto verified = AuditLog(harmed, clock).verify();
    REQUIRE_FALSE(verified);
    REQUIRE(verified.error().code == ErrorCode::Corrupt);
    REQUIRE(verified.error().message.contains(bad));
    REQUIRE_FALSE(AuditLog(harmed, clock).append(tokens, entry(u"anna"_s)));
}

TEST_CASE("entries that were noted are written together, in their order, before what comes next")
{
    test::MemoryStore store;
    test::FakeClock clock;
    AuditLog log(store, clock);
    log.note(tokens, entry(u"anna"_s));
    log.note(tokens, entry(u"ben"_s));
    REQUIRE(store.events(u"audit"_s, 0, 10)->isEmpty());
    REQUIRE_OK(log.append(tokens, entry(u"carl"_s)));
    const auto written = store.events(u"audit"_s, 0, 10).value();
    REQUIRE(written.size() == 3);
    REQUIRE(written[0].body.value(u"person"_s) == u"anna"_s);
    REQUIRE(written[2].body.value(u"person"_s) == u"carl"_s);
    REQUIRE(AuditLog(store, clock).verify()->entries == 3);
}

TEST_CASE("newest entries that were lost show by the store's own count")
{
    test::MemoryStore store;
    test::MemoryStore harmed;
    test::FakeClock clock;
    AuditLog log(store, clock);
    for (int number = 0; number < 4; ++number) {
        REQUIRE_OK(log.append(tokens, entry(u"anna"_s)));
    }
    copy(store, harmed, 3, u"left out"_s);
    // Without the count the chain itself is whole: only what is kept elsewhere would tell.
    REQUIRE(AuditLog(harmed, clock).verify()->entries == 3);
    const auto head = store.find(u"audit"_s, u"head"_s).value();
    REQUIRE_OK(harmed.write({.puts = {{u"audit"_s, u"head"_s, head->body, {}}}}));
    const auto verified = AuditLog(harmed, clock).verify();
    REQUIRE_FALSE(verified);
    REQUIRE(verified.error().message == u"audit entry 4 is missing: 4 were written, 3 are there");
}

TEST_CASE("what is not a parameter may be a misspelt secret, and no value is kept without a bound")
{
    test::MemoryStore store;
    test::FakeClock clock;
    AuditEntry given = entry(u"anna"_s);
    given.parameters = {{u"kye"_s, u"s3cret"_s}, {u"key"_s, u"s3cret"_s}};
    given.arguments = {u"--flag"_s};
    REQUIRE_OK(AuditLog(store, clock).append(tokens, given));
    const QJsonObject body = store.events(u"audit"_s, 0, 1)->first().body;
    REQUIRE(body.value(u"parameters"_s).toObject() == QJsonObject{{u"kye"_s, u"(unknown)"_s}, {u"key"_s, u"(secret)"_s}});
    REQUIRE(body.value(u"arguments"_s).toArray().first() == u"--flag"_s);
    const catalog::CommandSpec set{.name = u"config:set"_s, .summary = u"Set"_s, .parameters = {{.name = u"content"_s, .help = u"All"_s}}};
    REQUIRE_OK(AuditLog(store, clock).append(set, {u"anna"_s, {}, u"config:set"_s, {{u"content"_s, QString(100000, u'x')}}, {}, u"invalid"_s}));
    REQUIRE(store.events(u"audit"_s, 1, 1)->first().body.value(u"parameters"_s).toObject().value(u"content"_s).toString().size() < 2100);
}

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

TEST_CASE("a window that asks for the same again and again is on record once in ten minutes")
{
    test::MemoryStore store;
    test::FakeClock clock;
    AuditLog log(store, clock);
    const catalog::CommandSpec look{.name = u"metrics:current"_s, .summary = u"Look"_s, .parameters = {{.name = u"metric"_s, .help = u"One"_s}}};
    const auto lookAs = [&](const QString& person, const QString& from, const QString& metric, const QString& result) {
        log.note(look, {person, from, look.name, {{u"metric"_s, metric}}, {}, result});
        REQUIRE_OK(log.flush());
        return store.events(u"audit"_s, 0, 100)->size();
    };
    REQUIRE(lookAs(u"anna"_s, u"here"_s, u"cpu"_s, u"ok"_s) == 1);
    clock.advance(9min);
    REQUIRE(lookAs(u"anna"_s, u"here"_s, u"cpu"_s, u"ok"_s) == 1);
    // Another person, place, parameter or result is another read.
    REQUIRE(lookAs(u"ben"_s, u"here"_s, u"cpu"_s, u"ok"_s) == 2);
    REQUIRE(lookAs(u"anna"_s, u"there"_s, u"cpu"_s, u"ok"_s) == 3);
    REQUIRE(lookAs(u"anna"_s, u"here"_s, u"memory"_s, u"ok"_s) == 4);
    REQUIRE(lookAs(u"anna"_s, u"here"_s, u"cpu"_s, u"timeout"_s) == 5);
    REQUIRE(lookAs(u"anna"_s, u"here"_s, u"cpu"_s, u"timeout"_s) == 6);
    // The ten minutes count from what is on record, not from the last look.
    clock.advance(1min);
    REQUIRE(lookAs(u"anna"_s, u"here"_s, u"cpu"_s, u"ok"_s) == 7);
    catalog::CommandSpec change = look;
    change.danger = catalog::Danger::Changes;
    for (int time = 0; time < 2; ++time) {
        log.note(change, {u"anna"_s, u"here"_s, look.name, {}, {}, u"ok"_s});
    }
    REQUIRE_OK(log.flush());
    REQUIRE(store.events(u"audit"_s, 0, 100)->size() == 9);
    REQUIRE(AuditLog(store, clock).verify()->entries == 9);
}

TEST_CASE("what is remembered of reads has a bound, and what is forgotten is recorded again")
{
    RecentReads reads;
    for (int number = 0; number < 3000; ++number) {
        REQUIRE_FALSE(reads.isRepeated(QByteArray::number(number), std::chrono::seconds(number / 10)));
        REQUIRE(reads.known() <= RecentReads::mostKnown);
    }
    CHECK(reads.isRepeated("2999", 300s));
    CHECK_FALSE(reads.isRepeated("0", 300s));
}

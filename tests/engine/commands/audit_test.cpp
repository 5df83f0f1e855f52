#include "engine/command_stand.h"
#include "engine/audit/audit_reader.h"
#include "engine/commands/audit_commands.h"
#include "fakes/memory_store.h"
#include "support/fake_clock.h"

#include <QJsonArray>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

/// A record of so many entries, one a minute: anna's and ben's in turn, each tenth one refused; other streams lie between them.
struct Recorded {
    MemoryStore store;
    FakeClock clock;
    engine::AuditLog log{store, clock};
    engine::CommandSet commands;
    Timestamp begin = clock.now();

    explicit Recorded(int entries)
    {
        addAuditCommands(commands, log);
        const catalog::CommandSpec change{.name = u"deploy:hold"_s, .summary = u"Hold"_s, .danger = catalog::Danger::Changes, .parameters = {{.name = u"id"_s, .help = u"Which"_s}}};
        for (int number = 1; number <= entries; ++number) {
            REQUIRE_OK(store.write({.appends = {{u"journal"_s, clock.now(), {}}, {u"journal"_s, clock.now(), {}}}}));
            log.note(change, {number % 2 == 1 ? u"anna"_s : u"ben"_s, u"local uid 1000"_s, number % 5 == 0 ? u"rollback"_s : u"deploy:hold"_s,
                              {{u"id"_s, QString::number(number)}}, {u"--x"_s}, number % 10 == 0 ? u"denied"_s : u"ok"_s});
            if (number % 100 == 0 || number == entries) {
                REQUIRE_OK(log.flush());
            }
            clock.advance(1min);
        }
    }
    [[nodiscard]] Result<api::Reply> list(const QJsonObject& given = {}) const { return ask(commands, u"audit:list"_s, given); }
};

QList<qint64> numbers(const api::Reply& reply)
{
    QList<qint64> found;
    for (const QJsonValue& entry : reply.body.value(u"entries"_s).toArray()) {
        found.append(entry.toObject().value(u"number"_s).toInteger());
    }
    return found;
}

} // namespace

TEST_CASE("the record is told from its newest entry, page after page, to its first", "[audit]")
{
    const Recorded recorded(25);
    const auto first = recorded.list({{u"limit"_s, 10}});
    REQUIRE_OK(first);
    CHECK(numbers(*first) == QList<qint64>{25, 24, 23, 22, 21, 20, 19, 18, 17, 16});
    const QJsonObject row = first->body.value(u"entries"_s).toArray().first().toObject();
    CHECK(row.value(u"at"_s).toString() == text(recorded.begin + 24min));
    CHECK(row.value(u"person"_s).toString() == u"anna");
    CHECK(row.value(u"command"_s).toString() == u"rollback");
    CHECK(row.value(u"parameters"_s).toObject().value(u"id"_s).toString() == u"25");
    CHECK(row.value(u"arguments"_s).toArray() == QJsonArray{u"--x"_s});
    CHECK(row.value(u"hash"_s).toString().size() == 64);
    QJsonValue next = first->body.value(u"next"_s);
    CHECK(next.toInteger() == 16);
    const auto second = recorded.list({{u"limit"_s, 10}, {u"before"_s, next}});
    CHECK(numbers(*second).first() == 15);
    next = second->body.value(u"next"_s);
    const auto third = recorded.list({{u"limit"_s, 10}, {u"before"_s, next}});
    CHECK(numbers(*third) == QList<qint64>{5, 4, 3, 2, 1});
    CHECK(third->body.value(u"next"_s).isNull());
}

TEST_CASE("the record is filtered by who, what, outcome and time", "[audit]")
{
    const Recorded recorded(20);
    CHECK(numbers(*recorded.list({{u"person"_s, u"ben"_s}, {u"limit"_s, 2}})) == QList<qint64>{20, 18});
    CHECK(numbers(*recorded.list({{u"command"_s, u"rollback"_s}})) == QList<qint64>{20, 15, 10, 5});
    CHECK(numbers(*recorded.list({{u"command"_s, u"deploy:"_s}})).size() == 16);
    CHECK(numbers(*recorded.list({{u"command"_s, u"deploy"_s}})).isEmpty());
    CHECK(numbers(*recorded.list({{u"result"_s, u"denied"_s}})) == QList<qint64>{20, 10});
    const QJsonObject span{{u"from"_s, text(recorded.begin + 3min)}, {u"to"_s, text(recorded.begin + 5min)}};
    CHECK(numbers(*recorded.list(span)) == QList<qint64>{6, 5, 4});
    CHECK(numbers(*recorded.list({{u"before"_s, 999}})).size() == 20);
    CHECK(numbers(*recorded.list({{u"before"_s, 1}})).isEmpty());
}

TEST_CASE("a filter that almost nothing fits answers with where it came to", "[audit]")
{
    const Recorded recorded(engine::AuditReader::mostScanned + 1500);
    const auto none = recorded.list({{u"person"_s, u"nobody"_s}});
    REQUIRE_OK(none);
    CHECK(numbers(*none).isEmpty());
    const auto next = none->body.value(u"next"_s).toInteger();
    CHECK(next == 1501);
    const auto rest = recorded.list({{u"person"_s, u"nobody"_s}, {u"before"_s, next}});
    REQUIRE_OK(rest);
    CHECK(rest->body.value(u"next"_s).isNull());
    const auto verified = ask(recorded.commands, u"audit:verify"_s);
    REQUIRE_OK(verified);
    CHECK(verified->body.value(u"entries"_s).toInteger() == engine::AuditReader::mostScanned + 1500);
}

TEST_CASE("what cannot be asked of the record is refused by its name", "[audit]")
{
    const Recorded recorded(1);
    const auto [given, field] = GENERATE(table<QJsonObject, QString>({{{{u"limit"_s, 0}}, u"limit"_s},
                                                                      {{{u"limit"_s, 1001}}, u"limit"_s},
                                                                      {{{u"before"_s, 0}}, u"before"_s},
                                                                      {{{u"from"_s, u"yesterday"_s}}, u"from"_s},
                                                                      {{{u"from"_s, u"2026-02-08T10:00:00Z"_s}, {u"to"_s, u"2026-02-08T09:00:00Z"_s}}, u"to"_s}}));
    const auto refused = recorded.list(given);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::Invalid);
    CHECK(refused.error().field == field);
}

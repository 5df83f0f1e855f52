#include "cli/completion.h"
#include "cli/scripted_engine.h"
#include "cli/session.h"
#include "support/catch.h"
#include "support/wait.h"

using namespace godel;
using namespace godel::cli;
using namespace godel::test;
using namespace Qt::StringLiterals;
using catalog::Kind;

namespace {

struct Run {
    QString out;
    QString error;
    int status = -1;
};

struct Desk {
    ScriptedEngine engine;
    bool isTerminal = false;

    Desk()
    {
        REQUIRE_OK(engine.commands.add({.name = u"deploy:canary"_s, .summary = u"Send a share of traffic to a new version"_s, .parameters = {
            {.name = u"version"_s, .help = u"Which"_s, .kind = Kind::Label, .isRequired = true},
            {.name = u"mode"_s, .help = u"How"_s, .choices = {u"fast"_s, u"slow"_s}},
            {.name = u"force"_s, .help = u"Whether"_s, .kind = Kind::Flag}}}));
        REQUIRE_OK(engine.commands.add({.name = u"deploy:status"_s, .summary = u"How it stands"_s}));
        REQUIRE_OK(engine.commands.add({.name = u"operations:show"_s, .summary = u"One operation"_s}));
        engine.replies.insert_or_assign(u"deploy:status"_s, api::Reply{{{u"share"_s, u"5"_s}}, {}, 1});
        engine.replies.insert_or_assign(u"deploy:canary"_s, api::Reply{{}, u"op-1"_s, 0});
        ended(u"done"_s);
    }

    void ended(const QString& state, const QJsonObject& error = {})
    {
        engine.replies.insert_or_assign(u"operations:show"_s, api::Reply{{{u"state"_s, state}, {u"error"_s, error}}, {}, 0});
    }
    void tell(const QString& event, const QString& step = {}, const QString& progress = {})
    {
        const auto at = Timestamp(1770544800s + std::chrono::seconds(engine.events.size()));
        engine.events.append({engine.events.size() + 1, u"journal/op-1"_s, at, {{u"event"_s, event}, {u"step"_s, step}, {u"progress"_s, progress}}});
    }

    Run run(const QStringList& words)
    {
        Run run;
        Terminal terminal;
        terminal.out = [&run](const QString& text) { run.out += text; };
        terminal.error = [&run](const QString& text) { run.error += text; };
        terminal.isTerminal = isTerminal;
        const auto invocation = invocationOf(words);
        REQUIRE_OK(invocation);
        Session session(engine, terminal, *invocation);
        QObject::connect(&session, &Session::finished, [&run](int status) { run.status = status; });
        session.begin();
        REQUIRE(waitFor([&run] { return run.status >= 0; }));
        return run;
    }
};

} // namespace

TEST_CASE("a command prints its reply and exits with its status")
{
    Desk desk;
    const Run run = desk.run({u"deploy:status"_s});
    REQUIRE(run.out == u"share  5\n");
    REQUIRE(run.error.isEmpty());
    REQUIRE(run.status == 1);
    REQUIRE(desk.run({u"deploy:status"_s, u"--json"_s}).out == u"{\"body\":{\"share\":\"5\"},\"status\":1}\n");
}

TEST_CASE("an operation is followed to its end, line by line")
{
    Desk desk;
    desk.tell(u"started"_s);
    desk.tell(u"begun"_s, u"place"_s);
    desk.tell(u"noted"_s, u"place"_s, u"1 of 2 instances are ready"_s);
    desk.tell(u"noted"_s, u"place"_s, u"2 of 2 instances are ready"_s);
    desk.tell(u"done"_s, u"place"_s);
    desk.tell(u"done"_s);
    const Run run = desk.run({u"deploy:canary"_s, u"v2"_s});
    REQUIRE(desk.engine.topic == u"journal/op-1");
    REQUIRE(run.status == 0);
    REQUIRE(run.error.contains(u"2026-02-08T10:00:01Z  place"));
    REQUIRE(run.error.contains(u"1 of 2"));
    // Within half a minute the same step is not heard twice where nobody looks.
    REQUIRE_FALSE(run.error.contains(u"2 of 2"));
    desk.isTerminal = true;
    REQUIRE(desk.run({u"deploy:canary"_s, u"v2"_s}).error.contains(u"\r\x1b[K  place: 2 of 2 instances are ready"));
}

TEST_CASE("an operation that was undone exits with its reason's status")
{
    Desk desk;
    desk.tell(u"undone"_s);
    desk.ended(u"undone"_s, {{u"code"_s, u"timeout"_s}, {u"message"_s, u"nobody came"_s}, {u"hint"_s, u"Call them"_s}});
    const Run run = desk.run({u"deploy:canary"_s, u"v2"_s});
    REQUIRE(run.status == exitStatus(ErrorCode::Timeout));
    REQUIRE(run.error.contains(u"operation op-1 is undone: nobody came"));
    REQUIRE(run.error.contains(u"Call them"));
}

TEST_CASE("a command that turns something back ends well when it is undone")
{
    Desk desk;
    desk.engine.replies.insert_or_assign(u"deploy:canary"_s, api::Reply{{}, u"op-1"_s, 0, true});
    desk.tell(u"undone"_s);
    desk.ended(u"undone"_s, {{u"code"_s, u"cancelled"_s}, {u"message"_s, u"rolled back"_s}});
    REQUIRE(desk.run({u"deploy:canary"_s, u"v2"_s}).status == 0);
}

TEST_CASE("--detach leaves the operation and says how to follow it")
{
    Desk desk;
    const Run run = desk.run({u"deploy:canary"_s, u"v2"_s, u"--detach"_s});
    REQUIRE(run.status == 0);
    REQUIRE(run.error.contains(u"operations:follow --id=op-1"));
    REQUIRE(desk.engine.topic.isEmpty());
}

TEST_CASE("Ctrl+C leaves the operation running and says so")
{
    Desk desk;
    desk.tell(u"started"_s);
    QString said;
    int status = -1;
    Terminal terminal;
    terminal.out = [](const QString&) {};
    terminal.error = [&said](const QString& text) { said += text; };
    Session session(desk.engine, terminal, *invocationOf({u"deploy:canary"_s, u"v2"_s}));
    QObject::connect(&session, &Session::finished, [&status](int given) { status = given; });
    session.begin();
    REQUIRE(waitFor([&desk] { return !desk.engine.topic.isEmpty(); }));
    session.interrupt();
    REQUIRE(status == 130);
    REQUIRE(said.contains(u"operations:follow --id=op-1"));
    REQUIRE(desk.engine.calls.size() == 1);
}

TEST_CASE("an unreachable engine, an unknown command and a missing option say the next step")
{
    Desk desk;
    const Run unknown = desk.run({u"deploy:canari"_s});
    REQUIRE(unknown.status == exitStatus(ErrorCode::NotFound));
    REQUIRE(unknown.error.contains(u"Did you mean deploy:canary?"));
    desk.engine.unreachable = Error{ErrorCode::Unavailable, u"nobody answers at /run/x"_s, {}, {}};
    const Run run = desk.run({u"deploy:status"_s});
    REQUIRE(run.status == exitStatus(ErrorCode::Unavailable));
    REQUIRE(run.error.contains(u"godel-opsd"));
    REQUIRE(desk.run({u"deploy:status"_s, u"--json"_s}).out.contains(u"\"code\":\"unavailable\""));
    REQUIRE(desk.run({u"help"_s}).out.contains(u"Exit status"));
}

TEST_CASE("help comes from the catalogue")
{
    Desk desk;
    REQUIRE(desk.run({u"help"_s}).out.contains(u"deploy:canary    Send a share of traffic to a new version"));
    REQUIRE(desk.run({u"deploy:canary"_s, u"--help"_s}).out.contains(u"--version=label"));
    REQUIRE(desk.engine.calls.isEmpty());
}

TEST_CASE("completion offers commands, options that are not given yet, and choices")
{
    Desk desk;
    const auto after = [&desk](const QStringList& words) { return completionsOf(desk.engine.commands, words); };
    REQUIRE(after({u"deploy:"_s}) == QStringList{u"deploy:canary"_s, u"deploy:status"_s});
    REQUIRE(after({u"deploy:canary"_s, u"--v"_s}) == QStringList{u"--version="_s});
    REQUIRE(after({u"deploy:canary"_s, u"--version=v2"_s, u"--f"_s}) == QStringList{u"--force"_s});
    REQUIRE(after({u"deploy:canary"_s, u"--mode="_s}) == QStringList{u"--mode=fast"_s, u"--mode=slow"_s});
    REQUIRE_FALSE(after({u"deploy:canary"_s, u"--version=v2"_s, u"--"_s}).contains(u"--version="_s));
    REQUIRE(after({u"completion"_s, u""_s}) == QStringList{u"bash"_s, u"fish"_s, u"zsh"_s});
    for (const auto& shell : {u"bash"_s, u"zsh"_s, u"fish"_s}) {
        REQUIRE(completionScript(shell)->contains(u"complete-words"));
    }
    REQUIRE(completionScript(u"tcsh"_s).error().hint.contains(u"zsh"));
}

TEST_CASE("what follows a lone -- reaches a command that takes it, and counts for options elsewhere")
{
    Desk desk;
    REQUIRE_OK(desk.engine.commands.add({.name = u"restart"_s, .summary = u"Restart"_s, .further = u"Passed to every instance"_s}));
    desk.engine.replies.insert_or_assign(u"restart"_s, api::Reply{});
    REQUIRE(desk.run({u"restart"_s, u"--"_s, u"--max-old-space-size=4096"_s, u"--json"_s}).status == 0);
    REQUIRE(desk.engine.calls.last().arguments == QStringList{u"--max-old-space-size=4096"_s, u"--json"_s});
    REQUIRE(desk.run({u"deploy:canary"_s, u"--"_s, u"--version=v2"_s, u"--detach"_s}).error.contains(u"operations:follow"));
    REQUIRE(desk.engine.calls.last().arguments.isEmpty());
    REQUIRE(desk.engine.calls.last().parameters == QJsonObject{{u"version"_s, u"v2"_s}});
    REQUIRE(completionsOf(desk.engine.commands, {u"restart"_s, u"--"_s, u"--"_s}).isEmpty());
    REQUIRE(desk.run({u"restart"_s, u"--help"_s}).out.contains(u"-- ARGUMENTS"));
}

TEST_CASE("progress names the phase and what it may still take")
{
    Desk desk;
    desk.engine.events.append({1, u"journal/op-1"_s, Timestamp(1770544800s), {{u"event"_s, u"noted"_s}, {u"step"_s, u"place"_s}, {u"number"_s, 2}, {u"of"_s, 5},
                                                                            {u"progress"_s, u"1 of 2 ready"_s}, {u"until"_s, u"2026-02-08T10:01:30Z"_s}}});
    desk.tell(u"done"_s);
    REQUIRE(desk.run({u"deploy:canary"_s, u"v2"_s}).error.contains(u"  [2/5] place: 1 of 2 ready; at most 1m30s left\n"));
}

TEST_CASE("the help tells every exit status with its HTTP status")
{
    Desk desk;
    const QString help = desk.run({u"help"_s}).out;
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code) {
        const auto failure = static_cast<ErrorCode>(code);
        REQUIRE(help.contains(u"%1 (%2)  "_s.arg(exitStatus(failure), 4).arg(httpStatus(failure))));
    }
}

#include "cli/invocation.h"
#include "support/catch.h"

using namespace godel;
using namespace godel::cli;
using namespace Qt::StringLiterals;
using catalog::Kind;

namespace {

catalog::CommandSpec canary()
{
    return {.name = u"deploy:canary"_s, .summary = {}, .parameters = {
                {.name = u"version"_s, .help = {}, .kind = Kind::Label, .isRequired = true},
                {.name = u"stage"_s, .help = {}, .kind = Kind::Share},
                {.name = u"force"_s, .help = {}, .kind = Kind::Flag}}};
}

QJsonObject parameters(const QStringList& words)
{
    const auto parsed = parametersOf(canary(), words);
    REQUIRE_OK(parsed);
    return *parsed;
}

} // namespace

TEST_CASE("options of all commands stand anywhere, the command's own only after it")
{
    const auto invocation = invocationOf({u"--json"_s, u"--socket"_s, u"/run/x.sock"_s, u"deploy:canary"_s, u"--version=v2"_s, u"--detach"_s, u"--confirm=prod/v2"_s});
    REQUIRE_OK(invocation);
    REQUIRE(invocation->command == u"deploy:canary");
    REQUIRE(invocation->words == QStringList{u"--version=v2"_s});
    REQUIRE(invocation->isJson);
    REQUIRE(invocation->isDetached);
    REQUIRE(invocation->where.socket == u"/run/x.sock");
    REQUIRE(invocation->confirmation == u"prod/v2");
}

TEST_CASE("--version before a command asks for the program's, after it names what is deployed")
{
    REQUIRE(invocationOf({u"--version"_s})->wantsVersion);
    const auto invocation = invocationOf({u"deploy:canary"_s, u"--version"_s, u"v2"_s});
    REQUIRE_FALSE(invocation->wantsVersion);
    REQUIRE(parameters(invocation->words) == QJsonObject{{u"version"_s, u"v2"_s}});
}

TEST_CASE("values come after '=' or as the next word, flags alone, bare words for what is required")
{
    REQUIRE(parameters({u"--version=v2"_s, u"--stage"_s, u"5"_s, u"--force"_s}) == QJsonObject{{u"version"_s, u"v2"_s}, {u"stage"_s, u"5"_s}, {u"force"_s, u"true"_s}});
    REQUIRE(parameters({u"v2"_s, u"--force=false"_s}) == QJsonObject{{u"version"_s, u"v2"_s}, {u"force"_s, u"false"_s}});
    REQUIRE(parameters({u"--version="_s}) == QJsonObject{{u"version"_s, u""_s}});
}

TEST_CASE("what follows a lone -- is kept as typed, or read as npm run has it")
{
    const auto invocation = invocationOf({u"restart"_s, u"--json"_s, u"--"_s, u"--max-old-space-size=4096"_s, u"--detach"_s, u"--"_s, u"x"_s});
    REQUIRE_OK(invocation);
    REQUIRE(invocation->words.isEmpty());
    REQUIRE_FALSE(invocation->isDetached);
    REQUIRE(invocation->further == QStringList{u"--max-old-space-size=4096"_s, u"--detach"_s, u"--"_s, u"x"_s});
    const auto whole = withoutDashes(*invocationOf({u"deploy:canary"_s, u"--"_s, u"--stage=1"_s, u"--json"_s}));
    REQUIRE_OK(whole);
    REQUIRE(whole->words == QStringList{u"--stage=1"_s});
    REQUIRE(whole->isJson);
    REQUIRE(whole->further.isEmpty());
    REQUIRE(withoutDashes(*invocationOf({u"status:check"_s, u"--"_s, u"--socket=/x"_s})).error().message.contains(u"after '--'"));
}

TEST_CASE("what cannot be understood names the word and the next step")
{
    REQUIRE(invocationOf({u"--nonsense"_s}).error().field == u"nonsense");
    REQUIRE(invocationOf({u"--socket"_s}).error().message.contains(u"needs a value"));
    REQUIRE(invocationOf({u"--json=yes"_s}).error().message.contains(u"takes no value"));
    REQUIRE(invocationOf({u"--color=blue"_s}).error().hint.contains(u"always"));
    REQUIRE(parametersOf(canary(), {u"--stage"_s, u"--force"_s}).error().field == u"stage");
    REQUIRE(parametersOf(canary(), {u"--stage=1"_s, u"--stage=2"_s}).error().message.contains(u"twice"));
    REQUIRE(parametersOf(canary(), {u"v2"_s, u"v3"_s}).error().message.contains(u"v3"));
    // An unknown option is for the engine to refuse, which knows the nearest name.
    REQUIRE(parameters({u"--versoin=v2"_s}).contains(u"versoin"_s));
}

TEST_CASE("what a shell wants completed is never obeyed")
{
    const auto invocation = invocationOf({u"complete-words"_s, u"--"_s, u"deploy:canary"_s, u"--dry-run"_s});
    REQUIRE(invocation->command == completeWords);
    REQUIRE(invocation->words == QStringList{u"deploy:canary"_s, u"--dry-run"_s});
    REQUIRE_FALSE(invocation->isDryRun);
}

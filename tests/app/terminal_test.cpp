#include "app/opsd_process.h"
#include "app/pseudo_terminal.h"
#include "base/error.h"
#include "base/file.h"
#include "base/json.h"
#include "support/catch.h"
#include "support/wait.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QStandardPaths>

using namespace godel;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

QString onlyOperation(const Opsd& opsd)
{
    return opsd.reply({u"operations:list"_s}).value(u"operations"_s).toArray().first().toObject().value(u"id"_s).toString();
}

/// What a shell offers for the words after godelctl, asked with its own machinery: one a line.
QStringList offered(const Opsd& opsd, const QString& shell, const QString& line)
{
    const QString script = opsd.folder.filePath(u"completion."_s + shell);
    const Answer printed = run(programs + u"godelctl"_s, {u"completion"_s, shell});
    REQUIRE(printed.status == 0);
    REQUIRE_OK(writeFile(script, printed.out.toUtf8()));
    const QMap<QString, QString> asking{
        {u"bash"_s, u". '%1'; COMP_LINE='%2'; COMP_POINT=${#COMP_LINE}; compopt() { :; }; _godelctl; printf '%s\\n' \"${COMPREPLY[@]}\""_s},
        {u"fish"_s, u"source '%1'; complete -C '%2'"_s},
        // compadd is what a completion function tells zsh its words with.
        {u"zsh"_s, u"compdef() { :; }; compadd() { while [[ $1 != -- ]]; do shift; done; shift; print -rl -- \"$@\"; }; source '%1'; words=(${(z):-'%2'}); [[ '%2' == *' ' ]] && words+=(''); CURRENT=$#words; _godelctl"_s}};
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PATH"_s, programs + u':' + environment.value(u"PATH"_s));
    environment.insert(u"GODEL_SOCKET"_s, opsd.socket());
    environment.insert(u"HOME"_s, opsd.folder.path());
    const Answer asked = run(shell, {shell == u"fish" ? u"--no-config"_s : u"+f"_s, u"-c"_s, QString(asking.value(shell)).replace(u"%1"_s, script).replace(u"%2"_s, line)}, environment);
    INFO(asked.error.toStdString());
    REQUIRE(asked.error.isEmpty());
    return asked.out.split(u'\n', Qt::SkipEmptyParts);
}

} // namespace

TEST_CASE("Ctrl+C on a terminal leaves the operation running and says how to follow it")
{
    Opsd opsd;
    opsd.addReleaseThatIsNeverReady();
    PseudoTerminal terminal(programs + u"godelctl"_s, {u"--socket="_s + opsd.socket(), u"deploy:first"_s, u"v1"_s});
    REQUIRE(waitFor([&terminal] { return terminal.screen().contains("\x1b[K  "); }));
    REQUIRE(terminal.screen().contains("\x1b[32mstarted\x1b[0m"));
    terminal.type("\x03");
    REQUIRE(terminal.end() == 130);
    const QString id = onlyOperation(opsd);
    REQUIRE(terminal.screen().contains("godelctl operations:follow --id=" + id.toUtf8()));
    REQUIRE(terminal.screen().contains("godelctl operations:cancel --id=" + id.toUtf8()));
    REQUIRE(opsd.reply({u"operations:show"_s, id}).value(u"state"_s) == u"running"_s);
    // What it says there can be typed, and the rest can be seen to its end.
    PseudoTerminal again(programs + u"godelctl"_s, {u"--socket="_s + opsd.socket(), u"operations:follow"_s, u"--id="_s + id});
    REQUIRE(waitFor([&again] { return again.screen().contains("started"); }));
    REQUIRE(opsd.ctl({u"operations:cancel"_s, id}).status == 0);
    REQUIRE(again.end() == exitStatus(ErrorCode::Cancelled));
    REQUIRE(again.screen().contains("undone"));
}

TEST_CASE("colours are for a terminal, where nobody has switched them off")
{
    Opsd opsd;
    const auto coloured = [&opsd](const QStringList& words) {
        PseudoTerminal terminal(programs + u"godelctl"_s, QStringList{u"--socket="_s + opsd.socket()} + words);
        REQUIRE(terminal.end() != 0);
        REQUIRE(terminal.screen().contains("Did you mean users:list?"));
        return terminal.screen().contains('\x1b');
    };
    REQUIRE(coloured({u"users:lits"_s}));
    REQUIRE_FALSE(coloured({u"--color=never"_s, u"users:lits"_s}));
    REQUIRE_FALSE(opsd.ctl({u"users:lits"_s}).error.contains(u'\x1b'));
    REQUIRE(opsd.ctl({u"--color=always"_s, u"users:lits"_s}).error.contains(u'\x1b'));
}

TEST_CASE("each shell completes commands, options and choices")
{
    const QString shell = GENERATE(u"bash"_s, u"zsh"_s, u"fish"_s);
    if (QStandardPaths::findExecutable(shell).isEmpty()) {
        WARN(shell.toStdString() << " is not installed here");
        return;
    }
    INFO(shell.toStdString());
    Opsd opsd;
    const QStringList commands = offered(opsd, shell, u"godelctl users"_s);
    // Bash breaks its words at ':' and gets only what comes after.
    REQUIRE(commands.filter(u"list"_s).size() == 1);
    REQUIRE(commands.size() >= 3);
    REQUIRE(commands.filter(u"deploy"_s).isEmpty());
    REQUIRE(offered(opsd, shell, u"godelctl users:add --r"_s) == QStringList{u"--role="_s});
    REQUIRE(offered(opsd, shell, u"godelctl users:add --role=op"_s).first().endsWith(u"operator"));
    REQUIRE(offered(opsd, shell, u"godelctl "_s).contains(u"audit:verify"_s));
    REQUIRE_FALSE(offered(opsd, shell, u"godelctl users:add --name=x "_s).contains(u"--name="_s));
}

#include "cli/completion.h"

#include "cli/invocation.h"

#include <QRegularExpression>

namespace godel::cli {

using namespace Qt::StringLiterals;

namespace {

// Bash breaks words at ':' and '=', so the pieces are taken from the line itself and what stands before the last break is cut off.
const QString bashScript = uR"(_godelctl() {
    local line=${COMP_LINE:0:COMP_POINT} words current
    read -ra words <<< "$line"
    [[ $line == *[[:space:]] ]] && words+=("")
    current=${words[-1]}
    mapfile -t COMPREPLY < <(godelctl complete-words -- "${words[@]:1}" 2>/dev/null)
    local cut=${current%"${current##*[:=]}"} at
    for at in "${!COMPREPLY[@]}"; do COMPREPLY[at]=${COMPREPLY[at]#"$cut"}; done
    [[ ${COMPREPLY[0]} == *= ]] && compopt -o nospace
}
complete -F _godelctl godelctl
)"_s;

const QString zshScript = uR"(#compdef godelctl
_godelctl() {
    local -a found
    found=("${(@f)$(godelctl complete-words -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    compadd -Q -- ${found:#*=}
    compadd -Q -S '' -- ${(M)found:#*=}
}
compdef _godelctl godelctl
)"_s;

const QString fishScript = uR"(function __godelctl_words
    set -l words (commandline -opc)
    godelctl complete-words -- $words[2..] (commandline -ct) 2>/dev/null
end
complete -c godelctl -f -a '(__godelctl_words)'
)"_s;

QStringList commandNames(const catalog::Catalogue& catalogue)
{
    QStringList names{u"help"_s, u"completion"_s};
    for (const catalog::CommandSpec& command : catalogue.commands()) {
        names.append(command.name);
    }
    return names;
}

QStringList valuesOf(const catalog::Parameter& parameter)
{
    QStringList values;
    for (const QString& choice : parameter.choices) {
        values.append(u"--%1=%2"_s.arg(parameter.name, choice));
    }
    return values;
}

QStringList optionsOf(const catalog::CommandSpec& spec, const QStringList& earlier)
{
    QStringList options;
    for (const catalog::Parameter& parameter : spec.parameters) {
        const QString option = u"--%1="_s.arg(parameter.name);
        const bool isGiven = std::any_of(earlier.begin(), earlier.end(), [&option](const QString& word) { return (word + u'=').startsWith(option); });
        if (!isGiven) {
            options.append(parameter.kind == catalog::Kind::Flag ? option.chopped(1) : option);
            options.append(valuesOf(parameter));
        }
    }
    for (const QString& common : {u"--json"_s, u"--detach"_s, u"--dry-run"_s, u"--help"_s}) {
        if (!earlier.contains(common)) {
            options.append(common);
        }
    }
    return options;
}

} // namespace

Result<QString> completionScript(const QString& shell)
{
    static const QMap<QString, QString> scripts{{u"bash"_s, bashScript}, {u"zsh"_s, zshScript}, {u"fish"_s, fishScript}};
    if (!scripts.contains(shell)) {
        return fail(ErrorCode::Invalid, u"there is no completion for '%1'"_s.arg(shell), u"Choose bash, zsh or fish"_s, u"completion"_s);
    }
    return scripts.value(shell);
}

QStringList completionsOf(const catalog::Catalogue& catalogue, const QStringList& words)
{
    const QString current = words.isEmpty() ? QString() : words.last();
    const auto before = words.mid(0, std::max<qsizetype>(words.size() - 1, 0));
    const auto given = invocationOf(before);
    const QString command = given ? given->command : QString();
    QStringList candidates;
    if (command.isEmpty() || command == u"help") {
        candidates = commandNames(catalogue);
    } else if (command == u"completion") {
        candidates = {u"bash"_s, u"zsh"_s, u"fish"_s};
    } else if (const auto spec = catalogue.find(command); spec && (spec->further.isEmpty() || !before.contains(u"--"_s))) {
        // What follows the lone dashes is known to what gets it alone.
        candidates = optionsOf(*spec, before);
    }
    QStringList fitting = candidates.filter(QRegularExpression(u'^' + QRegularExpression::escape(current)));
    // A value list shows only once its option stands there; until then the option itself is enough.
    if (!current.contains(u'=')) {
        fitting.removeIf([](const QString& candidate) { return candidate.contains(u'=') && !candidate.endsWith(u'='); });
    } else {
        fitting.removeAll(current);
    }
    fitting.sort();
    return fitting;
}

} // namespace godel::cli

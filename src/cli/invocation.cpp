#include "cli/invocation.h"

#include <functional>
#include <map>
#include <utility>

namespace godel::cli {

using namespace Qt::StringLiterals;
using catalog::Kind;
using catalog::Parameter;

namespace {

const QString dashes = u"--"_s;

/// One option of all commands; without `take` it is a flag.
struct CommonOption {
    std::function<void(Invocation&)> set;
    std::function<Result<>(Invocation&, const QString&)> take;
};

CommonOption flag(bool Invocation::*member)
{
    return {[member](Invocation& invocation) { invocation.*member = true; }, {}};
}

CommonOption value(std::function<QString&(Invocation&)> place)
{
    return {{}, [place = std::move(place)](Invocation& invocation, const QString& given) -> Result<> {
                place(invocation) = given;
                return {};
            }};
}

Result<> takeColours(Invocation& invocation, const QString& given)
{
    static const QMap<QString, Colours> known{{u"auto"_s, Colours::Auto}, {u"always"_s, Colours::Always}, {u"never"_s, Colours::Never}};
    if (!known.contains(given)) {
        return fail(ErrorCode::Invalid, u"'%1' is not a choice for --color"_s.arg(given), u"Choose auto, always or never"_s, u"color"_s);
    }
    invocation.colours = known.value(given);
    return {};
}

const std::map<QString, CommonOption>& options()
{
    static const std::map<QString, CommonOption> all{
        {u"json"_s, flag(&Invocation::isJson)},
        {u"detach"_s, flag(&Invocation::isDetached)},
        {u"dry-run"_s, flag(&Invocation::isDryRun)},
        {u"help"_s, flag(&Invocation::wantsHelp)},
        {u"confirm"_s, value([](Invocation& invocation) -> QString& { return invocation.confirmation; })},
        {u"socket"_s, value([](Invocation& invocation) -> QString& { return invocation.where.socket; })},
        {u"server"_s, value([](Invocation& invocation) -> QString& { return invocation.where.server; })},
        {u"token-file"_s, value([](Invocation& invocation) -> QString& { return invocation.where.tokenFile; })},
        {u"certificate"_s, value([](Invocation& invocation) -> QString& { return invocation.where.certificate; })},
        {u"color"_s, {{}, takeColours}},
    };
    return all;
}

/// "--name=value" in its parts; no value at all is a null text.
std::pair<QString, QString> split(const QString& word)
{
    const qsizetype equals = word.indexOf(u'=');
    return equals < 0 ? std::pair(word.mid(2), QString()) : std::pair(word.mid(2, equals - 2), word.mid(equals + 1).append(u""_s));
}

Error missingValue(const QString& name)
{
    return {ErrorCode::Invalid, u"--%1 needs a value"_s.arg(name), u"Write --%1=VALUE"_s.arg(name), name};
}

/// The option's value: after '=', or the next word, which is taken away.
Result<QString> valueFor(const QString& name, const QString& given, QStringList& rest)
{
    if (!given.isNull()) {
        return given;
    }
    if (rest.isEmpty() || rest.first().startsWith(dashes)) {
        return fail(missingValue(name));
    }
    return rest.takeFirst();
}

const Parameter* find(const catalog::CommandSpec& spec, const QString& name)
{
    const auto found = std::find_if(spec.parameters.begin(), spec.parameters.end(), [&name](const Parameter& parameter) { return parameter.name == name; });
    return found == spec.parameters.end() ? nullptr : &*found;
}

Result<> takeBare(const catalog::CommandSpec& spec, const QString& word, QJsonObject& parameters)
{
    for (const Parameter& parameter : spec.parameters) {
        if (parameter.isRequired && !parameters.contains(parameter.name)) {
            parameters.insert(parameter.name, word);
            return {};
        }
    }
    if (!spec.parameters.isEmpty() && !parameters.contains(spec.parameters.first().name)) {
        parameters.insert(spec.parameters.first().name, word);
        return {};
    }
    return fail(ErrorCode::Invalid, u"%1 does not know what to do with '%2'"_s.arg(spec.name, word.left(60)), u"See help %1"_s.arg(spec.name));
}

/// Sorts the words up to a lone "--" into what they mean for every command, and keeps the rest.
Result<> takeWords(Invocation& invocation, QStringList rest)
{
    while (!rest.isEmpty()) {
        const QString word = rest.takeFirst();
        if (word == dashes) {
            invocation.further = std::exchange(rest, {});
            break;
        }
        const bool isBeforeCommand = invocation.command.isEmpty();
        if (!word.startsWith(dashes)) {
            (isBeforeCommand ? invocation.command : invocation.words.emplace_back()) = word;
            continue;
        }
        const auto [name, given] = split(word);
        const auto option = options().find(name);
        if (option != options().end() && option->second.set) {
            if (!given.isNull()) {
                return fail(ErrorCode::Invalid, u"--%1 takes no value"_s.arg(name), u"Leave out '=%1'"_s.arg(given), name);
            }
            option->second.set(invocation);
        } else if (option != options().end()) {
            TRY(const auto text, valueFor(name, given, rest));
            TRY_DO(option->second.take(invocation, text));
        } else if (!isBeforeCommand) {
            invocation.words.append(word);
        } else if (name == u"version") {
            invocation.wantsVersion = true;
        } else {
            return fail(ErrorCode::Invalid, u"there is no option --%1 before a command"_s.arg(name), u"See help"_s, name);
        }
    }
    return {};
}

} // namespace

Result<Invocation> invocationOf(const QStringList& arguments)
{
    Invocation invocation;
    if (!arguments.isEmpty() && arguments.first() == completeWords) {
        // What a shell wants completed is looked at, never obeyed.
        invocation.command = completeWords;
        invocation.words = arguments.mid(arguments.value(1) == dashes ? 2 : 1);
        return invocation;
    }
    TRY_DO(takeWords(invocation, arguments));
    return invocation;
}

Result<Invocation> withoutDashes(const Invocation& invocation)
{
    Invocation whole = invocation;
    while (!whole.further.isEmpty()) {
        const QStringList rest = std::exchange(whole.further, {});
        TRY_DO(takeWords(whole, rest));
    }
    if (whole.where != invocation.where) {
        return fail(ErrorCode::Invalid, u"where the engine is was said after '--'"_s, u"Write --socket, --server, --token-file and --certificate before '--'"_s);
    }
    return whole;
}

QStringList commonOptions()
{
    QStringList names;
    for (const auto& [name, option] : options()) {
        names.append(name);
    }
    return names;
}

Result<QJsonObject> parametersOf(const catalog::CommandSpec& spec, const QStringList& words)
{
    QJsonObject parameters;
    QStringList rest = words;
    while (!rest.isEmpty()) {
        const QString word = rest.takeFirst();
        if (!word.startsWith(dashes)) {
            TRY_DO(takeBare(spec, word, parameters));
            continue;
        }
        const auto [name, given] = split(word);
        const Parameter* parameter = find(spec, name);
        if (parameters.contains(name)) {
            return fail(ErrorCode::Invalid, u"--%1 is given twice"_s.arg(name), u"Leave one of them out"_s, name);
        }
        if (given.isNull() && (parameter == nullptr || parameter->kind == Kind::Flag)) {
            // What the engine does not know it refuses itself, with the nearest name.
            parameters.insert(name, u"true"_s);
            continue;
        }
        TRY(const auto text, valueFor(name, given, rest));
        parameters.insert(name, text);
    }
    return parameters;
}

} // namespace godel::cli

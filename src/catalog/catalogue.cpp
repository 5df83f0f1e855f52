#include "catalog/catalogue.h"

#include <QJsonArray>
#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace godel::catalog {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostFurther = 64;

QStringList namesOf(const QList<Parameter>& parameters)
{
    QStringList names;
    for (const Parameter& parameter : parameters) {
        names.append(parameter.name);
    }
    return names;
}

QJsonObject toJson(const Parameter& parameter)
{
    QJsonObject json{{u"name"_s, parameter.name}, {u"help"_s, parameter.help}, {u"kind"_s, name(parameter.kind)},
                     {u"required"_s, parameter.isRequired}};
    if (parameter.otherwise) {
        json.insert(u"default"_s, *parameter.otherwise);
    }
    if (!parameter.choices.isEmpty()) {
        json.insert(u"choices"_s, QJsonArray::fromStringList(parameter.choices));
    }
    if (parameter.isSecret) {
        json.insert(u"secret"_s, true);
    }
    if (parameter.isDocument) {
        json.insert(u"document"_s, true);
    }
    return json;
}

Result<> knowsAll(const CommandSpec& spec, const QJsonObject& given)
{
    const QStringList known = namesOf(spec.parameters);
    for (const QString& key : given.keys()) {
        if (!known.contains(key)) {
            const QString near = nearest(key, known);
            return fail(ErrorCode::Invalid, u"%1 has no option --%2"_s.arg(spec.name, key.left(40)),
                        near.isEmpty() ? u"See help %1"_s.arg(spec.name) : u"Did you mean --%1?"_s.arg(near), key.left(40));
        }
    }
    return {};
}

/// Changed, added, missing and swapped letters. Source: optimal string alignment, Boytsov 2011, "Indexing Methods for
/// Approximate Dictionary Searching", section 2.2.
qsizetype distance(const QString& left, const QString& right)
{
    const auto width = static_cast<size_t>(right.size()) + 1;
    std::vector<qsizetype> earlier(width);
    std::vector<qsizetype> before(width);
    std::vector<qsizetype> row(width);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 1; i <= left.size(); ++i) {
        earlier = std::exchange(before, row);
        row[0] = i;
        for (size_t j = 1; j < width; ++j) {
            const auto at = static_cast<qsizetype>(j) - 1;
            row[j] = std::min({before[j] + 1, row[j - 1] + 1, before[j - 1] + (left[i - 1] == right[at] ? 0 : 1)});
            if (i > 1 && j > 1 && left[i - 1] == right[at - 1] && left[i - 2] == right[at]) {
                row[j] = std::min(row[j], earlier[j - 2] + 1);
            }
        }
    }
    return row.back();
}

} // namespace

QString name(Role role)
{
    static const std::array names{u"viewer"_s, u"operator"_s, u"approver"_s, u"admin"_s};
    return names[static_cast<size_t>(role)];
}

QString name(Danger danger)
{
    static const std::array names{u"reads"_s, u"changes"_s, u"disrupts"_s, u"destroys"_s};
    return names[static_cast<size_t>(danger)];
}

QJsonObject toJson(const CommandSpec& spec)
{
    QJsonArray parameters;
    for (const Parameter& parameter : spec.parameters) {
        parameters.append(toJson(parameter));
    }
    QJsonObject json{{u"name"_s, spec.name},     {u"summary"_s, spec.summary},
                     {u"role"_s, name(spec.role)}, {u"danger"_s, name(spec.danger)},
                     {u"second_person"_s, spec.needsSecondPerson}, {u"parameters"_s, parameters},
                     {u"columns"_s, QJsonArray::fromStringList(spec.columns)}};
    if (!spec.undoneBy.isEmpty()) {
        json.insert(u"undone_by"_s, QJsonArray::fromStringList(spec.undoneBy));
    }
    if (spec.needsHolding) {
        json.insert(u"needs_holding"_s, true);
    }
    if (!spec.further.isEmpty()) {
        json.insert(u"further"_s, spec.further);
    }
    return json;
}

Result<QJsonObject> validated(const CommandSpec& spec, const QJsonObject& given)
{
    TRY_DO(knowsAll(spec, given));
    QJsonObject values;
    for (const Parameter& parameter : spec.parameters) {
        if (given.contains(parameter.name)) {
            TRY(const auto value, canonical(parameter, given.value(parameter.name)));
            values.insert(parameter.name, value);
        } else if (parameter.otherwise) {
            TRY(const auto value, canonical(parameter, *parameter.otherwise));
            values.insert(parameter.name, value);
        } else if (parameter.isRequired) {
            return fail(ErrorCode::Invalid, u"%1 needs --%2"_s.arg(spec.name, parameter.name), parameter.help, parameter.name);
        }
    }
    return values;
}

Result<> acceptsFurther(const CommandSpec& spec, const QStringList& arguments)
{
    if (arguments.isEmpty()) {
        return {};
    }
    if (spec.further.isEmpty()) {
        return fail(ErrorCode::Invalid, u"%1 takes no arguments after '--'"_s.arg(spec.name), u"Leave out '--' and what follows it"_s, u"arguments"_s);
    }
    if (arguments.size() > mostFurther) {
        return fail(ErrorCode::Invalid, u"more than %1 arguments follow '--'"_s.arg(mostFurther), u"Give fewer of them"_s, u"arguments"_s);
    }
    for (const QString& argument : arguments) {
        TRY_DO(canonical({.name = u"arguments"_s, .help = {}}, argument));
    }
    return {};
}

QString confirmationPhrase(const QString& environment, const CommandSpec& spec, const QJsonObject& parameters)
{
    return u"%1/%2"_s.arg(environment, parameters.value(u"version"_s).toString(parameters.value(u"id"_s).toString(spec.name)));
}

QString helpText(const CommandSpec& spec)
{
    QString help = u"%1\n    %2\n    role: %3; %4%5\n"_s.arg(spec.name, spec.summary, name(spec.role), name(spec.danger),
                                                            spec.needsSecondPerson ? u", needs a second person"_s : QString());
    for (const Parameter& parameter : spec.parameters) {
        help += u"    --%1=%2  %3"_s.arg(parameter.name, name(parameter.kind), parameter.help);
        help += parameter.isRequired ? u" (required)"_s : QString();
        help += parameter.otherwise ? u" (default %1)"_s.arg(*parameter.otherwise) : QString();
        help += parameter.choices.isEmpty() ? QString() : u" (one of %1)"_s.arg(parameter.choices.join(u", "));
        help += u'\n';
    }
    if (!spec.undoneBy.isEmpty()) {
        help += u"    taken back by: %1\n"_s.arg(spec.undoneBy.join(u" or "));
    }
    if (!spec.further.isEmpty()) {
        help += u"    -- ARGUMENTS  %1\n"_s.arg(spec.further);
    }
    return help;
}

Result<> Catalogue::add(CommandSpec spec)
{
    const auto place = std::lower_bound(m_commands.begin(), m_commands.end(), spec.name,
                                        [](const CommandSpec& command, const QString& name) { return command.name < name; });
    if (place != m_commands.end() && place->name == spec.name) {
        return fail(ErrorCode::Invalid, u"the command %1 is declared twice"_s.arg(spec.name));
    }
    for (const Parameter& parameter : std::as_const(spec.parameters)) {
        if (parameter.otherwise) {
            TRY(const auto value, canonical(parameter, *parameter.otherwise));
            if (value != *parameter.otherwise) {
                return fail(ErrorCode::Invalid, u"the default '%1' of --%2 reads back as '%3'"_s.arg(*parameter.otherwise, parameter.name, value));
            }
        }
    }
    m_commands.insert(place, std::move(spec));
    return {};
}

Result<CommandSpec> Catalogue::find(const QString& name) const
{
    const auto place = std::lower_bound(m_commands.begin(), m_commands.end(), name,
                                        [](const CommandSpec& command, const QString& wanted) { return command.name < wanted; });
    if (place != m_commands.end() && place->name == name) {
        return *place;
    }
    QStringList names;
    for (const CommandSpec& command : m_commands) {
        names.append(command.name);
    }
    const QString near = nearest(name, names);
    return fail(ErrorCode::NotFound, u"there is no command '%1'"_s.arg(name.left(60)),
                near.isEmpty() ? u"See help for all commands"_s : u"Did you mean %1?"_s.arg(near));
}

QJsonObject Catalogue::toJson() const
{
    QJsonArray commands;
    for (const CommandSpec& command : m_commands) {
        commands.append(catalog::toJson(command));
    }
    return {{u"commands"_s, commands}};
}

QString nearest(const QString& word, const QStringList& candidates)
{
    QString best;
    qsizetype least = std::max<qsizetype>(word.size() / 3, 1) + 1;
    for (const QString& candidate : candidates) {
        if (word.size() <= 64 && distance(word, candidate) < least) {
            least = distance(word, candidate);
            best = candidate;
        }
    }
    return best;
}

} // namespace godel::catalog

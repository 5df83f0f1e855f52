#include "base/json.h"
#include "catalog/catalogue.h"

#include <QJsonArray>

namespace godel::catalog {

using namespace Qt::StringLiterals;

namespace {

template <typename Value>
Result<Value> valueNamed(const QString& wanted, std::initializer_list<Value> values, const QString& field)
{
    QStringList names;
    for (const Value value : values) {
        if (name(value) == wanted) {
            return value;
        }
        names.append(name(value));
    }
    return fail(ErrorCode::Invalid, u"'%1' is not a valid %2"_s.arg(wanted.left(40), field), u"Choose one of: %1"_s.arg(names.join(u", ")), field);
}

Parameter parameterOf(ObjectReader& reader)
{
    Parameter parameter;
    parameter.name = reader.string(u"name"_s);
    parameter.help = reader.string(u"help"_s);
    // A kind of a newer engine is sent as text, and the engine itself judges it.
    parameter.kind = kindOf(reader.string(u"kind"_s)).value_or(Kind::Text);
    parameter.isRequired = reader.boolean(u"required"_s, false);
    if (reader.has(u"default"_s)) {
        parameter.otherwise = reader.string(u"default"_s);
    }
    parameter.choices = reader.strings(u"choices"_s);
    parameter.isSecret = reader.boolean(u"secret"_s, false);
    parameter.isDocument = reader.boolean(u"document"_s, false);
    return parameter;
}

} // namespace

Result<Role> roleOf(const QString& wanted, const QString& field)
{
    return valueNamed(wanted, {Role::Viewer, Role::Operator, Role::Approver, Role::Admin}, field.isEmpty() ? u"role"_s : field);
}

Result<Catalogue> catalogueOf(const QJsonObject& json)
{
    Catalogue catalogue;
    for (const QJsonValue& entry : json.value(u"commands"_s).toArray()) {
        ObjectReader reader(entry.toObject(), u"command"_s);
        CommandSpec spec;
        spec.name = reader.string(u"name"_s);
        spec.summary = reader.string(u"summary"_s);
        spec.role = reader.take(roleOf(reader.string(u"role"_s)));
        spec.danger = reader.take(valueNamed(reader.string(u"danger"_s), {Danger::Reads, Danger::Changes, Danger::Disrupts, Danger::Destroys}, u"danger"_s));
        spec.needsSecondPerson = reader.boolean(u"second_person"_s, false);
        spec.columns = reader.strings(u"columns"_s);
        spec.undoneBy = reader.strings(u"undone_by"_s);
        spec.needsHolding = reader.boolean(u"needs_holding"_s, false);
        spec.further = reader.string(u"further"_s, {});
        for (const QJsonValue& parameter : reader.array(u"parameters"_s)) {
            ObjectReader inner(parameter.toObject(), u"parameter"_s);
            spec.parameters.append(parameterOf(inner));
            TRY_DO(inner.finishLenient());
        }
        TRY_DO(reader.finishLenient());
        TRY_DO(catalogue.add(std::move(spec)));
    }
    return catalogue;
}

} // namespace godel::catalog

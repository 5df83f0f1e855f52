#include "gui/settings/config_model.h"

#include "base/json.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QLocale>
#include <QSet>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

const QString listMark = u"[]."_s;

/// What is said here, for translators.
struct ConfigModelText {
    Q_DECLARE_TR_FUNCTIONS(ConfigModel)
};

QJsonValue valueAt(const QJsonObject& object, const QStringList& path)
{
    QJsonValue value = object;
    for (const QString& key : path) {
        value = value.toObject().value(key);
    }
    return value;
}

/// Sets or takes out; an object that is left with nothing goes too.
QJsonObject withValue(QJsonObject object, QStringList path, const QJsonValue& value)
{
    const QString key = path.takeFirst();
    if (path.isEmpty()) {
        value.isUndefined() ? object.remove(key) : void(object.insert(key, value));
        return object;
    }
    const QJsonObject inner = withValue(object.value(key).toObject(), path, value);
    inner.isEmpty() && value.isUndefined() ? object.remove(key) : void(object.insert(key, inner));
    return object;
}

/// Every value of an object by its path; lists of objects count as one value.
void flatten(const QJsonObject& object, const QString& prefix, QMap<QString, QJsonValue>& values)
{
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        const QString path = prefix.isEmpty() ? entry.key() : prefix + u'.' + entry.key();
        if (entry->isObject()) {
            flatten(entry->toObject(), path, values);
        } else {
            values.insert(path, *entry);
        }
    }
}

struct Changed {
    QString path;
    QJsonValue before; ///< undefined: it was not there
    QJsonValue after;  ///< undefined: it is taken out
};

QList<Changed> changedValues(const QJsonObject& from, const QJsonObject& to)
{
    QMap<QString, QJsonValue> before;
    QMap<QString, QJsonValue> after;
    flatten(from, {}, before);
    flatten(to, {}, after);
    const QJsonValue absent(QJsonValue::Undefined);
    QList<Changed> changed;
    QSet<QString> seen;
    for (const QString& path : before.keys() + after.keys()) {
        if (!seen.contains(path) && before.value(path, absent) != after.value(path, absent)) {
            changed.append({path, before.value(path, absent), after.value(path, absent)});
        }
        seen.insert(path);
    }
    return changed;
}

Result<QJsonValue> numberOf(const ConfigKey& key, const QString& text)
{
    bool isNumber = false;
    const double number = QLocale::c().toDouble(text, &isNumber);
    if (!isNumber || (key.kind == u"whole" && number != std::floor(number))) {
        return fail(ErrorCode::Invalid, ConfigModelText::tr("'%1' is not a number").arg(text.left(40)), ConfigModelText::tr("Write digits, with a point for decimals"), key.path);
    }
    return QJsonValue(number);
}

Result<QJsonValue> jsonOf(const ConfigKey& key, const QString& text)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(u"[%1]"_s.arg(text).toUtf8(), &error);
    if (error.error != QJsonParseError::NoError || document.array().size() != 1) {
        return fail(ErrorCode::Invalid, ConfigModelText::tr("'%1' cannot be read as JSON").arg(text.left(40)), ConfigModelText::tr("Write a list as [\"a\", \"b\"], an object as {\"name\": \"value\"}"), key.path);
    }
    return document.array().first();
}

} // namespace

QString ConfigKey::list() const
{
    const qsizetype at = path.indexOf(listMark);
    return at < 0 ? QString() : path.left(at);
}

QString ConfigKey::inner() const
{
    const qsizetype at = path.indexOf(listMark);
    return at < 0 ? path : path.mid(at + listMark.size());
}

QString ConfigKey::group() const
{
    return list().isEmpty() && path.contains(u'.') ? path.section(u'.', 0, 0) : QString();
}

QString typed(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::String: return value.toString();
    case QJsonValue::Bool: return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Double: return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    case QJsonValue::Array: return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    case QJsonValue::Object: return QString::fromUtf8(compact(value.toObject()));
    default: return {};
    }
}

Result<QJsonValue> valueOf(const ConfigKey& key, const QString& text)
{
    if (key.kind == u"whole" || key.kind == u"number") {
        return numberOf(key, text);
    }
    if (key.kind == u"flag") {
        return QJsonValue(text == u"true");
    }
    const bool isStructured = key.kind == u"list" || key.kind == u"object" || (key.kind == u"choice" && text.startsWith(u'{'));
    return isStructured ? jsonOf(key, text) : Result<QJsonValue>(QJsonValue(text));
}

Result<> ConfigModel::open(const QJsonObject& declared, const QByteArray& content)
{
    m_file = declared.value(u"file"_s).toString();
    m_keys.clear();
    for (const QJsonValue& value : declared.value(u"keys"_s).toArray()) {
        const QJsonObject key = value.toObject();
        QStringList choices;
        for (const QJsonValue& choice : key.value(u"choices"_s).toArray()) {
            choices.append(choice.toString());
        }
        m_keys.append({key.value(u"key"_s).toString(), key.value(u"kind"_s).toString(), key.value(u"help"_s).toString(), key.value(u"effect"_s).toString(), key.value(u"default"_s),
                       choices, key.value(u"required"_s).toBool()});
    }
    m_stored = m_object = {};
    if (content.trimmed().isEmpty()) {
        return {};
    }
    TRY(m_stored, parseObject(content, m_file));
    m_object = m_stored;
    return {};
}

Result<> ConfigModel::reopen(const QJsonObject& declared, const QByteArray& content)
{
    const QList<Changed> mine = changedValues(m_stored, m_object);
    TRY_DO(open(declared, content));
    for (const Changed& change : mine) {
        m_object = withValue(m_object, change.path.split(u'.'), change.after);
    }
    return {};
}

QString ConfigModel::textAt(const QString& path) const
{
    return typed(valueAt(m_object, path.split(u'.')));
}

Result<> ConfigModel::setText(const ConfigKey& key, const QString& text)
{
    if (text.trimmed().isEmpty()) {
        m_object = withValue(m_object, key.path.split(u'.'), QJsonValue(QJsonValue::Undefined));
        return {};
    }
    TRY(const auto value, valueOf(key, text.trimmed()));
    m_object = withValue(m_object, key.path.split(u'.'), value);
    return {};
}

QJsonArray ConfigModel::rows(const QString& list) const
{
    return valueAt(m_object, list.split(u'.')).toArray();
}

void ConfigModel::setRows(const QString& list, const QJsonArray& rows)
{
    m_object = withValue(m_object, list.split(u'.'), rows.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(rows));
}

Result<> ConfigModel::setContent(const QByteArray& content)
{
    TRY(m_object, parseObject(content, m_file));
    return {};
}

QByteArray ConfigModel::content() const
{
    return indented(m_object);
}

QJsonArray ConfigModel::changes() const
{
    const auto written = [](const QJsonValue& value) { return value.isUndefined() ? ConfigModelText::tr("(default)") : typed(value); };
    QJsonArray rows;
    for (const Changed& change : changedValues(m_stored, m_object)) {
        rows.append(QJsonObject{{u"key"_s, change.path}, {u"before"_s, written(change.before)}, {u"after"_s, written(change.after)}});
    }
    return rows;
}

} // namespace godel::gui

#include "app/configuration.h"
#include "base/file.h"
#include "base/json.h"
#include "domain/verdict_settings.h"
#include "support/catch.h"

#include <QRegularExpression>
#include <QSet>

using namespace godel;
using namespace Qt::StringLiterals;

namespace {

struct Key {
    QJsonObject row;

    [[nodiscard]] QString text(const QString& name) const { return row.value(name).toString(); }
    [[nodiscard]] QString file() const { return text(u"file"_s); }
    [[nodiscard]] QString path() const { return text(u"key"_s); }
    [[nodiscard]] QString kind() const { return text(u"kind"_s); }
    [[nodiscard]] QStringList excludes() const { return row.value(u"excludes"_s).toVariant().toStringList(); }
    /// The default, or an example where there is none.
    [[nodiscard]] QJsonValue value() const { return row.value(u"default"_s).isNull() ? row.value(u"example"_s) : row.value(u"default"_s); }
};

engine::ConfigRules rules()
{
    auto made = app::configurationRules();
    REQUIRE_OK(made);
    return *std::move(made);
}

QList<Key> keys()
{
    QList<Key> all;
    for (const QJsonValue& row : rules().keys) {
        all.append({row.toObject()});
    }
    return all;
}

/// The object with the value at the path; "stages[].share" goes into the list's only element.
QJsonObject with(QJsonObject object, const QStringList& path, const QJsonValue& value)
{
    const QString name = path.first();
    if (path.size() == 1) {
        object.insert(name, value);
    } else if (name.endsWith(u"[]")) {
        const QString list = name.chopped(2);
        object.insert(list, QJsonArray{with(object.value(list).toArray().first().toObject(), path.mid(1), value)});
    } else {
        object.insert(name, with(object.value(name).toObject(), path.mid(1), value));
    }
    return object;
}

QJsonObject with(const QJsonObject& object, const Key& key, const QJsonValue& value)
{
    return with(object, key.path().split(u'.'), value);
}

/// A file with every key that can stand beside the others, or with this one and without what it excludes.
QJsonObject whole(const QString& file, const Key& one)
{
    QJsonObject object;
    for (const Key& key : keys()) {
        const bool isLeftOut = one.excludes().contains(key.path()) || (!key.excludes().isEmpty() && key.path() != one.path());
        if (key.file() == file && !isLeftOut) {
            object = with(object, key, key.value());
        }
    }
    return object;
}

Result<> check(const Key& key, const QJsonValue& value)
{
    return rules().check(key.file(), indented(with(whole(key.file(), key), key, value)));
}

QJsonValue wrongKind(const Key& key)
{
    static const QSet<QString> texts{u"text"_s, u"label"_s, u"duration"_s, u"size"_s, u"percent"_s, u"choice"_s};
    return texts.contains(key.kind()) ? QJsonValue(7) : QJsonValue(u"neither"_s);
}

/// Just outside: under the least and over the most; empty where the kind or the key has no limits.
QList<QJsonValue> outside(const Key& key)
{
    QList<QJsonValue> values;
    for (const auto& [limit, by] : {std::pair(u"least"_s, -1), std::pair(u"most"_s, 1)}) {
        const QJsonValue edge = key.row.value(limit);
        if (edge.isDouble()) {
            values.append(edge.toDouble() + by);
        } else if (key.kind() == u"duration" && edge.isString() && *parseDuration(edge.toString()) + by * 1ms >= 0s) {
            values.append(text(Duration(*parseDuration(edge.toString()) + by * 1ms)));
        } else if (key.kind() == u"percent") {
            values.append(by < 0 ? u"0%"_s : u"100.01%"_s);
        }
    }
    return values;
}

QStringList leaves(const QJsonObject& object, const QString& prefix)
{
    QStringList found;
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        found += entry->isObject() ? leaves(entry->toObject(), prefix + entry.key() + u'.') : QStringList{prefix + entry.key()};
    }
    return found;
}

/// What the README's table names in backticks, a file each.
QMap<QString, QSet<QString>> readmeWords()
{
    const auto bytes = readFile(QStringLiteral(GODEL_SOURCE_DIR "/src/app/README.md"));
    REQUIRE_OK(bytes);
    static const QRegularExpression word(u"`([A-Za-z_.]+)`"_s);
    QMap<QString, QSet<QString>> words;
    QString file;
    for (const QString& line : QString::fromUtf8(*bytes).split(u'\n')) {
        if (!line.startsWith(u'|')) {
            continue;
        }
        const QString first = line.split(u'|').at(1).trimmed().remove(u'`');
        file = first.isEmpty() ? file : first;
        for (auto each = word.globalMatch(line.section(u'|', 2)); each.hasNext();) {
            words[file].insert(each.next().captured(1));
        }
    }
    return words;
}

} // namespace

TEST_CASE("every key of the table has all that a form needs", "[configuration]")
{
    static const QSet<QString> kinds{u"whole"_s, u"number"_s, u"text"_s, u"duration"_s, u"size"_s, u"percent"_s, u"flag"_s, u"choice"_s, u"list"_s, u"object"_s, u"label"_s};
    QSet<QString> seen;
    for (const Key& key : keys()) {
        INFO(key.file().toStdString() + ' ' + key.path().toStdString());
        CHECK(rules().files.contains(key.file()));
        CHECK(kinds.contains(key.kind()));
        CHECK(key.text(u"help"_s).endsWith(u'.'));
        CHECK(key.text(u"effect"_s).startsWith(u"restart of the engine"));
        CHECK(key.row.contains(u"default"_s));
        CHECK_FALSE(key.value().isUndefined());
        CHECK((key.kind() == u"choice") == key.row.contains(u"choices"_s));
        CHECK_FALSE(seen.contains(key.file() + key.path()));
        seen.insert(key.file() + key.path());
    }
    CHECK(seen.size() > 80);
}

TEST_CASE("the parsers accept every key with its default, and refuse another kind by its name", "[configuration]")
{
    for (const Key& key : keys()) {
        INFO(key.file().toStdString() + ' ' + key.path().toStdString());
        REQUIRE_OK(check(key, key.value()));
        const auto refused = check(key, wrongKind(key));
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == ErrorCode::Invalid);
        INFO(text(refused.error()).toStdString());
        CHECK(refused.error().field.endsWith(QString(key.path()).replace(u"[]"_s, u"[0]"_s)));
        CHECK_FALSE(refused.error().hint.isEmpty());
    }
}

TEST_CASE("the parsers accept what the table offers to choose from, and refuse what lies outside its limits", "[configuration]")
{
    int limits = 0;
    for (const Key& key : keys()) {
        INFO(key.file().toStdString() + ' ' + key.path().toStdString());
        for (const QJsonValue& value : outside(key)) {
            INFO(value.toVariant().toString().toStdString());
            CHECK_FALSE(check(key, value));
            ++limits;
        }
        for (const QJsonValue& choice : key.row.value(u"choices"_s).toArray()) {
            const auto checked = check(key, choice);
            // The other direction turns the limits round, which the parser says of the limit.
            CHECK((checked || checked.error().field.endsWith(u".critical")));
        }
    }
    CHECK(limits > 60);
}

TEST_CASE("the table has every key that the README names and every part of a verdict, and no other", "[configuration]")
{
    const auto words = readmeWords();
    QMap<QString, QSet<QString>> parts;
    QStringList verdict;
    for (const Key& key : keys()) {
        for (const QString& part : QString(key.path()).remove(u"[]"_s).split(u'.')) {
            parts[key.file()].insert(part);
            if (!key.path().startsWith(u"verdict.") && !key.path().startsWith(u"capabilities.")) {
                INFO(key.path().toStdString());
                // The list of metrics is what the whole file is about.
                CHECK((words.value(key.file()).contains(part) || (key.file() == u"metrics.json" && part == u"metrics")));
            }
        }
        if (key.path().startsWith(u"verdict.")) {
            verdict.append(key.path().mid(8));
        }
    }
    static const QSet<QString> values{u"http"_s, u"sql"_s, u"promql"_s, u"command"_s};
    for (const QString& file : rules().files) {
        for (const QString& word : words.value(file)) {
            INFO((file + u": "_s + word).toStdString());
            CHECK((parts.value(file).contains(word) || values.contains(word) || word.contains(u'.')));
        }
    }
    QStringList known = leaves(toJson(domain::VerdictSettings()), {});
    known.sort();
    verdict.sort();
    CHECK(verdict == known);
}

TEST_CASE("a file that nothing reads is refused by its name", "[configuration]")
{
    const auto refused = rules().check(u"plaform.json"_s, "{}");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().field == u"file");
    CHECK(refused.error().hint.contains(u"platform.json"));
    CHECK(rules().check(u"platform.json"_s, "{\"fleet\": {\"instances\": 2,}}").error().code == ErrorCode::Invalid);
    REQUIRE_OK(rules().check(u"platform.json"_s, "{}"));
}

#include "domain/release_manifest.h"

#include "base/json.h"

#include <QCryptographicHash>
#include <QRegularExpression>

#include <algorithm>

namespace godel::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestPath = 1024;
constexpr qsizetype longestName = 255;

bool matches(const QString& text, const QString& pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

// Other characters reach an archive and the disk differently from one locale to the next.
bool isPrintableAscii(const QString& text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x20 && c.unicode() < 0x7f; });
}

void require(ObjectReader& reader, bool holds, const QString& key, const QString& message)
{
    if (!holds) {
        reader.refuse(
            { ErrorCode::Invalid, message, u"Correct manifest.json and pack the release again"_s, reader.pathOf(key) });
    }
}

QMap<QString, QString> readTexts(ObjectReader& reader, const QString& key)
{
    const auto object = reader.object(key);
    ObjectReader texts(object, reader.pathOf(key));
    QMap<QString, QString> read;
    for (const auto& name : object.keys()) {
        read.insert(name, texts.string(name, QString()));
    }
    (void)reader.take(texts.finish().map([] { return true; }));
    return read;
}

QString readHealthPath(ObjectReader& reader, const QString& key)
{
    const auto path = reader.string(key);
    require(reader, matches(path, u"/[A-Za-z0-9._~/-]{0,255}"_s), key, u"'%1' is not a URL path"_s.arg(path.left(80)));
    return path;
}

HealthPaths readHealth(ObjectReader& reader)
{
    ObjectReader paths(reader.object(u"health"_s), reader.pathOf(u"health"_s));
    const HealthPaths health{ readHealthPath(paths, u"live"_s), readHealthPath(paths, u"ready"_s),
                              readHealthPath(paths, u"health"_s) };
    (void)reader.take(paths.finish().map([] { return true; }));
    return health;
}

Result<Migration> readMigration(const QJsonObject& object, const QString& path, const QMap<QString, QString>& files)
{
    ObjectReader reader(object, path);
    Migration migration;
    migration.id = reader.string(u"id"_s);
    require(reader, isLabel(migration.id), u"id"_s, u"'%1' is not a valid name"_s.arg(migration.id.left(80)));
    const auto kind = reader.string(u"kind"_s);
    require(reader, kind == u"expand" || kind == u"breaking", u"kind"_s, u"A migration is 'expand' or 'breaking'"_s);
    migration.kind = kind == u"breaking" ? MigrationKind::Breaking : MigrationKind::Expand;
    migration.up = reader.string(u"up"_s);
    require(reader, files.contains(migration.up), u"up"_s,
            u"The release has no file '%1'"_s.arg(migration.up.left(80)));
    migration.down = reader.string(u"down"_s, QString());
    require(reader, migration.down.isEmpty() || files.contains(migration.down), u"down"_s,
            u"The release has no file '%1'"_s.arg(migration.down.left(80)));
    migration.downIsSafe = reader.boolean(u"downIsSafe"_s, false);
    require(reader, !migration.downIsSafe || !migration.down.isEmpty(), u"downIsSafe"_s,
            u"A migration without a way down cannot go down safely"_s);
    TRY_DO(reader.finish());
    return migration;
}

QList<Migration> readMigrations(ObjectReader& reader, const QMap<QString, QString>& files)
{
    QList<Migration> migrations;
    const auto key = u"migrations"_s;
    if (!reader.has(key)) {
        return migrations;
    }
    QSet<QString> ids;
    for (const auto& value : reader.array(key)) {
        const auto item = u"%1[%2]"_s.arg(key).arg(migrations.size());
        require(reader, value.isObject(), item, u"A migration is an object"_s);
        auto migration = reader.take(readMigration(value.toObject(), reader.pathOf(item), files));
        require(reader, !ids.contains(migration.id), item, u"Two migrations are called '%1'"_s.arg(migration.id));
        ids.insert(migration.id);
        migrations.append(std::move(migration));
    }
    return migrations;
}

void checkFiles(ObjectReader& reader, const QMap<QString, QString>& files)
{
    for (auto file = files.begin(); file != files.end(); ++file) {
        const auto shown = file.key().left(80);
        require(reader, isReleasePath(file.key()) && file.key() != manifestFileName(), u"files"_s,
                u"'%1' is not a path inside a release"_s.arg(shown));
        require(reader, matches(file.value(), u"[0-9a-f]{64}"_s), u"files"_s,
                u"The SHA-256 of '%1' is not 64 lower-case hexadecimal digits"_s.arg(shown));
    }
}

bool isVariable(const QString& name)
{
    return matches(name, u"[A-Za-z_][A-Za-z0-9_]{0,127}"_s);
}

InstanceContract readContract(ObjectReader& reader)
{
    InstanceContract contract;
    contract.command = reader.strings(u"command"_s);
    const bool isPlain = std::none_of(contract.command.begin(), contract.command.end(),
                                      [](const QString& argument) { return argument.contains(QChar(0)); });
    require(reader, isPlain, u"command"_s, u"An argument contains a null character"_s);
    contract.portVariable = reader.string(u"portVariable"_s);
    require(reader, isVariable(contract.portVariable), u"portVariable"_s,
            u"'%1' is not the name of an environment variable"_s.arg(contract.portVariable.left(80)));
    contract.health = readHealth(reader);
    contract.drainTime = reader.duration(u"drainTime"_s, contract.drainTime);
    return contract;
}

bool isSystemPath(const QString& program)
{
    return program.startsWith(u'/') && isReleasePath(program.mid(1));
}

/// A release that begins to say how it is started says all of it.
std::optional<InstanceContract> readOwnContract(ObjectReader& reader, const QMap<QString, QString>& files)
{
    if (!reader.has(u"command"_s) && !reader.has(u"portVariable"_s) && !reader.has(u"health"_s)) {
        return {};
    }
    auto contract = readContract(reader);
    const auto program = contract.command.value(0);
    require(reader, files.contains(program) || isSystemPath(program), u"command"_s,
            u"The program '%1' is neither a file of the release nor an absolute path"_s.arg(program.left(80)));
    return contract;
}

void checkEnvironment(ObjectReader& reader, const ReleaseManifest& manifest)
{
    const QString port = manifest.instance ? manifest.instance->portVariable : QString();
    for (auto entry = manifest.environment.begin(); entry != manifest.environment.end(); ++entry) {
        const auto shown = entry.key().left(80);
        require(reader, isVariable(entry.key()), u"environment"_s,
                u"'%1' is not the name of an environment variable"_s.arg(shown));
        // LD_PRELOAD and its kin decide which code runs, which the list of files is there to decide.
        require(reader, !entry.key().startsWith(u"LD_"), u"environment"_s, u"A release may not set '%1'"_s.arg(shown));
        require(reader, entry.key() != port, u"environment"_s,
                u"'%1' carries the port and cannot be set"_s.arg(shown));
        require(reader, !entry.value().contains(QChar(0)), u"environment"_s,
                u"The value of '%1' contains a null character"_s.arg(shown));
    }
}

QJsonObject textsToJson(const QMap<QString, QString>& texts)
{
    QJsonObject object;
    for (auto entry = texts.begin(); entry != texts.end(); ++entry) {
        object.insert(entry.key(), entry.value());
    }
    return object;
}

} // namespace

QString manifestFileName()
{
    return u"manifest.json"_s;
}

bool isReleasePath(const QString& path)
{
    if (path.isEmpty() || path.size() > longestPath || path.contains(u'\\') || !isPrintableAscii(path)) {
        return false;
    }
    const auto names = path.split(u'/');
    return std::all_of(names.begin(), names.end(), [](const QString& name) {
        return !name.isEmpty() && name != u"." && name != u".." && name.size() <= longestName;
    });
}

Result<ReleaseManifest> readManifest(const QJsonObject& object)
{
    ObjectReader reader(object);
    ReleaseManifest manifest;
    manifest.version = reader.take(Version::parse(reader.string(u"version"_s), u"version"_s));
    manifest.files = readTexts(reader, u"files"_s);
    checkFiles(reader, manifest.files);
    manifest.instance = readOwnContract(reader, manifest.files);
    if (reader.has(u"environment"_s)) {
        manifest.environment = readTexts(reader, u"environment"_s);
    }
    checkEnvironment(reader, manifest);
    manifest.migrations = readMigrations(reader, manifest.files);
    TRY_DO(reader.finish());
    return manifest;
}

Result<InstanceContract> instanceContractOf(const QJsonObject& object, const QString& field)
{
    ObjectReader reader(object, field);
    auto contract = readContract(reader);
    const QString program = contract.command.value(0);
    if (!isReleasePath(program) && !isSystemPath(program)) {
        reader.refuse({ ErrorCode::Invalid,
                        u"the program '%1' is neither a path inside a release nor an absolute one"_s.arg(program.left(80)),
                        u"Write for instance [\"bin/server\", \"--quiet\"]"_s, reader.pathOf(u"command"_s) });
    }
    TRY_DO(reader.finish());
    return contract;
}

QJsonObject toJson(const ReleaseManifest& manifest)
{
    QJsonArray migrations;
    for (const auto& migration : manifest.migrations) {
        migrations.append(
            QJsonObject{ { u"id"_s, migration.id },
                         { u"kind"_s, migration.kind == MigrationKind::Breaking ? u"breaking"_s : u"expand"_s },
                         { u"up"_s, migration.up },
                         { u"down"_s, migration.down },
                         { u"downIsSafe"_s, migration.downIsSafe } });
    }
    QJsonObject object{ { u"version"_s, manifest.version.text() },
                        { u"environment"_s, textsToJson(manifest.environment) },
                        { u"migrations"_s, migrations },
                        { u"files"_s, textsToJson(manifest.files) } };
    if (const auto& instance = manifest.instance) {
        object.insert(u"command"_s, QJsonArray::fromStringList(instance->command));
        object.insert(u"portVariable"_s, instance->portVariable);
        object.insert(u"health"_s, QJsonObject{ { u"live"_s, instance->health.live },
                                                { u"ready"_s, instance->health.ready },
                                                { u"health"_s, instance->health.health } });
        object.insert(u"drainTime"_s, text(instance->drainTime));
    }
    return object;
}

QString artefactHash(const ReleaseManifest& manifest)
{
    return QString::fromLatin1(QCryptographicHash::hash(compact(toJson(manifest)), QCryptographicHash::Sha256).toHex());
}

} // namespace godel::domain

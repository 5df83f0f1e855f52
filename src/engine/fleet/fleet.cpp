#include "engine/fleet/fleet.h"

#include "base/json.h"

namespace godel::engine {

using namespace Qt::StringLiterals;
using domain::Version;
using ports::Group;

namespace {

const QString collection = u"fleet"_s;
const QString key = u"lineup"_s;
const QString tuningKey = u"tuning"_s;

QString nameOf(Group group)
{
    return group == Group::S ? u"s"_s : u"c"_s;
}

std::optional<Version> versionIn(ObjectReader& reader, Group group)
{
    if (!reader.has(nameOf(group))) {
        return {};
    }
    return reader.take(Version::parse(reader.string(nameOf(group))));
}

QMap<QString, QString> environmentOf(const QJsonObject& object, ObjectReader& reader)
{
    QMap<QString, QString> environment;
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        if (!entry->isString()) {
            reader.refuse({ErrorCode::Invalid, u"the variable %1 is not a text"_s.arg(entry.key()), u"Put its value in quotation marks"_s, reader.pathOf(u"environment"_s)});
        }
        environment.insert(entry.key(), entry->toString());
    }
    return environment;
}

} // namespace

QJsonObject toJson(const Tuning& tuning)
{
    QJsonObject object{{u"arguments"_s, QJsonArray::fromStringList(tuning.arguments)}};
    if (tuning.memoryLimit) {
        object.insert(u"memory_limit_bytes"_s, tuning.memoryLimit->count);
    }
    return object;
}

Result<Tuning> tuningOf(const QJsonObject& object)
{
    ObjectReader reader(object, u"tuning"_s);
    Tuning tuning;
    tuning.arguments = reader.strings(u"arguments"_s);
    if (reader.has(u"memory_limit_bytes"_s)) {
        tuning.memoryLimit = Bytes{reader.integer(u"memory_limit_bytes"_s, 1, std::numeric_limits<qint64>::max())};
    }
    TRY_DO(reader.finishLenient());
    return tuning;
}

Result<FleetSettings> fleetSettingsOf(const QJsonObject& object, const QString& field)
{
    constexpr int mostInstances = 32;
    constexpr int mostSlots = 64;
    ObjectReader reader(object, field);
    FleetSettings settings;
    settings.instances = static_cast<int>(reader.integer(u"instances"_s, 1, mostInstances, settings.instances));
    settings.slots = static_cast<int>(reader.integer(u"slots"_s, settings.instances, mostSlots, std::max(settings.slots, 2 * settings.instances)));
    settings.firstPort = static_cast<quint16>(reader.integer(u"first_port"_s, 1024, 65535 - 2 * settings.slots, settings.firstPort));
    settings.user = reader.string(u"user"_s, {});
    if (reader.has(u"memory_limit"_s)) {
        settings.memoryLimit = reader.take(parseBytes(reader.string(u"memory_limit"_s), reader.pathOf(u"memory_limit"_s)));
    }
    if (reader.has(u"environment"_s)) {
        settings.environment = environmentOf(reader.object(u"environment"_s), reader);
    }
    TRY_DO(reader.finish());
    return settings;
}

Result<Version> Lineup::stableVersion() const
{
    if (!in(stable)) {
        return fail(ErrorCode::NotFound, u"no version has the traffic yet"_s, u"Start the first one with deploy:first --version=VERSION"_s);
    }
    return *in(stable);
}

Result<Lineup> Fleet::lineup() const
{
    TRY(const auto record, m_store.find(collection, key));
    Lineup lineup;
    if (!record) {
        return lineup;
    }
    ObjectReader reader(record->body, u"lineup"_s);
    lineup.stable = reader.string(u"stable"_s) == nameOf(Group::C) ? Group::C : Group::S;
    lineup.s = versionIn(reader, Group::S);
    lineup.c = versionIn(reader, Group::C);
    TRY_DO(reader.finishLenient());
    lineup.revision = record->revision;
    return lineup;
}

Result<> Fleet::write(const Lineup& lineup)
{
    QJsonObject body{{u"stable"_s, nameOf(lineup.stable)}};
    for (const Group group : {Group::S, Group::C}) {
        if (const auto& version = lineup.in(group)) {
            body.insert(nameOf(group), version->text());
        }
    }
    return m_store.write({.puts = {{collection, key, body, lineup.revision}}});
}

ports::InstanceId Fleet::idOf(ports::Slot slot) const
{
    return *ports::InstanceId::parse(u"app-%1%2"_s.arg(nameOf(slot.group)).arg(slot.number));
}

quint16 Fleet::portOf(ports::Slot slot) const
{
    return static_cast<quint16>(m_settings.firstPort + (slot.group == Group::C ? m_settings.slots : 0) + slot.number);
}

Result<Tuning> Fleet::tuning() const
{
    TRY(const auto record, m_store.find(collection, tuningKey));
    return record ? tuningOf(record->body) : Tuning();
}

Result<> Fleet::tune(const Tuning& tuning)
{
    return m_store.write({.puts = {{collection, tuningKey, toJson(tuning), {}}}});
}

Result<domain::InstanceContract> Fleet::contractOf(const Version& version) const
{
    TRY(const auto release, m_releases.find(version));
    const auto& contract = release.manifest.instance ? release.manifest.instance : m_settings.instance;
    if (!contract) {
        return fail(ErrorCode::Invalid, u"neither release %1 nor the platform says how it is started"_s.arg(version.text()),
                    u"Say it with instance in platform.json, or with command, portVariable and health in the release's manifest.json"_s, u"platform.json.instance"_s);
    }
    return *contract;
}

Result<ports::ProcessSpec> Fleet::specOf(ports::Slot slot, const Version& version) const
{
    TRY(const auto release, m_releases.find(version));
    TRY(const auto contract, contractOf(version));
    TRY(const auto tuned, tuning());
    ports::ProcessSpec spec;
    spec.command = contract.command + tuned.arguments;
    if (!spec.command.first().startsWith(u'/')) {
        spec.command.first().prepend(release.folder + u'/');
    }
    spec.folder = release.folder;
    spec.environment = release.manifest.environment;
    for (auto entry = m_settings.environment.begin(); entry != m_settings.environment.end(); ++entry) {
        spec.environment.insert(entry.key(), entry.value());
    }
    spec.environment.insert(contract.portVariable, QString::number(portOf(slot)));
    spec.environment.insert(u"GODEL_VERSION"_s, version.text());
    spec.environment.insert(u"GODEL_INSTANCE"_s, idOf(slot).text());
    if (!m_settings.faultsFolder.isEmpty()) {
        spec.environment.insert(u"GODEL_FAULTS_FILE"_s, u"%1/%2.json"_s.arg(m_settings.faultsFolder, idOf(slot).text()));
    }
    spec.user = m_settings.user;
    spec.ready = ports::ReadyCheck{portOf(slot), contract.health.ready};
    spec.memoryLimit = tuned.memoryLimit ? tuned.memoryLimit : m_settings.memoryLimit;
    spec.drainTime = contract.drainTime;
    return spec;
}

} // namespace godel::engine

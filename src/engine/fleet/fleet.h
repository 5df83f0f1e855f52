#pragma once

#include "domain/version.h"
#include "ports/processes.h"
#include "ports/releases.h"
#include "ports/router.h"
#include "ports/store.h"

namespace godel::engine {

/// How instances are started here, whichever version they are of.
struct FleetSettings {
    int instances = 2;        ///< of the version that has the traffic, 1 to 32
    int slots = 8;            ///< places in each group at the router; at least twice the instances leaves room for a restart
    quint16 firstPort = 7500; ///< the first slot's; each slot has a port of its own
    QMap<QString, QString> environment{}; ///< for every instance, over the release's own
    QString user{};                       ///< runs them, where the engine is root; empty: as the engine
    std::optional<Bytes> memoryLimit{};   ///< of one instance
    std::optional<domain::InstanceContract> instance{}; ///< how releases are started that do not say it themselves
    QString faultsFolder{}; ///< absolute; of a demo: where each instance finds the faults that are brought to it, NAME.json; empty: nowhere
};

/// What a restart was told beside the settings; holds until the next one that says otherwise, whatever the version.
struct Tuning {
    std::optional<Bytes> memoryLimit{}; ///< in place of the settings'
    QStringList arguments{};            ///< after the command's own

    bool operator==(const Tuning&) const = default;
};

[[nodiscard]] QJsonObject toJson(const Tuning& tuning);
[[nodiscard]] Result<Tuning> tuningOf(const QJsonObject& object);

/// Invalid names the key; what is left out has its default. See `FleetSettings`.
[[nodiscard]] Result<FleetSettings> fleetSettingsOf(const QJsonObject& object, const QString& field);

/// Which version stands in which group of slots, and which of the groups is the stable one.
struct Lineup {
    ports::Group stable = ports::Group::S;
    std::optional<domain::Version> s{};
    std::optional<domain::Version> c{};
    qint64 revision = 0; ///< of its record; 0: nothing was ever started here

    [[nodiscard]] const std::optional<domain::Version>& in(ports::Group group) const { return group == ports::Group::S ? s : c; }
    void set(ports::Group group, std::optional<domain::Version> version) { (group == ports::Group::S ? s : c) = std::move(version); }
    /// What has the traffic; NotFound while nothing runs.
    [[nodiscard]] Result<domain::Version> stableVersion() const;
};

/// The instances of this platform: who stands where, and what it takes to start one. Slot, process name and port of an instance
/// belong together, so that each can be told from the others after any crash.
class Fleet {
public:
    Fleet(ports::Store& store, const ports::Releases& releases, FleetSettings settings)
        : m_store(store), m_releases(releases), m_settings(std::move(settings)) {}

    [[nodiscard]] Result<Lineup> lineup() const;
    /// Conflict if somebody else has changed it meanwhile.
    [[nodiscard]] Result<> write(const Lineup& lineup);

    [[nodiscard]] Result<Tuning> tuning() const;
    [[nodiscard]] Result<> tune(const Tuning& tuning);

    [[nodiscard]] const FleetSettings& settings() const { return m_settings; }
    /// "app-s0".
    [[nodiscard]] ports::InstanceId idOf(ports::Slot slot) const;
    [[nodiscard]] quint16 portOf(ports::Slot slot) const;
    /// How a version's instances are started and asked. NotFound for one that is not on this machine, Invalid where neither the
    /// release nor the platform says it.
    [[nodiscard]] Result<domain::InstanceContract> contractOf(const domain::Version& version) const;
    /// The same errors.
    [[nodiscard]] Result<ports::ProcessSpec> specOf(ports::Slot slot, const domain::Version& version) const;

private:
    ports::Store& m_store;
    const ports::Releases& m_releases;
    FleetSettings m_settings;
};

} // namespace godel::engine

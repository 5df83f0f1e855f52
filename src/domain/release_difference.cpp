#include "domain/release_difference.h"

#include <algorithm>

namespace godel::domain {

using namespace Qt::StringLiterals;

namespace {

QList<ChangedValue> changes(const QMap<QString, QString>& from, const QMap<QString, QString>& to)
{
    const auto valueIn = [](const QMap<QString, QString>& map, const QString& key) {
        return map.contains(key) ? std::optional(map.value(key)) : std::nullopt;
    };
    QStringList keys = from.keys() + to.keys();
    keys.removeDuplicates();
    keys.sort();
    QList<ChangedValue> changed;
    for (const QString& key : std::as_const(keys)) {
        const ChangedValue value{ key, valueIn(from, key), valueIn(to, key) };
        if (value.from != value.to) {
            changed.append(value);
        }
    }
    return changed;
}

} // namespace

QMap<QString, QString> partsOf(const std::optional<InstanceContract>& contract)
{
    if (!contract) {
        return {};
    }
    return { { u"command"_s, contract->command.join(u' ') },
             { u"portVariable"_s, contract->portVariable },
             { u"health.live"_s, contract->health.live },
             { u"health.ready"_s, contract->health.ready },
             { u"health.health"_s, contract->health.health },
             { u"drainTime"_s, text(contract->drainTime) } };
}

ReleaseDifference differenceOf(const ReleaseManifest& from, const ReleaseManifest& to)
{
    ReleaseDifference difference;
    for (const ChangedValue& file : changes(from.files, to.files)) {
        QStringList& list = !file.from ? difference.added : !file.to ? difference.removed : difference.changed;
        list.append(file.key);
    }
    for (const Migration& migration : to.migrations) {
        const bool isKnown = std::any_of(from.migrations.begin(), from.migrations.end(),
                                         [&migration](const Migration& one) { return one.id == migration.id; });
        if (!isKnown) {
            difference.migrations.append(migration.id);
        }
    }
    difference.environment = changes(from.environment, to.environment);
    difference.instance = changes(partsOf(from.instance), partsOf(to.instance));
    return difference;
}

} // namespace godel::domain

#include "engine/commands/release_view.h"

#include <QJsonArray>

namespace godel::engine {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostNames = 200;

QJsonArray migrationRows(const ports::Release& release, const std::optional<QStringList>& applied)
{
    QJsonArray rows;
    for (const domain::Migration& migration : release.manifest.migrations) {
        const bool isBreaking = migration.kind == domain::MigrationKind::Breaking;
        rows.append(QJsonObject{{u"id"_s, migration.id}, {u"kind"_s, isBreaking ? u"breaking"_s : u"expand"_s}, {u"has_way_back"_s, !migration.down.isEmpty()},
                                {u"way_back_is_safe"_s, !migration.down.isEmpty() && migration.downIsSafe},
                                {u"is_applied"_s, applied ? QJsonValue(applied->contains(migration.id)) : QJsonValue()}});
    }
    return rows;
}

QJsonArray changeRows(const QList<domain::ChangedValue>& changes)
{
    const auto shown = [](const std::optional<QString>& value) { return value ? QJsonValue(*value) : QJsonValue(); };
    QJsonArray rows;
    for (const domain::ChangedValue& change : changes) {
        rows.append(QJsonObject{{u"key"_s, change.key}, {u"from"_s, shown(change.from)}, {u"to"_s, shown(change.to)}});
    }
    return rows;
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

QJsonObject originView(const ports::Release& release)
{
    return {{u"size_bytes"_s, release.size ? QJsonValue(release.size->count) : QJsonValue()}, {u"added"_s, release.added ? QJsonValue(text(*release.added)) : QJsonValue()},
            {u"signed_by"_s, release.signedBy.isEmpty() ? QJsonValue() : QJsonValue(release.signedBy)}};
}

QJsonObject releaseView(const ports::Release& release, const std::optional<QStringList>& applied)
{
    const domain::ReleaseManifest& manifest = release.manifest;
    QJsonObject view = originView(release);
    view.insert(u"version"_s, manifest.version.text());
    view.insert(u"artefact"_s, domain::artefactHash(manifest));
    view.insert(u"files"_s, manifest.files.size());
    view.insert(u"environment"_s, textsToJson(manifest.environment));
    view.insert(u"instance"_s, manifest.instance ? QJsonValue(textsToJson(domain::partsOf(manifest.instance))) : QJsonValue());
    view.insert(u"migrations"_s, migrationRows(release, applied));
    return view;
}

QJsonObject differenceView(const domain::Version& against, const domain::ReleaseDifference& difference)
{
    QJsonObject view{{u"against"_s, against.text()}, {u"migrations"_s, QJsonArray::fromStringList(difference.migrations)},
                     {u"environment"_s, changeRows(difference.environment)}, {u"instance"_s, changeRows(difference.instance)}};
    const QList<std::pair<QString, QStringList>> lists{{u"added"_s, difference.added}, {u"removed"_s, difference.removed}, {u"changed"_s, difference.changed}};
    for (const auto& [name, files] : lists) {
        view.insert(name, QJsonArray::fromStringList(files.first(std::min(files.size(), mostNames))));
        view.insert(name + u"_more"_s, std::max<qsizetype>(0, files.size() - mostNames));
    }
    return view;
}

} // namespace godel::engine

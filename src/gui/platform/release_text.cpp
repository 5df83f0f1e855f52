#include "gui/platform/platform_page.h"
#include "gui/theme/words.h"

#include <QJsonArray>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostNamed = 8;
constexpr int longestHash = 32;

QString filesLine(const QString& what, const QJsonObject& difference, const QString& key)
{
    QStringList names;
    const QJsonArray files = difference.value(key).toArray();
    for (const QJsonValue& file : files) {
        names.append(file.toString());
    }
    const auto all = static_cast<int>(files.size()) + difference.value(key + u"_more"_s).toInt();
    if (all == 0) {
        return {};
    }
    const QString shown = names.mid(0, mostNamed).join(u", ");
    return all > mostNamed ? PlatformPage::tr("%1: %2 and %n more", nullptr, all - mostNamed).arg(what, shown) : u"%1: %2"_s.arg(what, shown);
}

/// A value may also be there on one side only.
QString environmentLine(const QJsonObject& change)
{
    const QString key = change.value(u"key"_s).toString();
    const QString from = change.value(u"from"_s).toString();
    const QString to = change.value(u"to"_s).toString();
    if (!change.value(u"from"_s).isString()) {
        return PlatformPage::tr("Environment: %1 is new: '%2'").arg(key, to);
    }
    return change.value(u"to"_s).isString() ? PlatformPage::tr("Environment: %1 from '%2' to '%3'").arg(key, from, to) : PlatformPage::tr("Environment: %1 goes; it was '%2'").arg(key, from);
}

QStringList differenceLines(const QJsonObject& difference)
{
    const QString against = difference.value(u"against"_s).toString();
    if (against.isEmpty()) {
        return {PlatformPage::tr("Nothing runs that it could be compared with.")};
    }
    QStringList lines{filesLine(PlatformPage::tr("New files"), difference, u"added"_s), filesLine(PlatformPage::tr("Changed files"), difference, u"changed"_s),
                      filesLine(PlatformPage::tr("Files that go"), difference, u"removed"_s)};
    for (const QJsonValue& value : difference.value(u"environment"_s).toArray()) {
        lines.append(environmentLine(value.toObject()));
    }
    for (const QJsonValue& migration : difference.value(u"migrations"_s).toArray()) {
        lines.append(PlatformPage::tr("New migration: %1").arg(migration.toString()));
    }
    lines.removeAll(QString());
    return lines.isEmpty() ? QStringList{PlatformPage::tr("The same as %1, which has the traffic.").arg(against)} : QStringList{PlatformPage::tr("Against %1, which has the traffic:").arg(against)} + lines;
}

} // namespace

QString releaseText(const QJsonObject& release)
{
    QStringList lines;
    const auto add = [&lines](const QString& name, const QString& value) {
        if (!value.isEmpty()) {
            lines.append(u"%1: %2"_s.arg(name, value));
        }
    };
    // Enough to tell it by; a line that cannot be broken would take its room from what stands beside it.
    const QString artefact = release.value(u"artefact"_s).toString();
    add(PlatformPage::tr("Artefact"), artefact.size() > longestHash ? artefact.left(longestHash) + u'…' : artefact);
    add(PlatformPage::tr("Signed by"), release.value(u"signed_by"_s).toString());
    if (release.value(u"size_bytes"_s).isDouble()) {
        add(PlatformPage::tr("Size"), PlatformPage::tr("%1 in %n file(s)", nullptr, release.value(u"files"_s).toInt()).arg(text(Bytes{release.value(u"size_bytes"_s).toInteger()})));
    }
    if (const auto added = parseTimestamp(release.value(u"added"_s).toString())) {
        add(PlatformPage::tr("Here since"), fullTimeText(*added));
    }
    for (const QJsonValue& value : release.value(u"migrations"_s).toArray()) {
        const QJsonObject migration = value.toObject();
        const QString back = !migration.value(u"has_way_back"_s).toBool()  ? PlatformPage::tr("no way back")
            : migration.value(u"way_back_is_safe"_s).toBool()              ? PlatformPage::tr("way back loses nothing")
                                                                           : PlatformPage::tr("way back loses data");
        add(PlatformPage::tr("Migration"), u"%1 (%2, %3%4)"_s.arg(migration.value(u"id"_s).toString(), migration.value(u"kind"_s).toString(), back,
                                                                   migration.value(u"is_applied"_s).toBool() ? PlatformPage::tr(", applied") : QString()));
    }
    return (lines + QStringList{QString()} + differenceLines(release.value(u"difference"_s).toObject())).join(u'\n');
}

} // namespace godel::gui

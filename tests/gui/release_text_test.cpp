#include "gui/platform/platform_page.h"
#include "support/catch.h"

#include <QJsonArray>

using namespace godel;
using namespace godel::gui;
using namespace Qt::StringLiterals;

namespace {

QJsonObject change(const QString& key, const QJsonValue& from, const QJsonValue& to)
{
    return {{u"key"_s, key}, {u"from"_s, from}, {u"to"_s, to}};
}

} // namespace

TEST_CASE("what a release changes is told line by line, and a value that comes or goes is told as such", "[gui][platform]")
{
    const QJsonArray environment{change(u"LEASE"_s, u"30s"_s, u"45s"_s), change(u"CACHE"_s, {}, u"on"_s), change(u"OLD"_s, u""_s, {})};
    const QString text = releaseText({{u"artefact"_s, u"aa30"_s},
                                      {u"difference"_s, QJsonObject{{u"against"_s, u"v2.0.0"_s}, {u"environment"_s, environment}, {u"migrations"_s, QJsonArray{u"node-tasks-3"_s}},
                                                                    {u"changed"_s, QJsonArray{u"bin/node"_s}}}}});
    CHECK(text.split(u'\n') == QStringList{u"Artefact: aa30"_s, QString(), u"Against v2.0.0, which has the traffic:"_s, u"Changed files: bin/node"_s,
                                           u"Environment: LEASE from '30s' to '45s'"_s, u"Environment: CACHE is new: 'on'"_s, u"Environment: OLD goes; it was ''"_s,
                                           u"New migration: node-tasks-3"_s});
    CHECK(releaseText({{u"difference"_s, QJsonObject{{u"against"_s, u"v2.0.0"_s}}}}).endsWith(u"The same as v2.0.0, which has the traffic."));
    CHECK(releaseText({{u"artefact"_s, QString(64, u'a')}}).startsWith(u"Artefact: "_s + QString(32, u'a') + u"…\n"_s));
    CHECK(releaseText({}).endsWith(u"Nothing runs that it could be compared with."));
}

#include "domain/rollout/known_good.h"

#include <algorithm>

namespace godel::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostVersions = 50;

} // namespace

void KnownGoodVersions::add(const KnownGood& good)
{
    remove(good.version);
    m_versions.prepend(good);
    m_versions.resize(std::min(m_versions.size(), mostVersions));
}

void KnownGoodVersions::remove(const Version& version)
{
    m_versions.removeIf([&](const KnownGood& good) { return good.version == version; });
}

Result<KnownGood> KnownGoodVersions::before(const Version& current) const
{
    for (const KnownGood& good : m_versions) {
        if (good.version != current) {
            return good;
        }
    }
    return fail(ErrorCode::NotFound, u"no version but %1 has come through a soak here"_s.arg(current.text()),
                u"Name the version to go back to with --version; releases:list shows what there is"_s, u"version"_s);
}

QJsonArray KnownGoodVersions::toJson() const
{
    QJsonArray array;
    for (const KnownGood& good : m_versions) {
        array.append(QJsonObject{ { u"version"_s, good.version.text() },
                                  { u"artefact_hash"_s, good.artefactHash },
                                  { u"since"_s, text(good.since) } });
    }
    return array;
}

Result<KnownGoodVersions> KnownGoodVersions::fromJson(const QJsonArray& array, const QString& field)
{
    KnownGoodVersions versions;
    for (const QJsonValue& value : array) {
        ObjectReader reader(value.toObject(), u"%1[%2]"_s.arg(field).arg(versions.m_versions.size()));
        KnownGood good;
        good.version = reader.take(Version::parse(reader.string(u"version"_s), reader.pathOf(u"version"_s)));
        good.artefactHash = reader.string(u"artefact_hash"_s);
        good.since = reader.timestamp(u"since"_s);
        TRY_DO(reader.finish());
        versions.m_versions.append(good);
    }
    return versions;
}

} // namespace godel::domain

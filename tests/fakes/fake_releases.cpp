#include "fakes/fake_releases.h"

namespace godel::test {

using namespace Qt::StringLiterals;

void FakeReleases::have(const QString& version, const QList<domain::Migration>& migrations, const QString& folder)
{
    ports::Release release;
    release.folder = folder.isEmpty() ? u"/releases/"_s + version : folder;
    release.manifest.version = *domain::Version::parse(version);
    release.manifest.instance = domain::InstanceContract{{u"bin/"_s + version}, u"PORT"_s, {u"/live"_s, u"/ready"_s, u"/health"_s}, 5s};
    release.manifest.migrations = migrations;
    m_releases.append(release);
}

Pending<ports::Release> FakeReleases::add(const QString& archiveFile, const QString&)
{
    return Pending<ports::Release>::of(fail(ErrorCode::NotFound, u"there is no file %1"_s.arg(archiveFile)));
}

Result<ports::Release> FakeReleases::find(const domain::Version& version) const
{
    for (const ports::Release& release : m_releases) {
        if (release.manifest.version == version) {
            return release;
        }
    }
    return fail(ErrorCode::NotFound, u"there is no release %1"_s.arg(version.text()), u"Add it with releases:add"_s, u"version"_s);
}

Pending<> FakeReleases::verify(const domain::Version& version) const
{
    return Pending<>::of(find(version).map([](const ports::Release&) {}));
}

Result<> FakeReleases::remove(const domain::Version& version)
{
    m_releases.removeIf([&version](const ports::Release& release) { return release.manifest.version == version; });
    return {};
}

} // namespace godel::test

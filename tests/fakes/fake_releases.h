#pragma once

#include "ports/releases.h"

namespace godel::test {

/// Releases that are simply there; nothing is added from a file.
class FakeReleases final : public ports::Releases {
public:
    /// `folder` holds the scripts of the migrations; without any it need not exist.
    void have(ports::Release release) { m_releases.append(std::move(release)); }
    void have(const QString& version, const QList<domain::Migration>& migrations = {}, const QString& folder = {});

    [[nodiscard]] Pending<ports::Release> add(const QString& archiveFile, const QString& signatureFile) override;
    [[nodiscard]] Result<QList<ports::Release>> list() const override { return m_releases; }
    [[nodiscard]] Result<ports::Release> find(const domain::Version& version) const override;
    [[nodiscard]] Pending<> verify(const domain::Version& version) const override;
    [[nodiscard]] Result<> remove(const domain::Version& version) override;

private:
    QList<ports::Release> m_releases;
};

} // namespace godel::test

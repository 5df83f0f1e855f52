#pragma once

#include "base/clock.h"
#include "drivers/config_history/git_objects.h"
#include "ports/config_history.h"

namespace godel::drivers {

/// The JSON files of one folder, with their history in a bare git repository elsewhere; any git shows it to people.
class GitConfigHistory final : public ports::ConfigHistory {
public:
    /// Makes the repository where missing, finishes a change that a crash cut short, and records what is there as
    /// found.
    [[nodiscard]] static Result<std::unique_ptr<GitConfigHistory>> open(const QString& folder,
                                                                        const QString& repository, const Clock& clock);

    [[nodiscard]] Result<std::optional<ports::ConfigChange>> notice() override;
    [[nodiscard]] Result<QList<ports::ConfigChange>> list(const QString& file, int limit) override;
    [[nodiscard]] Result<QByteArray> show(const QString& file, const ports::Revision& revision) override;
    [[nodiscard]] Result<QString> diff(const QString& file, const ports::Revision& from,
                                       const std::optional<ports::Revision>& to) override;
    [[nodiscard]] Result<ports::ConfigChange> change(const ports::ConfigEdit& edit) override;
    [[nodiscard]] Result<ports::ConfigChange> restore(const QString& file, const ports::Revision& revision,
                                                      const QString& author, const QString& reason) override;

private:
    GitConfigHistory(QString folder, std::unique_ptr<GitObjects> objects, const Clock& clock);

    [[nodiscard]] QString pathOf(const QString& file) const;
    [[nodiscard]] Result<GitFiles> readFolder();
    [[nodiscard]] Result<> finishPending();
    [[nodiscard]] Result<ports::ConfigChange> changeOf(const GitCommitInfo& commit) const;
    [[nodiscard]] Result<std::optional<ports::ConfigChange>> lastOf(const QString& file);
    [[nodiscard]] Result<> checkSeen(const ports::ConfigEdit& edit);
    [[nodiscard]] Result<> write(const QString& file, const QByteArray& content) const;

    QString m_folder;
    std::unique_ptr<GitObjects> m_objects;
    const Clock& m_clock;
};

} // namespace godel::drivers

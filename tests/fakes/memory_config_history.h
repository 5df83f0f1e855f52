#pragma once

#include "base/clock.h"
#include "ports/config_history.h"

#include <QMap>

namespace godel::test {

/// A configuration folder and its history in memory. `present` is the folder: a test edits it as an editor would.
class MemoryConfigHistory final : public ports::ConfigHistory {
public:
    explicit MemoryConfigHistory(const Clock& clock) : m_clock(clock) { }

    [[nodiscard]] Result<std::optional<ports::ConfigChange>> notice() override;
    [[nodiscard]] Result<QList<ports::ConfigChange>> list(const QString& file, int limit) override;
    [[nodiscard]] Result<QByteArray> show(const QString& file, const ports::Revision& revision) override;
    [[nodiscard]] Result<QString> diff(const QString& file, const ports::Revision& from,
                                       const std::optional<ports::Revision>& to) override;
    [[nodiscard]] Result<ports::ConfigChange> change(const ports::ConfigEdit& edit) override;
    [[nodiscard]] Result<ports::ConfigChange> restore(const QString& file, const ports::Revision& revision,
                                                      const QString& author, const QString& reason) override;

    QMap<QString, QByteArray> present;

private:
    struct Entry {
        ports::ConfigChange change;
        QMap<QString, QByteArray> files;
    };

    [[nodiscard]] ports::ConfigChange record(const QString& author, const QString& reason, bool isOutside);

    const Clock& m_clock;
    QList<Entry> m_entries; ///< oldest first
};

} // namespace godel::test

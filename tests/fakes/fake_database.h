#pragma once

#include "base/clock.h"
#include "ports/database.h"

#include <map>
#include <vector>

namespace godel::test {

/// A database in memory that knows which migrations it has run. It refuses statements of "THIS FAILS" and understands no other.
class FakeDatabase final : public ports::Database {
public:
    explicit FakeDatabase(const Clock& clock) : m_clock(clock) {}

    bool answers = true; ///< false: whoever asks gets Unavailable
    bool isSlow = false; ///< true: looks are answered by `answerFromElsewhere` only, as a real database's are by its own thread
    void answerFromElsewhere();

    [[nodiscard]] Pending<> prepare() override;
    [[nodiscard]] Result<> stop() override;
    [[nodiscard]] Pending<ports::DatabaseView> look() override;
    [[nodiscard]] Pending<Timestamp> beat() override;
    [[nodiscard]] Pending<bool> migrate(const ports::Migration& migration) override;
    [[nodiscard]] Pending<ports::DumpFile> dump(const QString& path) override;
    [[nodiscard]] ports::DatabaseAccess access() const override;

    /// The names of those that were run, sorted.
    [[nodiscard]] QStringList migrations() const;

private:
    [[nodiscard]] Result<> checkAnswers() const;

    [[nodiscard]] ports::DatabaseView view() const;

    const Clock& m_clock;
    std::vector<Pending<ports::DatabaseView>> m_looks; ///< not yet answered
    ports::DatabaseState m_state = ports::DatabaseState::Absent;
    std::map<QString, QStringList> m_migrations;
    std::optional<Timestamp> m_heartbeat;
};

} // namespace godel::test

#pragma once

#include "base/worker.h"
#include "drivers/database/database_url.h"
#include "drivers/database/platform_database.h"

namespace godel::drivers {

/// The Database in a PostgreSQL that others run. It makes what of us is missing in it as far as its user may, and says word for word
/// what an administrator has to do for the rest.
class ExistingDatabase final : public ports::Database {
public:
    struct Settings {
        DatabaseUrl url;
        QString owner = QStringLiteral("app"); ///< the role that migrations run as; the URL's user is a member of it
        QString programs = QStringLiteral("/usr/lib/postgresql/15/bin");
    };
    explicit ExistingDatabase(const Settings& settings);
    ~ExistingDatabase() override;

    [[nodiscard]] Pending<> prepare() override;
    /// Always Conflict.
    [[nodiscard]] Result<> stop() override;
    /// Stopped while it does not answer, Absent before `prepare`.
    [[nodiscard]] Pending<ports::DatabaseView> look() override;
    [[nodiscard]] Pending<Timestamp> beat() override;
    [[nodiscard]] Pending<bool> migrate(const ports::Migration& migration) override;
    [[nodiscard]] Pending<ports::DumpFile> dump(const QString& path) override;
    [[nodiscard]] ports::DatabaseAccess access() const override;

private:
    [[nodiscard]] Result<> checkHere() const;
    [[nodiscard]] Result<> makeMissing() const;

    Settings m_settings;
    PlatformDatabase m_platform;
    // Last: its threads use the platform's database.
    Worker m_worker{2};
};

/// Conflict for a major version that our programs cannot dump or that was never tried: it has to be 13 to 15.
[[nodiscard]] Result<> checkServerVersion(int number);

} // namespace godel::drivers

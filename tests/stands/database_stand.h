#pragma once

#include "drivers/database/local_database.h"
#include "drivers/processes/local_processes.h"
#include "fakes/memory_secrets.h"
#include "support/catch.h"
#include "support/wait.h"

#include <QTemporaryDir>

namespace godel::test {

/// A PostgreSQL of its own under a real supervisor, on a free port; ended by it.
struct DatabaseStand {
    QTemporaryDir folder;
    SystemClock clock;
    SystemRandom random;
    SilentLog log;
    quint16 port;
    MemorySecrets secrets{clock};
    std::unique_ptr<drivers::LocalProcesses> processes;
    std::unique_ptr<drivers::LocalDatabase> database;

    DatabaseStand();
    ~DatabaseStand();

    /// The engine dies and the next one takes over.
    void beginEngine();
    /// As the platform's processes connect: with the role and the pass file that they are given.
    QByteArray ask(const QByteArray& sql);
    /// The same as libpq's words.
    [[nodiscard]] QString words() const;

    template <typename T>
    Result<T> answer(Pending<T> pending)
    {
        REQUIRE(waitFor([&pending] { return pending.isReady(); }, 60000));
        return pending.result();
    }
};

/// The account that servers run as here: PostgreSQL refuses root.
[[nodiscard]] QString databaseUser();

} // namespace godel::test

#pragma once

#include "base/log.h"
#include "base/worker.h"
#include "node/database/connection_pool.h"
#include "node/node_config.h"
#include "node/vitals.h"

#include <QObject>

namespace godel::node {

/// Reads the configuration files and the database credential again and puts in force what is good; what is not leaves the old
/// one as it was, and the vitals say why. Lives on the thread with the event loop.
class Reloader final : public QObject {
public:
    struct Parts {
        QString folder;
        VitalsBoard& vitals;
        Log& log;
        std::function<void(const NodeConfig&)> apply; ///< called with files that are good
        Login* login = nullptr;         ///< null: no database
        ConnectionPool* pool = nullptr; ///< likewise; moves to a new credential
    };
    explicit Reloader(Parts parts);

    /// Ready when all is in force, or with the first reason why something is not. May be asked again meanwhile.
    [[nodiscard]] Pending<> reload();

private:
    void begin();
    void readFiles();
    void readLogin();
    void tryOut(const Credential& credential);
    void takeOver(const Credential& credential);
    void finish();
    void refuse(const Error& why, QString Vitals::Configuration::* trouble);
    void note(const Credential& credential);

    Parts m_parts;
    QList<Pending<>> m_waiting;
    Result<> m_result;
    bool m_isBusy = false;
    bool m_isAskedAgain = false;
    Worker m_worker{1}; // for logging in, which blocks
};

} // namespace godel::node

#pragma once

#include "base/json.h"
#include "base/units.h"
#include "node/faults.h"

#include <QMap>
#include <QStringList>
#include <optional>

namespace godel::node {

/// What one process was told to do, from its arguments and its environment.
struct Settings {
    enum class Task { Serve, Migrate, Agent, Help, Version };

    Task task = Task::Serve;
    quint16 port = 0;          ///< of 127.0.0.1; 0 takes a free one
    QString version;           ///< of the release; an opaque label
    QString instance;          ///< name of this process among its like
    QString database;          ///< connection words as libpq has them; empty: not configured
    QString adminTokenFile;    ///< empty: no admin endpoints
    QString configFolder;      ///< may lack any of its files
    QString logFolder;         ///< empty: one JSON object a line on standard error
    QList<QByteArray> hosts;   ///< names accepted in Host beside loopback ones
    Duration drain = 20s;      ///< what running tasks and requests get after SIGTERM
    Duration linger = 1s;      ///< for so long at least a draining node goes on answering, so that routers see it leave
    Duration lease = 30s;      ///< for so long a task belongs to a node that does not renew it; 1 s to 1 h
    FaultSettings faults;
    QString faultsFile; ///< of passing faults; empty: none are brought
};

/// `arguments` without the program's name. Invalid, naming the argument or variable, for what makes no sense.
[[nodiscard]] Result<Settings> readSettings(const QStringList& arguments, const QMap<QString, QString>& environment);

/// What --help prints.
[[nodiscard]] QString helpText();

} // namespace godel::node

#pragma once

#include "base/result.h"
#include "base/units.h"

#include <QStringList>

namespace godel::traffic {

/// How the users behave.
struct TrafficPlan {
    quint16 port = 3000;              ///< front door, on 127.0.0.1
    double perSecond = 100;           ///< 0.1 to 50 000 requests
    int users = 200;                  ///< each with a session cookie of their own, 1 to 100 000
    double anonymousShare = 0.5;      ///< of requests without a cookie
    double writeShare = 0;            ///< of requests that post a task
    QStringList paths{QStringLiteral("/v1/tasks")}; ///< reads, in turn
    Duration lasts{};                 ///< 0: no end by time
    qint64 count = 0;                 ///< requests after which it ends; 0: no end by count
    Duration patience = 10s;          ///< for one answer
    QString reportFile;               ///< written each second and at the end; empty: none
};

/// From `--name=value` words. Invalid names the option.
[[nodiscard]] Result<TrafficPlan> trafficPlanOf(const QStringList& arguments);
[[nodiscard]] QString trafficHelp();

} // namespace godel::traffic

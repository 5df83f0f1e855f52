#pragma once

#include "base/json.h"
#include "catalog/catalogue.h"
#include "domain/rollout/approval.h"

namespace godel::gui {

/// One stage that rollouts go through here unless they name others.
struct StageInfo {
    QString name;
    double sharePercent = 0;
    Duration watch{};
};

/// What an engine says of itself and of who asks.
struct SessionInfo {
    QString environment;
    QString engineVersion;
    QString person;
    catalog::Role role = catalog::Role::Viewer;
    Timestamp now; ///< by the engine's clock
    domain::ApprovalPolicy approval;
    QList<StageInfo> stages;
    bool isDemo = false;
    qint64 newestEvent = 0; ///< events after it are news

    [[nodiscard]] domain::Approver asApprover() const { return {person, role >= catalog::Role::Approver}; }
};

/// What `session:show` answered; Corrupt for what cannot be read, with the hint that versions differ.
[[nodiscard]] Result<SessionInfo> sessionInfoOf(const QJsonObject& body);

} // namespace godel::gui

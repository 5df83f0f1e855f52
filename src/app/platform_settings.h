#pragma once

#include "engine/fleet/fleet.h"
#include "engine/rollout/rollout_settings.h"

namespace godel::app {

/// What `platform.json` and `rollout.json` in the configuration folder say about what is operated and how.
struct PlatformSettings {
    quint16 frontDoor = 3000; ///< where users come in
    QString sessionCookie = QStringLiteral("godel_session");
    engine::FleetSettings fleet;
    engine::RolloutSettings rollout;
};

/// Missing files mean the defaults. Invalid names the file and the key that is wrong.
[[nodiscard]] Result<PlatformSettings> platformSettings(const QString& configFolder);

} // namespace godel::app

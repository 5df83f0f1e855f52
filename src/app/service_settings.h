#pragma once

#include "web/server.h"

#include <QJsonObject>

namespace godel::app {

/// What `service.json` in the configuration folder says. A missing file is a file with nothing in it.
struct ServiceSettings {
    QString environment = QStringLiteral("production"); ///< its name, typed in confirmations
    std::optional<web::Listen> api;                     ///< for people elsewhere; always TLS
    bool isDemo = false;                                ///< the platform may be broken on purpose
};

/// What a content of the file says. Invalid names the key that is wrong.
[[nodiscard]] Result<ServiceSettings> serviceSettingsOf(const QJsonObject& object);

/// Invalid names the file and the key that is wrong.
[[nodiscard]] Result<ServiceSettings> serviceSettings(const QString& configFolder);

} // namespace godel::app

#pragma once

#include "base/result.h"
#include "web/message.h"

namespace godel::node {

/// Lets through who has the bearer token. The file is read for each request, so that a new token holds at once.
class AdminGate {
public:
    explicit AdminGate(QString tokenFile) : m_tokenFile(std::move(tokenFile)) {}

    /// Unauthenticated for a missing or wrong token, Unavailable if there is no usable one to compare with.
    [[nodiscard]] Result<> check(const web::Request& request) const;

private:
    QString m_tokenFile;
};

} // namespace godel::node

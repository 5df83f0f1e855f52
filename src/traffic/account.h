#pragma once

#include "base/units.h"

#include <QJsonObject>
#include <QMap>
#include <vector>

namespace godel::traffic {

/// What one version answered.
struct VersionAccount {
    qint64 answers = 0;
    qint64 bad = 0; ///< 5xx among them
    std::vector<float> milliseconds; ///< at most a million, the first ones
    Timestamp firstSent;
    Timestamp lastSent; ///< when the last request that it answered was sent
};

/// Every request, exactly: sent = succeeded + refused + failed + under way.
class Account {
public:
    void sent() { ++m_sent; }
    void retried() { ++m_retried; }
    /// An answer that a user got, or would have got without a second try.
    void answered(const QString& version, int status, Timestamp sentAt, Duration took);
    void broken(const QString& why);
    /// How it ended for the user.
    void ended(bool isGood, int status);

    [[nodiscard]] qint64 underWay() const { return m_sent - m_succeeded - m_refused - m_failed; }
    [[nodiscard]] qint64 failed() const { return m_failed; }
    [[nodiscard]] QJsonObject toJson() const;

private:
    qint64 m_sent = 0;
    qint64 m_succeeded = 0; ///< 1xx to 3xx
    qint64 m_refused = 0;   ///< 4xx: the user's own mistake, or too many
    qint64 m_failed = 0;    ///< 5xx or no answer, after all tries
    qint64 m_retried = 0;
    QMap<QString, qint64> m_broken;
    QMap<QString, VersionAccount> m_versions;
};

} // namespace godel::traffic

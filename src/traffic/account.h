#pragma once

#include "traffic/latencies.h"

#include <QJsonObject>
#include <QMap>

namespace godel::traffic {

/// What one version answered.
struct VersionAccount {
    QMap<int, qint64> statuses;
    Latencies latencies;
    Timestamp firstSent;
    Timestamp lastSent; ///< when the last request that it answered was sent
};

/// Every request, exactly. Of what users wanted: wanted = sent + not sent, sent = succeeded + refused + failed + under way. Of what
/// went over the wire, second tries too: tries = answered + broken + under way, and answered is the sum over versions and statuses.
class Account {
public:
    /// A user's request begins.
    void sent();
    /// So many were under way already that the user went away.
    void notSent() { ++m_notSent; }
    /// A try goes over the wire; the first one of a request, or another.
    void tried(bool isAgain);
    /// A try got an answer, or none.
    void answered(const QString& version, int status, Timestamp sentAt, Duration took);
    void broken(const QString& why);
    /// How the request ended for the user.
    void ended(bool isGood, int status);

    [[nodiscard]] qint64 wanted() const { return m_sent + m_notSent; }
    [[nodiscard]] qint64 underWay() const { return m_underWay; }
    [[nodiscard]] qint64 failed() const { return m_failed; }
    /// Whether both sums hold. What is under way is counted by itself, so that a request that got lost here would show.
    [[nodiscard]] bool isBalanced() const;
    [[nodiscard]] QJsonObject toJson() const;

private:
    [[nodiscard]] qint64 answers() const;
    [[nodiscard]] qint64 breaks() const;

    qint64 m_sent = 0;
    qint64 m_notSent = 0;
    qint64 m_underWay = 0;
    qint64 m_succeeded = 0; ///< 1xx to 3xx
    qint64 m_refused = 0;   ///< 4xx: the user's own mistake, or too many
    qint64 m_failed = 0;    ///< 5xx or no answer, after all tries
    qint64 m_tries = 0;
    qint64 m_triesUnderWay = 0;
    qint64 m_retried = 0;
    Latencies m_latencies;
    QMap<QString, qint64> m_broken;
    QMap<QString, VersionAccount> m_versions;
};

/// 0 if no request failed, 1 if some did, that of an internal error if the account does not balance.
[[nodiscard]] int exitStatusOf(const Account& account);

} // namespace godel::traffic

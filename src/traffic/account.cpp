#include "traffic/account.h"

#include <algorithm>
#include <numeric>

namespace godel::traffic {

using namespace Qt::StringLiterals;

namespace {

constexpr int firstBad = 500;

qint64 sum(const QMap<int, qint64>& statuses, int least)
{
    return std::accumulate(statuses.lowerBound(least), statuses.end(), qint64(0));
}

QJsonObject toJson(const VersionAccount& version)
{
    QJsonObject statuses;
    for (auto entry = version.statuses.begin(); entry != version.statuses.end(); ++entry) {
        statuses.insert(QString::number(entry.key()), *entry);
    }
    return {{u"answers"_s, sum(version.statuses, 0)}, {u"bad"_s, sum(version.statuses, firstBad)}, {u"statuses"_s, statuses},
            {u"p50_ms"_s, version.latencies.quantile(0.5)}, {u"p99_ms"_s, version.latencies.quantile(0.99)},
            {u"first_sent"_s, text(version.firstSent)}, {u"last_sent"_s, text(version.lastSent)}};
}

} // namespace

void Account::sent()
{
    ++m_sent;
    ++m_underWay;
}

void Account::tried(bool isAgain)
{
    ++m_tries;
    ++m_triesUnderWay;
    m_retried += isAgain ? 1 : 0;
}

void Account::answered(const QString& version, int status, Timestamp sentAt, Duration took)
{
    --m_triesUnderWay;
    VersionAccount& account = m_versions[version.isEmpty() ? u"none"_s : version];
    account.firstSent = account.statuses.isEmpty() ? sentAt : std::min(account.firstSent, sentAt);
    account.lastSent = std::max(account.lastSent, sentAt);
    ++account.statuses[status];
    account.latencies.add(took);
    m_latencies.add(took);
}

void Account::broken(const QString& why)
{
    --m_triesUnderWay;
    ++m_broken[why];
}

void Account::ended(bool isGood, int status)
{
    --m_underWay;
    ++(!isGood ? m_failed : status >= 400 ? m_refused : m_succeeded);
}

qint64 Account::answers() const
{
    qint64 count = 0;
    for (const auto& version : m_versions) {
        count += sum(version.statuses, 0);
    }
    return count;
}

qint64 Account::breaks() const
{
    return std::accumulate(m_broken.begin(), m_broken.end(), qint64(0));
}

bool Account::isBalanced() const
{
    return m_sent == m_succeeded + m_refused + m_failed + m_underWay && m_tries == answers() + breaks() + m_triesUnderWay && m_tries == m_sent + m_retried
        && m_triesUnderWay == m_underWay;
}

int exitStatusOf(const Account& account)
{
    return !account.isBalanced() ? exitStatus(ErrorCode::Internal) : account.failed() == 0 ? 0 : 1;
}

QJsonObject Account::toJson() const
{
    QJsonObject versions;
    for (auto entry = m_versions.begin(); entry != m_versions.end(); ++entry) {
        versions.insert(entry.key(), traffic::toJson(*entry));
    }
    QJsonObject broken;
    for (auto entry = m_broken.begin(); entry != m_broken.end(); ++entry) {
        broken.insert(entry.key(), *entry);
    }
    const QJsonObject tries{{u"sent"_s, m_tries}, {u"answered"_s, answers()}, {u"broken"_s, breaks()}, {u"under_way"_s, m_triesUnderWay}};
    return {{u"sent"_s, m_sent}, {u"not_sent"_s, m_notSent}, {u"succeeded"_s, m_succeeded}, {u"refused"_s, m_refused}, {u"failed"_s, m_failed},
            {u"under_way"_s, m_underWay}, {u"retried"_s, m_retried}, {u"tries"_s, tries}, {u"broken"_s, broken}, {u"versions"_s, versions},
            {u"p50_ms"_s, m_latencies.quantile(0.5)}, {u"p99_ms"_s, m_latencies.quantile(0.99)}, {u"is_balanced"_s, isBalanced()}};
}

} // namespace godel::traffic

#include "traffic/account.h"

#include <algorithm>

namespace godel::traffic {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t mostTimes = 1'000'000;

double quantile(std::vector<float> times, double at)
{
    if (times.empty()) {
        return 0;
    }
    const auto place = times.begin() + static_cast<std::ptrdiff_t>(at * static_cast<double>(times.size() - 1));
    std::nth_element(times.begin(), place, times.end());
    return static_cast<double>(*place);
}

QJsonObject toJson(const VersionAccount& version)
{
    return {{u"answers"_s, version.answers}, {u"bad"_s, version.bad}, {u"p50_ms"_s, quantile(version.milliseconds, 0.5)}, {u"p99_ms"_s, quantile(version.milliseconds, 0.99)},
            {u"first_sent"_s, text(version.firstSent)}, {u"last_sent"_s, text(version.lastSent)}};
}

} // namespace

void Account::answered(const QString& version, int status, Timestamp sentAt, Duration took)
{
    VersionAccount& account = m_versions[version.isEmpty() ? u"none"_s : version];
    account.firstSent = account.answers == 0 ? sentAt : std::min(account.firstSent, sentAt);
    account.lastSent = std::max(account.lastSent, sentAt);
    ++account.answers;
    account.bad += status >= 500 ? 1 : 0;
    if (account.milliseconds.size() < mostTimes) {
        account.milliseconds.push_back(static_cast<float>(took.count()) / 1000);
    }
}

void Account::broken(const QString& why)
{
    ++m_broken[why];
}

void Account::ended(bool isGood, int status)
{
    ++(!isGood ? m_failed : status >= 400 ? m_refused : m_succeeded);
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
    return {{u"sent"_s, m_sent}, {u"succeeded"_s, m_succeeded}, {u"refused"_s, m_refused}, {u"failed"_s, m_failed}, {u"under_way"_s, underWay()},
            {u"retried"_s, m_retried}, {u"broken"_s, broken}, {u"versions"_s, versions}};
}

} // namespace godel::traffic

#include "engine/monitoring/rollback_advice.h"

#include <array>

namespace godel::engine {

using namespace Qt::StringLiterals;
using domain::MetricState;

namespace {

constexpr int newestLooked = 100;

bool isPastLimit(MetricState state)
{
    return state == MetricState::Warning || state == MetricState::Critical;
}

/// What has come past a limit since then, in words.
QStringList worsened(const QList<Monitor::Reading>& now, const QList<Monitor::Reading>& before)
{
    QStringList found;
    for (qsizetype at = 0; at < std::min(now.size(), before.size()); ++at) {
        if (isPastLimit(now[at].reading.state) && before[at].reading.state == MetricState::Ok) {
            found.append(u"%1 was %2 before it and is %3 now"_s.arg(now[at].definition.title, before[at].reading.sentence, now[at].reading.sentence));
        }
    }
    return found;
}

/// Everything that is past a limit now, in words.
QStringList badNow(const Health& health, const QList<Monitor::Reading>& now)
{
    QStringList found;
    for (const HealthPart& part : health.parts) {
        if (part.status == HealthStatus::Critical) {
            found.append(part.finding);
        }
    }
    for (const auto& [definition, reading] : now) {
        if (isPastLimit(reading.state)) {
            found.append(u"%1: %2"_s.arg(definition.title, reading.sentence));
        }
    }
    return found;
}

} // namespace

QString name(RollbackNeed need)
{
    static const std::array names{u"no"_s, u"unknown"_s, u"advised"_s};
    return names[static_cast<size_t>(need)];
}

Result<std::optional<Suspect>> suspect(const Deployments& deployments, Duration within)
{
    const RolloutBook& book = deployments.platform().book;
    TRY(const auto entries, book.newest(newestLooked));
    for (const RolloutEntry& entry : entries) {
        const domain::Rollout& rollout = entry.rollout;
        const bool isRecent = rollout.since >= deployments.platform().clock.now() - within;
        const bool isDone = rollout.state == domain::RolloutState::Done;
        if (!domain::isOver(rollout.state) || (isDone && isRecent)) {
            TRY(const auto begun, book.begunAt(rollout.id));
            return Suspect{rollout.id, rollout.version, begun, !isDone};
        }
    }
    return std::nullopt;
}

RollbackAdvice adviseRollback(const std::optional<Suspect>& suspect, const Health& health, const QList<Monitor::Reading>& now, const QList<Monitor::Reading>& before)
{
    const QStringList bad = badNow(health, now);
    if (bad.isEmpty()) {
        return {RollbackNeed::No, u"nothing is past its limit, so there is nothing that a rollback would help against"_s};
    }
    if (!suspect) {
        return {RollbackNeed::Unknown, u"%1; but nothing was deployed lately, so a rollback would hardly help"_s.arg(bad.join(u"; "))};
    }
    const QString when = u"%1, deployed at %2"_s.arg(suspect->version.text(), text(std::chrono::floor<std::chrono::seconds>(suspect->begun)));
    const QStringList worse = worsened(now, before);
    if (!worse.isEmpty()) {
        return {RollbackNeed::Advised, u"%1: %2"_s.arg(when, worse.join(u"; "))};
    }
    if (health.worst() == HealthStatus::Critical) {
        return {RollbackNeed::Advised, u"%1: the platform is critical"_s.arg(when)};
    }
    return {RollbackNeed::Unknown, u"%1; but it was so before %2"_s.arg(bad.join(u"; "), when)};
}

} // namespace godel::engine

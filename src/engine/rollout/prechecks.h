#pragma once

#include "base/pending.h"
#include "domain/rollout/rollout.h"

#include <functional>
#include <QJsonArray>
#include <vector>

namespace godel::engine {

/// One question that must be answered well before a version gets traffic.
struct Precheck {
    QString name;    ///< stored: "instances-ready"
    QString summary; ///< what it asks, for people
    /// A sentence of what was found, or why the rollout must not begin.
    std::function<Pending<QString>(const domain::Rollout& rollout)> ask;
    bool holdsUpRollback = false; ///< asked before a rollback too, which nothing else may hold up
};

struct PrecheckFinding {
    QString name;
    QString summary;
    bool isGood = false;
    QString sentence;
};

/// The questions before a rollout, in the order in which they were added. Later work adds its own.
class Prechecks {
public:
    void add(Precheck check) { m_checks.push_back(std::move(check)); }
    [[nodiscard]] const std::vector<Precheck>& all() const { return m_checks; }

private:
    std::vector<Precheck> m_checks;
};

/// One run of all of them, looked at until it is done.
class PrecheckRun {
public:
    PrecheckRun(const Prechecks& checks, const domain::Rollout& rollout);

    [[nodiscard]] bool isDone() const;
    /// Calls `told` from the event loop once it is done, unless this is gone by then. One listener only.
    void whenDone(std::function<void()> told);
    /// Only when done; in the order of the checks.
    [[nodiscard]] QList<PrecheckFinding> findings() const;
    /// Only when done: Conflict with every bad finding, if there is one.
    [[nodiscard]] Result<> result() const;

private:
    std::vector<Precheck> m_asked;
    std::vector<Pending<QString>> m_answers;
    size_t m_waitingFor = 0;
    QObject m_context;
};

[[nodiscard]] QJsonArray toJson(const QList<PrecheckFinding>& findings);

} // namespace godel::engine

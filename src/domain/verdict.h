#pragma once

#include "domain/error_test.h"
#include "domain/latency_test.h"

namespace godel::domain {

/// What is to be done with a canary. `Inconclusive` is for people to decide; it never promotes by itself.
enum class Verdict { Watching, Pass, Abort, Inconclusive };

/// "watching", "pass", "abort", "inconclusive"; stored and sent, so they never change.
[[nodiscard]] QString name(Verdict verdict);

/// One scrape of both sides, the difference to the scrape before. Latency counts the requests whose time is known.
struct Scrape {
    TableCounts errors;
    LatencyHistogram canaryLatency{};
    LatencyHistogram stableLatency{};
};

/// Judges one stage of a rollout, scrape by scrape. ABORT when the weighted mean of both tests' evidence reaches its
/// bound, and for good: under "no worse" that happens in at most 1 of `abortBound` stages however often one looks
/// (Ville). PASS while both tests hold evidence against their margins.
class CanaryJudge {
public:
    /// Invalid for settings that are.
    [[nodiscard]] static Result<CanaryJudge> begin(const LatencyCuts& cuts, const VerdictSettings& settings);

    /// `minute` is the stage's full minutes so far, from 0; the late stakes of minutes that were missed join now, but
    /// none joins after the last minute: a stage that is extended goes on with what was staked.
    void update(const Scrape& scrape, int minute);

    /// `Inconclusive` comes only when the stage is over.
    [[nodiscard]] Verdict verdict(bool isStageOver) const;
    /// At least 0; ABORT at `abortBound`.
    [[nodiscard]] double evidenceOfWorse() const;
    /// How near the pass is: the smaller one of both tests' evidence, 0 to 1e250; PASS at `passBound` unless it aborts.
    [[nodiscard]] double evidenceOfPass() const;
    [[nodiscard]] const ErrorTest& errors() const { return m_errors; }
    [[nodiscard]] const LatencyTest& latency() const { return m_latency; }

    /// Everything but the settings; reads back bit for bit, so that a crash changes no verdict.
    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Result<CanaryJudge> fromJson(const QJsonObject& object, const VerdictSettings& settings);

private:
    CanaryJudge(LatencyTest latency, const VerdictSettings& settings);
    [[nodiscard]] double takeStake(int minute);

    VerdictSettings m_settings;
    ErrorTest m_errors;
    LatencyTest m_latency;
    int m_minutesStaked = 0;
    bool m_isAborted = false;
};

} // namespace godel::domain

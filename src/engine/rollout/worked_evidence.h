#pragma once

#include "engine/rollout/replay.h"
#include "engine/rollout/rollout_book.h"

#include <deque>
#include <memory>

namespace godel::engine {

/// One side of a scrape, as it is looked at afterwards; none where the side had no request.
struct SeenSide {
    qint64 requests = 0;
    qint64 bad = 0;
    std::optional<double> badShare; ///< 0 to 1
    std::optional<Duration> p95;
    std::optional<Duration> p99;
};

/// One scrape with the evidence that the stage had after it.
struct WorkedScrape {
    Timestamp at;
    QString stage;
    SeenSide canary;
    SeenSide stable;
    double worse = 0;
    double pass = 1;
    domain::Verdict verdict = domain::Verdict::Watching;
};

/// A rollout's verdicts, worked out again from its stream as far as was read.
struct Worked {
    static constexpr size_t most = 10'000; ///< scrapes that are kept; the verdict is worked out from all

    Replayer replayer{};
    std::deque<WorkedScrape> scrapes{};
};

/// Works verdicts out again for whoever looks. Of a live rollout each scrape is worked out once and then kept, since every window that
/// shows it asks every two seconds; what is over is worked out from its first scrape each time, so that a changed record is found.
class EvidenceWork {
public:
    explicit EvidenceWork(const RolloutBook& book) : m_book(book) {}

    /// Everything that was stored of the rollout when it was asked for, at the latest. Corrupt for a stream that cannot be read.
    [[nodiscard]] Pending<std::shared_ptr<const Worked>> upToNow(const domain::Rollout& rollout);

private:
    struct Reading;
    using Told = std::function<void(const Result<>&)>;
    static void readOn(const RolloutBook& book, const std::shared_ptr<Reading>& reading, std::vector<Told> told);

    const RolloutBook& m_book;
    std::shared_ptr<Reading> m_live; ///< of the rollout that was asked for last; null: of none
};

} // namespace godel::engine

#include "engine/rollout/worked_evidence.h"

#include "domain/rollout/guards.h"

namespace godel::engine {

using namespace Qt::StringLiterals;

namespace {

SeenSide seen(const SideTotals& side)
{
    return {.requests = side.requests,
            .bad = side.bad,
            .badShare = side.requests > 0 ? std::optional(side.badRate()) : std::nullopt,
            .p95 = domain::latencyQuantile(side.latency, ports::latencyBounds, 0.95),
            .p99 = domain::latencyQuantile(side.latency, ports::latencyBounds, 0.99)};
}

} // namespace

/// How far a stream was read.
struct EvidenceWork::Reading {
    domain::RolloutId id;
    Worked worked{};
    qint64 after = 0;            ///< the last event that was read
    bool isReading = false;      ///< one at a time, or a scrape would be judged twice
    bool isBroken = false;       ///< a scrape that cannot be read is not to be read again
    std::vector<Told> waiting{}; ///< who came meanwhile, and wants what was stored since as well

    Result<> take(const ports::Event& event)
    {
        TRY(const auto scrape, worked.replayer.take(event));
        after = event.sequence;
        if (!scrape) {
            return {};
        }
        worked.scrapes.push_back({.at = scrape->at, .stage = scrape->stage, .canary = seen(scrape->canary), .stable = seen(scrape->stable), .worse = scrape->replayed, .pass = scrape->ofPass,
                                  .verdict = scrape->verdict});
        if (worked.scrapes.size() > Worked::most) {
            worked.scrapes.pop_front();
        }
        return {};
    }
};

Pending<std::shared_ptr<const Worked>> EvidenceWork::upToNow(const domain::Rollout& rollout)
{
    const bool isLive = !domain::isOver(rollout.state);
    const bool isKept = isLive && m_live && m_live->id == rollout.id && !m_live->isBroken;
    const auto reading = isKept ? m_live : std::make_shared<Reading>(Reading{rollout.id});
    if (isLive || (m_live && m_live->id == rollout.id)) {
        m_live = isLive ? reading : nullptr;
    }
    const auto answer = Pending<std::shared_ptr<const Worked>>::make();
    const Told told = [answer, reading](const Result<>& read) {
        answer.fulfil(read.map([&reading] { return std::shared_ptr<const Worked>(reading, &reading->worked); }));
    };
    if (reading->isReading) {
        reading->waiting.push_back(told);
    } else {
        readOn(m_book, reading, {told});
    }
    return answer;
}

/// Who waits for it may outlive the one that was asked, but not the book.
void EvidenceWork::readOn(const RolloutBook& book, const std::shared_ptr<Reading>& reading, std::vector<Told> told)
{
    reading->isReading = true;
    const auto walked = book.walk(reading->id, [reading](const ports::Event& event) { return reading->take(event); }, reading->after);
    walked.whenReadyDirectly([&book, reading, walked, told = std::move(told)] {
        reading->isReading = false;
        reading->isBroken = !walked.result();
        if (!reading->waiting.empty()) {
            readOn(book, reading, std::exchange(reading->waiting, {}));
        }
        for (const Told& one : told) {
            one(walked.result());
        }
    });
}

} // namespace godel::engine

#pragma once

#include "base/clock.h"
#include "base/pending.h"
#include "domain/rollout/known_good.h"
#include "domain/rollout/rollout_machine.h"
#include "engine/rollout/replay.h"

#include <functional>
#include <QObject>

namespace godel::engine {

/// A rollout as it is stored, with what the engine needs beside the rules' own state.
struct RolloutEntry {
    domain::Rollout rollout;
    bool isUrgent = false; ///< leaves at once: running requests of the new version are cut off
    QString operation;     ///< that drives it
    QJsonObject watch;     ///< what was seen of its stage so far, see RolloutWatch
    QJsonObject evidence;  ///< what people see of it, as of the last scrape
    qint64 revision = 0;   ///< of its record; 0: not stored yet
};

/// The verdict as of the last scrape.
[[nodiscard]] domain::Verdict verdictOf(const RolloutEntry& entry);

/// What the rollout's stream says of a change that somebody made.
[[nodiscard]] QJsonObject lineOf(const domain::Rollout& rollout, const QString& by);

/// "ben approves v2.1.0 at canary-2 (5 %): looks good", of a rollout that has an approval.
[[nodiscard]] QString lastApproval(const domain::Rollout& rollout);

/// All rollouts there ever were. Each change is stored together with a line in the rollout's own stream, `rollout/ID`.
class RolloutBook {
public:
    RolloutBook(ports::Store& store, const Clock& clock) : m_store(store), m_clock(clock) {}

    /// NotFound for an id that does not exist.
    [[nodiscard]] Result<RolloutEntry> find(const domain::RolloutId& id) const;
    /// All that are not over, the one that is under way first, then what waits to begin once it has left.
    [[nodiscard]] Result<QList<RolloutEntry>> underWay() const;
    /// The first of them; none if there is none.
    [[nodiscard]] Result<std::optional<RolloutEntry>> active() const;
    /// The same, or NotFound with the next step.
    [[nodiscard]] Result<RolloutEntry> theActive() const;
    /// At most `limit`, the last begun first.
    [[nodiscard]] Result<QList<RolloutEntry>> newest(int limit) const;
    /// The one that took this one's place in the end; itself, if none did.
    [[nodiscard]] Result<RolloutEntry> lastInLine(const domain::RolloutId& id) const;

    /// When it was asked for. NotFound for one whose stream is empty.
    [[nodiscard]] Result<Timestamp> begunAt(const domain::RolloutId& id) const;
    /// Lets `take` see the events of its stream after this sequence number in their order, a page at each turn of the event loop so that
    /// years of them hold up nobody; ready after the last one, or with the first error of `take`. The first page comes before this
    /// returns. Never ready once the book is gone.
    [[nodiscard]] Pending<> walk(const domain::RolloutId& id, std::function<Result<>(const ports::Event&)> take, qint64 after = 0) const;
    /// Where a reader of a stream begins.
    struct Place {
        QString stream;
        qint64 after = 0; ///< this sequence number; 0: at the first event
    };
    /// The same for several streams, one after the other, each beginning at a turn of its own.
    [[nodiscard]] Pending<> walkAll(const QList<Place>& places, std::function<Result<>(const ports::Event&)> take) const;
    [[nodiscard]] static QString streamOf(const domain::RolloutId& id);

    /// Conflict if the entry has changed since it was read. `line` says what happened, for the stream.
    [[nodiscard]] Result<> write(RolloutEntry& entry, const QJsonObject& line);
    /// Reads the entry, lets `change` make the next rollout of it, and writes it with its sentence.
    [[nodiscard]] Result<RolloutEntry> change(const domain::RolloutId& id, const QString& by,
                                              const std::function<Result<domain::Rollout>(const domain::Rollout&)>& change, bool isUrgent = false);
    /// Writes both, or neither: the one that leaves, and the draft that waits for its place.
    [[nodiscard]] Result<> supersede(RolloutEntry& leaving, RolloutEntry& successor, const QString& by);

    [[nodiscard]] Result<domain::KnownGoodVersions> knownGood() const;
    [[nodiscard]] Result<> addKnownGood(const domain::KnownGood& good);

private:
    struct Walk;
    void goOn(const std::shared_ptr<Walk>& walk) const;

    ports::Store& m_store;
    const Clock& m_clock;
    mutable QObject m_context; ///< what waits for the next turn ends with it
};

} // namespace godel::engine

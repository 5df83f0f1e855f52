#pragma once

#include "base/pending.h"
#include "base/units.h"
#include "catalog/catalogue.h"

#include <functional>
#include <memory>
#include <optional>

namespace godel::api {

/// Who calls, as the boundary that let them in knows it.
struct Caller {
    QString person;                            ///< account name
    catalog::Role role = catalog::Role::Viewer;
    QString from; ///< "local uid 1000", "10.0.0.7 token ops-3": for the audit record
};

/// One command with what was given for it, not yet checked.
struct Call {
    QString command;
    QJsonObject parameters{};
    bool isDryRun = false;  ///< print the plan, change nothing
    QString confirmation{}; ///< "ENV/OBJECT", typed by a person, for what destroys
    QStringList arguments{}; ///< what followed the lone "--", for commands that pass such on
};

/// The command that takes back what was just done.
struct WayBack {
    QString command;
    QJsonObject parameters{};

    friend bool operator==(const WayBack&, const WayBack&) = default;
};

/// What came of it.
struct Reply {
    QJsonObject body;
    QString operation; ///< the operation that goes on now; empty if none
    int status = 0;    ///< 0 ok, 1 warning, 2 critical: for commands that judge
    bool undoes = false; ///< the operation is to be turned back: undone is how it ends well
    Duration followFor{}; ///< how long a terminal follows the operation; 0: to its end
    std::optional<WayBack> undo{}; ///< one of the commands that its declaration names, where it truly takes back all of it

    friend bool operator==(const Reply&, const Reply&) = default;
};

[[nodiscard]] QJsonObject toJson(const Reply& reply);
[[nodiscard]] Result<Reply> replyOf(const QJsonObject& object);

/// One thing that happened; numbers rise without reuse.
struct Event {
    qint64 sequence = 0;
    QString topic; ///< "journal/OPERATION", "rollout/VERSION", "audit"
    Timestamp at;
    QJsonObject body;
};

/// Ends with its last copy.
using Subscription = std::shared_ptr<void>;

/// Whether the engine can be reached, and how old what is known of it may be.
struct Connection {
    bool isOpen = false;
    QString where; ///< "this process", "/run/godel-ops/api.sock", "https://ops.example:7400"
    QString why;   ///< if it is not open
};

/// The one boundary: an engine in this process, or one over the wire, and nobody can tell which.
class Engine {
public:
    virtual ~Engine() = default;

    [[nodiscard]] virtual Pending<catalog::Catalogue> catalogue() = 0;
    [[nodiscard]] virtual Pending<Reply> invoke(const Caller& caller, const Call& call) = 0;
    /// Calls `told` for every event of the topic (empty: all; ending in '/': all that begin with it) after number `since`, old ones first, on the engine's thread.
    [[nodiscard]] virtual Subscription subscribe(const QString& topic, qint64 since, std::function<void(const Event&)> told) = 0;
    [[nodiscard]] virtual Connection connection() const = 0;
};

} // namespace godel::api

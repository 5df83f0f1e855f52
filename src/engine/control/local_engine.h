#pragma once

#include "api/engine.h"
#include "base/log.h"
#include "engine/audit/audit_log.h"
#include "engine/control/command_set.h"
#include "engine/operations/runner.h"

#include <QObject>
#include <QTimer>
#include <vector>

namespace godel::engine {

/// The engine in this process: lets calls through or refuses them, records each, drives the operations, and tells
/// subscribers what happened. Lives on one thread with an event loop.
class LocalEngine final : public QObject, public api::Engine {
    Q_OBJECT
public:
    struct Parts {
        ports::Store& store;
        Runner& runner;
        const CommandSet& commands;
        AuditLog& audit;
        Log& log;
        QString environment; ///< its name, typed in confirmations
    };
    explicit LocalEngine(Parts parts);
    ~LocalEngine() override;

    /// Takes up what an earlier engine had begun.
    [[nodiscard]] Result<> begin();

    [[nodiscard]] Pending<catalog::Catalogue> catalogue() override;
    [[nodiscard]] Pending<api::Reply> invoke(const api::Caller& caller, const api::Call& call) override;
    [[nodiscard]] api::Subscription subscribe(const QString& topic, qint64 since, std::function<void(const api::Event&)> told) override;
    [[nodiscard]] api::Connection connection() const override;

private:
    struct Subscriber {
        QString topic;
        qint64 after = 0;
        std::function<void(const api::Event&)> told;
    };

    [[nodiscard]] Result<CommandCall> admitted(const catalog::CommandSpec& spec, const api::Caller& caller, const api::Call& call) const;
    /// Answers once the record is durable; what only reads shares one write with all that came in with it.
    void answer(const Pending<api::Reply>& pending, const Result<api::Reply>& reply);
    void flushAnswers();
    void advance();
    void publish();
    /// At most one page; true if there may be more.
    bool publishTo(Subscriber& subscriber);

    Parts m_parts;
    QTimer m_wake;
    std::vector<std::weak_ptr<Subscriber>> m_subscribers;
    std::vector<std::pair<Pending<api::Reply>, Result<api::Reply>>> m_answers;
};

} // namespace godel::engine

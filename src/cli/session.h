#pragma once

#include "cli/invocation.h"
#include "cli/operation_view.h"

#include <QObject>

namespace godel::cli {

/// One run of the program: from the words that were typed to the exit status.
class Session final : public QObject {
    Q_OBJECT
public:
    Session(api::Engine& engine, Terminal terminal, Invocation invocation);

    /// Emits `finished` from the event loop, or at once.
    void begin();
    /// Ctrl+C: an operation that goes on is left alone, and how to follow it is said.
    void interrupt();

Q_SIGNALS:
    void finished(int status);

private:
    void haveCatalogue(const Result<catalog::Catalogue>& catalogue);
    void ask();
    void haveReply(const Result<api::Reply>& reply);
    void follow(Duration atMost);
    void askHowItEnded();
    void fail(const Error& error);

    api::Engine& m_engine;
    Terminal m_terminal;
    Invocation m_invocation;
    OperationView m_view;
    catalog::CommandSpec m_spec;
    QString m_operation;
    int m_status = 0;
    bool m_undoes = false;
    api::Subscription m_subscription;
};

/// The sentence for a failure, ready to print: what happened, then the next step.
[[nodiscard]] QString failureText(const Terminal& terminal, const Error& error);

} // namespace godel::cli

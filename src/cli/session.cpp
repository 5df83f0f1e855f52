#include "cli/session.h"

#include "base/json.h"
#include "cli/completion.h"
#include "cli/help_text.h"
#include "cli/reply_text.h"

#include <QCoreApplication>
#include <QTimer>

namespace godel::cli {

using namespace Qt::StringLiterals;

Session::Session(api::Engine& engine, Terminal terminal, Invocation invocation)
    : m_engine(engine), m_terminal(std::move(terminal)), m_invocation(std::move(invocation)), m_view(m_terminal, m_invocation.isJson)
{
}

namespace {

/// Who cannot reach an engine at all needs another next step than the connection's own.
Error unreachable(Error error)
{
    if (error.field == u"certificate") {
        error.hint = u"Check the address, or name the certificate to trust with --certificate=FILE"_s;
    } else if (error.code == ErrorCode::Unavailable && error.field.isEmpty()) {
        error.hint = u"Start the engine with godel-opsd, or say where it is with --socket=PATH or --server=URL"_s;
    }
    return error;
}

} // namespace

QString failureText(const Terminal& terminal, const Error& error)
{
    QString text = terminal.bad(u"error:"_s) + u' ' + error.message + u'\n';
    if (!error.hint.isEmpty()) {
        text += u"  "_s + error.hint + u'\n';
    }
    return text;
}

void Session::begin()
{
    if (m_invocation.wantsVersion) {
        m_terminal.out(u"godelctl %1\n"_s.arg(QCoreApplication::applicationVersion()));
        Q_EMIT finished(0);
    } else if (m_invocation.command == u"completion") {
        const auto script = completionScript(m_invocation.words.value(0));
        if (!script) {
            return fail(script.error());
        }
        m_terminal.out(*script);
        Q_EMIT finished(0);
    } else {
        m_engine.catalogue().whenReady(this, [this](const Result<catalog::Catalogue>& catalogue) { haveCatalogue(catalogue); });
    }
}

void Session::haveCatalogue(const Result<catalog::Catalogue>& catalogue)
{
    const bool asksForHelp = m_invocation.command == u"help" || m_invocation.wantsHelp || m_invocation.command.isEmpty();
    const QString topic = m_invocation.command == u"help" ? m_invocation.words.value(0) : m_invocation.command;
    if (!catalogue) {
        if (asksForHelp && topic.isEmpty()) {
            m_terminal.out(usageText());
        }
        return fail(unreachable(catalogue.error()));
    }
    if (m_invocation.command == completeWords) {
        m_terminal.out(completionsOf(*catalogue, m_invocation.words).join(u'\n') + u'\n');
        Q_EMIT finished(0);
        return;
    }
    if (asksForHelp && topic.isEmpty()) {
        m_terminal.out(overviewText(*catalogue));
        Q_EMIT finished(0);
        return;
    }
    const auto spec = catalogue->find(topic);
    if (!spec) {
        return fail(spec.error());
    }
    if (asksForHelp) {
        m_terminal.out(catalog::helpText(*spec));
        Q_EMIT finished(0);
        return;
    }
    m_spec = *spec;
    ask();
}

void Session::ask()
{
    if (m_spec.further.isEmpty()) {
        auto whole = withoutDashes(m_invocation);
        if (!whole) {
            return fail(whole.error());
        }
        m_invocation = *std::move(whole);
        m_view = OperationView(m_terminal, m_invocation.isJson);
        if (m_invocation.wantsHelp) {
            m_terminal.out(catalog::helpText(m_spec));
            Q_EMIT finished(0);
            return;
        }
    }
    const auto parameters = parametersOf(m_spec, m_invocation.words);
    if (!parameters) {
        return fail(parameters.error());
    }
    m_engine.invoke({}, {m_spec.name, *parameters, m_invocation.isDryRun, m_invocation.confirmation, m_invocation.further})
        .whenReady(this, [this](const Result<api::Reply>& reply) { haveReply(reply); });
}

void Session::haveReply(const Result<api::Reply>& reply)
{
    if (!reply) {
        return fail(reply.error());
    }
    m_terminal.out(m_invocation.isJson ? QString::fromUtf8(compact(api::toJson(*reply))) + u'\n' : replyText(reply->body, m_spec.columns, m_terminal.isTerminal ? m_terminal.width : 0));
    m_operation = reply->operation;
    m_status = reply->status;
    m_undoes = reply->undoes;
    if (m_operation.isEmpty() || m_invocation.isDryRun) {
        Q_EMIT finished(m_status);
    } else if (m_invocation.isDetached) {
        m_terminal.error(u"It goes on. Follow it with: godelctl operations:follow --id=%1\n"_s.arg(m_operation));
        Q_EMIT finished(m_status);
    } else {
        follow(reply->followFor);
    }
}

void Session::follow(Duration atMost)
{
    if (atMost > Duration::zero()) {
        QTimer::singleShot(std::chrono::ceil<std::chrono::milliseconds>(atMost), this, [this] {
            m_view.finish();
            Q_EMIT finished(m_status);
        });
    }
    m_subscription = m_engine.subscribe(u"journal/"_s + m_operation, 0, [this](const api::Event& event) {
        // One that needed a person may have been taken up again since: only the newest event tells how it stands.
        if (m_view.show(event)) {
            askHowItEnded();
        }
    });
}

void Session::askHowItEnded()
{
    m_engine.invoke({}, {u"operations:show"_s, {{u"id"_s, m_operation}}, false, {}}).whenReady(this, [this](const Result<api::Reply>& reply) {
        if (!reply) {
            return fail(reply.error());
        }
        const QString state = reply->body.value(u"state"_s).toString();
        if (state == u"running" || state == u"undoing") {
            return;
        }
        if (state == (m_undoes ? u"undone"_s : u"done"_s)) {
            Q_EMIT finished(m_status);
            return;
        }
        Error error = errorOf(reply->body.value(u"error"_s).toObject());
        error.message = u"operation %1 is %2: %3"_s.arg(m_operation, state, error.message);
        fail(error);
    });
}

void Session::interrupt()
{
    m_view.finish();
    if (m_operation.isEmpty()) {
        m_terminal.error(u"Stopped waiting for an answer; whether the command began, operations:list tells\n"_s);
    } else {
        m_terminal.error(u"The operation goes on. Follow it with: godelctl operations:follow --id=%1\n"
                         u"Stop it with: godelctl operations:cancel --id=%1\n"_s.arg(m_operation));
    }
    Q_EMIT finished(130);
}

void Session::fail(const Error& error)
{
    m_view.finish();
    if (m_invocation.isJson) {
        m_terminal.out(QString::fromUtf8(compact({{u"error"_s, toJson(error)}})) + u'\n');
    } else {
        m_terminal.error(failureText(m_terminal, error));
    }
    Q_EMIT finished(exitStatus(error.code));
}

} // namespace godel::cli

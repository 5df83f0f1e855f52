#include "engine/control/local_engine.h"

#include <algorithm>
#include <utility>

namespace godel::engine {

using namespace Qt::StringLiterals;

namespace {

/// The store stalls or is full: nothing is lost, and asking again soon is all there is to do.
constexpr Duration afterFailure = 1s;
constexpr int pageOfEvents = 500;

AuditEntry entryOf(const catalog::CommandSpec& spec, const api::Caller& caller, const api::Call& call, const QString& result)
{
    return {caller.person, caller.from, spec.name, call.parameters, call.arguments, result};
}

} // namespace

LocalEngine::LocalEngine(Parts parts) : m_parts(parts)
{
    m_wake.setSingleShot(true);
    m_wake.setTimerType(Qt::PreciseTimer);
    connect(&m_wake, &QTimer::timeout, this, &LocalEngine::advance);
    m_parts.runner.whenFailed([&log = m_parts.log](const Operation& operation) {
        const bool needsPerson = operation.state == OperationState::NeedsPerson;
        log.error(needsPerson ? u"OPERATION_NEEDS_PERSON"_s : u"OPERATION_UNDONE"_s, u"%1 (%2): %3"_s.arg(operation.id.text(), operation.plan, godel::text(*operation.error)),
                  {{u"operation"_s, operation.id.text()}, {u"plan"_s, operation.plan}, {u"code"_s, name(operation.error->code)}});
    });
}

LocalEngine::~LocalEngine()
{
    m_subscribers.clear();
    flushAnswers();
}

Result<> LocalEngine::begin()
{
    TRY_DO(m_parts.commands.check());
    TRY_DO(m_parts.runner.resume());
    m_wake.start(0);
    return {};
}

Pending<catalog::Catalogue> LocalEngine::catalogue()
{
    return Pending<catalog::Catalogue>::of(m_parts.commands.catalogue());
}

Pending<api::Reply> LocalEngine::invoke(const api::Caller& caller, const api::Call& call)
{
    const auto spec = m_parts.commands.catalogue().find(call.command);
    if (!spec) {
        return Pending<api::Reply>::of(fail(spec.error()));
    }
    const auto let = admitted(*spec, caller, call);
    if (!let) {
        // Refusals are part of the record too; that they could not be written does not change the answer.
        m_parts.audit.note(*spec, entryOf(*spec, caller, call, name(let.error().code)));
        const auto refused = Pending<api::Reply>::make();
        answer(refused, fail(let.error()));
        return refused;
    }
    api::Call checked = call;
    checked.parameters = let->parameters;
    // What changes something is on record before it begins; what only reads is recorded with its result alone.
    if (spec->danger != catalog::Danger::Reads) {
        if (const auto kept = m_parts.audit.append(*spec, entryOf(*spec, caller, checked, u"began"_s)); !kept) {
            return Pending<api::Reply>::of(fail(kept.error()));
        }
    }
    const auto pending = Pending<api::Reply>::make();
    m_parts.commands.handler(spec->name)(*let).whenReady(this, [this, pending, spec = *spec, caller, checked](const Result<api::Reply>& reply) {
        m_parts.audit.note(spec, entryOf(spec, caller, checked, reply ? u"ok"_s : name(reply.error().code)));
        answer(pending, reply);
        if (spec.danger != catalog::Danger::Reads) {
            m_wake.start(0);
        }
    });
    return pending;
}

void LocalEngine::answer(const Pending<api::Reply>& pending, const Result<api::Reply>& reply)
{
    if (m_answers.empty()) {
        QMetaObject::invokeMethod(this, &LocalEngine::flushAnswers, Qt::QueuedConnection);
    }
    m_answers.emplace_back(pending, reply);
}

void LocalEngine::flushAnswers()
{
    if (const auto kept = m_parts.audit.flush(); !kept) {
        m_parts.log.error(u"AUDIT_WRITE_FAILED"_s, godel::text(kept.error()));
    }
    for (const auto& [pending, reply] : std::exchange(m_answers, {})) {
        pending.fulfil(reply);
    }
    publish();
}

Result<CommandCall> LocalEngine::admitted(const catalog::CommandSpec& spec, const api::Caller& caller, const api::Call& call) const
{
    if (caller.role < spec.role) {
        return fail(ErrorCode::Denied, u"%1 is for the role %2, and %3 is %4"_s.arg(spec.name, name(spec.role), caller.person, name(caller.role)),
                    u"Ask somebody with that role, or an admin to give it with users:add"_s);
    }
    TRY(const auto parameters, validated(spec, call.parameters));
    TRY_DO(acceptsFurther(spec, call.arguments));
    if (spec.danger == catalog::Danger::Destroys && !call.isDryRun) {
        const QString wanted = catalog::confirmationPhrase(m_parts.environment, spec, parameters);
        if (call.confirmation != wanted) {
            return fail(ErrorCode::NeedsConfirmation, u"%1 must be confirmed"_s.arg(spec.name), u"Say --confirm=%1 if you mean it"_s.arg(wanted), u"confirm"_s);
        }
    }
    return CommandCall{caller, parameters, call.isDryRun, call.arguments};
}

void LocalEngine::advance()
{
    const auto wait = m_parts.runner.advance();
    if (!wait) {
        m_parts.log.error(u"STORE_REFUSED"_s, godel::text(wait.error()));
    }
    const auto next = wait ? *wait : std::optional(afterFailure);
    if (next) {
        m_wake.start(std::chrono::ceil<std::chrono::milliseconds>(*next));
    }
    publish();
}

api::Subscription LocalEngine::subscribe(const QString& topic, qint64 since, std::function<void(const api::Event&)> told)
{
    // Shared between the one who listens and the list here, which lets go of it when the listener does.
    auto subscriber = std::make_shared<Subscriber>(Subscriber{topic, since, std::move(told)});
    m_subscribers.push_back(subscriber);
    QMetaObject::invokeMethod(this, &LocalEngine::publish, Qt::QueuedConnection);
    return subscriber;
}

api::Connection LocalEngine::connection() const
{
    return {true, u"this process"_s, {}};
}

/// A page to each, then everybody else has their turn: who asks for years of events does not hold up the engine.
void LocalEngine::publish()
{
    std::erase_if(m_subscribers, [](const auto& subscriber) { return subscriber.expired(); });
    bool isMore = false;
    const auto present = m_subscribers;
    for (const auto& weak : present) {
        if (const auto subscriber = weak.lock()) {
            isMore = publishTo(*subscriber) || isMore;
        }
    }
    if (isMore) {
        QMetaObject::invokeMethod(this, &LocalEngine::publish, Qt::QueuedConnection);
    }
}

bool LocalEngine::publishTo(Subscriber& subscriber)
{
    const auto events = m_parts.store.events(subscriber.topic, subscriber.after, pageOfEvents);
    if (!events) {
        m_parts.log.error(u"STORE_REFUSED"_s, godel::text(events.error()));
        return false;
    }
    for (const ports::Event& event : *events) {
        subscriber.after = event.sequence;
        subscriber.told({event.sequence, event.stream, event.at, event.body});
    }
    return events->size() == pageOfEvents;
}

} // namespace godel::engine

#include "gui/stand/scripted_engine.h"

#include "base/clock.h"
#include "base/file.h"
#include "base/json.h"
#include "domain/rollout/approval.h"
#include "support/catch.h"

#include <QJsonArray>

namespace godel::test {

using namespace Qt::StringLiterals;

ScriptedEngine::ScriptedEngine()
{
    signIn(u"anna"_s, catalog::Role::Admin);
}

QJsonObject sessionBody(const QString& person, catalog::Role role)
{
    const auto stage = [](const QString& name, double share, int watch) {
        return QJsonObject{{u"name"_s, name}, {u"share_percent"_s, share}, {u"watch_seconds"_s, watch}};
    };
    return {{u"environment"_s, u"demo"_s}, {u"engine_version"_s, u"0.1.0"_s}, {u"person"_s, person}, {u"role"_s, catalog::name(role)}, {u"now"_s, text(SystemClock().now())},
            {u"approval"_s, domain::toJson(domain::ApprovalPolicy())}, {u"is_demo"_s, true},
            {u"stages"_s, QJsonArray{stage(u"canary-1 (1 %)"_s, 1, 900), stage(u"canary-2 (5 %)"_s, 5, 1800), stage(u"canary-3 (25 %)"_s, 25, 3600), stage(u"full (100 %)"_s, 100, 1800)}}};
}

void ScriptedEngine::signIn(const QString& person, catalog::Role role)
{
    answer(u"session:show"_s, [person, role](const api::Call&) { return api::Reply{sessionBody(person, role), {}, 0}; });
}

void ScriptedEngine::keep(const catalog::CommandSpec& spec)
{
    if (!m_catalogue.find(spec.name)) {
        (void)m_catalogue.add(spec);
    }
}

void ScriptedEngine::declare(const catalog::CommandSpec& spec)
{
    keep(spec);
}

void ScriptedEngine::declareAll()
{
    const auto bytes = readFile(QStringLiteral(GODEL_SOURCE_DIR "/tests/golden/catalogue.json"));
    REQUIRE_OK(bytes);
    const auto golden = parseObject(*bytes, u"the catalogue"_s).and_then(catalog::catalogueOf);
    REQUIRE_OK(golden);
    // What a test has scripted before is declared as a viewer's command without parameters; the real declaration counts.
    const catalog::Catalogue before = std::exchange(m_catalogue, *golden);
    for (const catalog::CommandSpec& spec : before.commands()) {
        keep(spec);
    }
    keep({.name = u"demo:break"_s, .summary = u"Breaks something on purpose"_s, .role = catalog::Role::Operator, .danger = catalog::Danger::Disrupts});
    keep({.name = u"demo:mend"_s, .summary = u"Mends it"_s, .role = catalog::Role::Operator, .danger = catalog::Danger::Changes});
}

void ScriptedEngine::answer(const QString& command, Answer answer)
{
    keep({.name = command, .summary = command});
    m_answers.insert(command, std::move(answer));
}

void ScriptedEngine::say(const QString& command, const QJsonObject& body, int status)
{
    answer(command, [body, status](const api::Call&) { return api::Reply{body, {}, status}; });
}

void ScriptedEngine::refuse(const QString& command, const Error& error)
{
    answer(command, [error](const api::Call&) -> Result<api::Reply> { return fail(error); });
}

void ScriptedEngine::hold()
{
    m_holds = true;
}

void ScriptedEngine::release()
{
    m_holds = false;
    for (const auto& [pending, result] : std::exchange(m_held, {})) {
        pending.fulfil(result);
    }
}

void ScriptedEngine::cut()
{
    m_isCut = true;
}

void ScriptedEngine::reconnect()
{
    m_isCut = false;
}

void ScriptedEngine::tell(const QString& topic, const QJsonObject& body)
{
    const api::Event event{++m_sequence, topic, SystemClock().now(), body};
    const auto present = m_listeners;
    for (const auto& weak : present) {
        const auto listener = weak.lock();
        if (listener && (listener->topic.isEmpty() || listener->topic == topic || (listener->topic.endsWith(u'/') && topic.startsWith(listener->topic)))) {
            listener->told(event);
        }
    }
}

int ScriptedEngine::count(const QString& command) const
{
    return static_cast<int>(std::count_if(m_calls.begin(), m_calls.end(), [&command](const api::Call& call) { return call.command == command; }));
}

api::Call ScriptedEngine::last(const QString& command) const
{
    const auto found = std::find_if(m_calls.rbegin(), m_calls.rend(), [&command](const api::Call& call) { return call.command == command; });
    return found == m_calls.rend() ? api::Call{} : *found;
}

int ScriptedEngine::listeners() const
{
    return static_cast<int>(std::count_if(m_listeners.begin(), m_listeners.end(), [](const auto& weak) { return !weak.expired(); }));
}

Pending<catalog::Catalogue> ScriptedEngine::catalogue()
{
    return Pending<catalog::Catalogue>::of(m_catalogue);
}

Pending<api::Reply> ScriptedEngine::invoke(const api::Caller&, const api::Call& call)
{
    m_calls.push_back(call);
    const Result<api::Reply> result = m_isCut ? Result<api::Reply>(fail(ErrorCode::Unavailable, u"nobody answers"_s, u"Check that the server runs there"_s))
        : m_answers.contains(call.command)    ? m_answers.value(call.command)(call)
                                              : Result<api::Reply>(fail(ErrorCode::NotFound, u"there is no command %1"_s.arg(call.command), u"See help"_s));
    if (!m_holds) {
        return Pending<api::Reply>::of(result);
    }
    const auto pending = Pending<api::Reply>::make();
    m_held.emplace_back(pending, result);
    return pending;
}

api::Subscription ScriptedEngine::subscribe(const QString& topic, qint64, std::function<void(const api::Event&)> told)
{
    // Shared with the one who listens; gone when they let go.
    auto listener = std::make_shared<Listener>(Listener{topic, std::move(told)});
    m_listeners.push_back(listener);
    return listener;
}

api::Connection ScriptedEngine::connection() const
{
    return {!m_isCut, u"a script"_s, m_isCut ? u"cut"_s : QString()};
}

} // namespace godel::test

#include "node/http/admin_tools.h"

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

constexpr auto patience = std::chrono::minutes(5); ///< unless told otherwise

web::Response agentList(const AgentPool& agents)
{
    QJsonObject body = agents.stats();
    body.insert(u"agents"_s, agents.list());
    return jsonResponse(body);
}

Answer restart(const Administered& all, const web::Request& request)
{
    const auto body = bodyIn(request);
    ObjectReader reader(body.value_or(QJsonObject()));
    const bool isForced = reader.boolean(u"force"_s, false);
    if (const auto read = body ? reader.finish() : Result<>(fail(body.error())); !read) {
        return now(fail(read.error()));
    }
    return onOwner(all, [agents = all.agents, isForced] {
        agents->restart(isForced);
        return agentList(*agents);
    });
}

Answer restartOne(const Administered& all, const QByteArray& id)
{
    return onOwner(all, [agents = all.agents, number = id.toInt()]() -> Result<web::Response> {
        TRY_DO(agents->restart(number));
        return agentList(*agents);
    });
}

Answer resize(const Administered& all, const web::Request& request)
{
    const auto numbers = numbersIn(request, {u"min"_s, u"max"_s});
    if (!numbers) {
        return now(fail(numbers.error()));
    }
    return onOwner(all, [agents = all.agents, min = numberOf(*numbers, u"min"_s), max = numberOf(*numbers, u"max"_s)]() -> Result<web::Response> {
        TRY_DO(agents->resize(min, max));
        return agentList(*agents);
    });
}

Answer stuck(const Administered& all, std::optional<int> seconds, bool clears)
{
    const Duration wanted = seconds ? std::chrono::seconds(*seconds) : Duration(patience);
    return onOwner(all, [agents = all.agents, wanted, clears] {
        return jsonResponse({{u"stuck"_s, clears ? agents->clearStuck(wanted) : agents->stuck(wanted)}, {u"are_cleared"_s, clears}});
    });
}

Answer showStuck(const Administered& all, const web::Request& request)
{
    const QString given = request.query.queryItemValue(u"afterSeconds"_s);
    bool isNumber = given.isEmpty();
    const int seconds = isNumber ? 0 : given.toInt(&isNumber);
    if (!isNumber || seconds < 0) {
        return now(fail(ErrorCode::Invalid, u"'%1' is not a number of seconds"_s.arg(given.left(40)), u"Give 0 or more"_s, u"afterSeconds"_s));
    }
    return stuck(all, given.isEmpty() ? std::nullopt : std::optional(seconds), false);
}

Answer clearStuck(const Administered& all, const web::Request& request)
{
    const auto numbers = numbersIn(request, {u"afterSeconds"_s});
    return numbers ? stuck(all, numberOf(*numbers, u"afterSeconds"_s), true) : now(fail(numbers.error()));
}

} // namespace

std::vector<Route> adminAgentRoutes(const Administered& all)
{
    const QJsonObject force{{u"type"_s, u"object"_s}, {u"properties"_s, QJsonObject{{u"force"_s, QJsonObject{{u"type"_s, u"boolean"_s}}}}}, {u"additionalProperties"_s, false}};
    return {
        {"GET", "/admin/agents", Access::Admin, u"How many agents there are and may be, and what each does"_s, {},
         [all](const auto&, const auto&) { return onOwner(all, [agents = all.agents] { return agentList(*agents); }); }},
        {"POST", "/admin/agents/restart", Access::Admin, u"Let all agents go after their tasks and start anew; with force at once, their tasks handed back"_s, force,
         [all](const web::Request& request, const auto&) { return restart(all, request); }},
        {"POST", "/admin/agents/{id}/restart", Access::Admin, u"End one agent at once; its task is handed back"_s, {},
         [all](const auto&, const QByteArray& id) { return restartOne(all, id); }},
        {"POST", "/admin/agents/size", Access::Admin, u"How many agents are kept (min) and may be (max), until the files are read again"_s, numbersSchema({u"min"_s, u"max"_s}),
         [all](const web::Request& request, const auto&) { return resize(all, request); }},
        {"GET", "/admin/agents/stuck", Access::Admin, u"Agents that make no headway, and why: afterSeconds=300"_s, {},
         [all](const web::Request& request, const auto&) { return showStuck(all, request); }},
        {"POST", "/admin/agents/clear-stuck", Access::Admin, u"End the agents that make no headway, say why, and queue their tasks again"_s, numbersSchema({u"afterSeconds"_s}),
         [all](const web::Request& request, const auto&) { return clearStuck(all, request); }},
    };
}

} // namespace godel::node

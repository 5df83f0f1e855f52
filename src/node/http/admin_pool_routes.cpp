#include "node/http/admin_tools.h"

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

QJsonObject configurationOf(const Vitals& vitals)
{
    const auto& configuration = vitals.configuration;
    const auto orNull = [](const QString& text) { return text.isEmpty() ? QJsonValue() : QJsonValue(text); };
    return {{u"generation"_s, configuration.generation}, {u"trouble"_s, orNull(configuration.trouble)},
            {u"database_role"_s, orNull(configuration.role)}, {u"credential_generation"_s, configuration.credentialGeneration},
            {u"credential_trouble"_s, orNull(configuration.credentialTrouble)}};
}

Answer poolStats(const Administered& all)
{
    if (all.pool == nullptr) {
        return withoutDatabase();
    }
    const PoolStats stats = all.pool->stats();
    const auto configuration = all.vitals.read().configuration;
    return now(jsonResponse({{u"open"_s, stats.open}, {u"outdated"_s, stats.outdated}, {u"used"_s, stats.used}, {u"waiting"_s, stats.waiting},
                             {u"min"_s, stats.settings.min}, {u"max"_s, stats.settings.max}, {u"acquire_ms"_s, qint64(stats.settings.acquire / 1ms)},
                             {u"idle_ms"_s, qint64(stats.settings.idle / 1ms)}, {u"served"_s, stats.served}, {u"opened"_s, stats.opened},
                             {u"refused"_s, stats.refused}, {u"expired"_s, stats.expired}, {u"restarts"_s, stats.restarts},
                             {u"role"_s, configuration.role}, {u"credential_generation"_s, configuration.credentialGeneration}}));
}

Answer resize(const Administered& all, const web::Request& request)
{
    const auto numbers = numbersIn(request, {u"min"_s, u"max"_s});
    if (!numbers) {
        return now(fail(numbers.error()));
    }
    if (all.pool != nullptr) {
        if (const auto resized = all.pool->resize(numberOf(*numbers, u"min"_s), numberOf(*numbers, u"max"_s)); !resized) {
            return now(fail(resized.error()));
        }
    }
    return poolStats(all);
}

Answer restart(const Administered& all)
{
    if (all.pool != nullptr) {
        all.pool->restart();
    }
    return poolStats(all);
}

/// Answers when what was read is in force, or with the reason why something is not.
Answer reload(const Administered& all)
{
    const auto answer = Answer::make();
    QMetaObject::invokeMethod(
        &all.context,
        [all, answer] {
            const auto reloaded = all.reloader.reload();
            reloaded.whenReadyDirectly([answer, reloaded, &vitals = all.vitals] { answer.fulfil(reloaded.result().map([&vitals] { return jsonResponse(configurationOf(vitals.read())); })); });
        },
        Qt::QueuedConnection);
    return answer;
}

} // namespace

std::vector<Route> adminPoolRoutes(const Administered& all)
{
    return {
        {"GET", "/admin/pool", Access::Admin, u"Connections to the database, and who logs in"_s, {}, [all](const auto&, const auto&) { return poolStats(all); }},
        {"POST", "/admin/pool/size", Access::Admin, u"How many connections are kept (min) and may be (max), until the files are read again"_s, numbersSchema({u"min"_s, u"max"_s}),
         [all](const web::Request& request, const auto&) { return resize(all, request); }},
        {"POST", "/admin/pool/restart", Access::Admin, u"Close every connection after what it does, and open new ones"_s, {}, [all](const auto&, const auto&) { return restart(all); }},
        {"GET", "/admin/configuration", Access::Admin, u"Which configuration and credential are in force, and why newer ones are not"_s, {},
         [all](const auto&, const auto&) { return now(jsonResponse(configurationOf(all.vitals.read()))); }},
        {"POST", "/admin/configuration/reload", Access::Admin, u"Read the configuration files and the database credential again, as SIGHUP does"_s, {},
         [all](const auto&, const auto&) { return reload(all); }},
    };
}

} // namespace godel::node

#include "gui/link/session_info.h"

#include "base/id.h"

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestWatchSeconds = 7 * 24 * 3600;

StageInfo stageOf(const QJsonObject& object)
{
    const qint64 seconds = std::clamp<qint64>(object.value(u"watch_seconds"_s).toInteger(), 0, longestWatchSeconds);
    return {object.value(u"name"_s).toString(), object.value(u"share_percent"_s).toDouble(), std::chrono::seconds(seconds)};
}

} // namespace

Result<SessionInfo> sessionInfoOf(const QJsonObject& body)
{
    ObjectReader reader(body, u"session"_s);
    SessionInfo info;
    // It stands on every window, so that nothing but a name may stand there.
    info.environment = reader.string(u"environment"_s);
    if (!isLabel(info.environment)) {
        reader.refuse({ErrorCode::Corrupt, u"'%1' is not a name for an environment"_s.arg(info.environment.left(40)), {}, u"environment"_s});
    }
    info.engineVersion = reader.string(u"engine_version"_s, {});
    info.person = reader.string(u"person"_s);
    info.role = reader.take(catalog::roleOf(reader.string(u"role"_s), u"role"_s));
    info.now = reader.timestamp(u"now"_s);
    info.approval = reader.take(domain::approvalPolicyOf(reader.object(u"approval"_s), u"approval"_s));
    for (const QJsonValue& stage : reader.array(u"stages"_s)) {
        info.stages.append(stageOf(stage.toObject()));
    }
    info.isDemo = reader.boolean(u"is_demo"_s, false);
    info.newestEvent = reader.has(u"newest_event"_s) ? reader.integer(u"newest_event"_s, 0, std::numeric_limits<qint64>::max()) : 0;
    if (const auto read = reader.finishLenient(); !read) {
        return fail(ErrorCode::Corrupt, u"the engine says of itself what this window cannot read: %1"_s.arg(read.error().message),
                    u"Use the window and the engine of one version"_s, read.error().field);
    }
    return info;
}

} // namespace godel::gui

#include "domain/rollout/stage_plan.h"

#include "base/json.h"

namespace godel::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostStages = 10;
constexpr Duration shortestWatch = 1s;
constexpr Duration longestWatch = 7 * 24h;
constexpr Percent everything{ 100 };

tl::unexpected<Error> wrong(const QString& message, const QString& field)
{
    return fail(ErrorCode::Invalid, message, u"Write the stages like 1:15m,5:30m,25:1h,100:30m"_s, field);
}

Result<Stage> parseStage(const QString& text, const QString& field)
{
    const auto parts = text.trimmed().split(u':');
    if (parts.size() != 2) {
        return wrong(u"'%1' is not a share and a watch time"_s.arg(text.left(40)), field);
    }
    TRY(const auto share, parsePercent(parts[0], field));
    TRY(const auto watch, parseDuration(parts[1], field));
    return Stage{ share, watch };
}

} // namespace

StagePlan StagePlan::standard()
{
    return StagePlan({ { Percent(1), 15min }, { Percent(5), 30min }, { Percent(25), 60min }, { everything, 30min } });
}

StagePlan StagePlan::atOnce(Duration soak)
{
    return StagePlan({ { everything, soak } });
}

Result<StagePlan> StagePlan::of(const QList<Stage>& stages, const QString& field)
{
    if (stages.isEmpty() || stages.size() > mostStages) {
        return wrong(u"a rollout has 1 to %1 stages, not %2"_s.arg(mostStages).arg(stages.size()), field);
    }
    Percent before;
    for (const Stage& stage : stages) {
        if (stage.share <= before) {
            return wrong(u"the share %1 % does not exceed the %2 % before it"_s.arg(godel::text(stage.share),
                                                                                    godel::text(before)),
                         field);
        }
        if (stage.watch < shortestWatch || stage.watch > longestWatch) {
            return wrong(u"a stage is watched for 1s to 7d, not %1"_s.arg(godel::text(stage.watch)), field);
        }
        before = stage.share;
    }
    if (before != everything) {
        return wrong(u"the last stage has %1 % instead of 100 %"_s.arg(godel::text(before)), field);
    }
    return StagePlan(stages);
}

Result<StagePlan> StagePlan::parse(const QString& text, const QString& field)
{
    QList<Stage> stages;
    for (const QString& part : text.split(u',')) {
        TRY(const auto stage, parseStage(part, field));
        stages.append(stage);
    }
    return of(stages, field);
}

Result<StagePlan> StagePlan::fromJson(const QJsonArray& array, const QString& field)
{
    QList<Stage> stages;
    for (const QJsonValue& value : array) {
        ObjectReader reader(value.toObject(), u"%1[%2]"_s.arg(field).arg(stages.size()));
        const QString share = reader.string(u"share"_s);
        const QString watch = reader.string(u"watch"_s);
        TRY_DO(reader.finish());
        TRY(const auto stage, parseStage(share + u':' + watch, field));
        stages.append(stage);
    }
    return of(stages, field);
}

QJsonArray StagePlan::toJson() const
{
    QJsonArray array;
    for (const Stage& stage : m_stages) {
        array.append(
            QJsonObject{ { u"share"_s, godel::text(stage.share) + u'%' }, { u"watch"_s, godel::text(stage.watch) } });
    }
    return array;
}

Result<int> StagePlan::find(const QString& text, const QString& field) const
{
    QStringList names;
    const auto share = parsePercent(text, field);
    for (int number = 0; number < count(); ++number) {
        if ((share && *share == at(number).share) || text == u"canary-%1"_s.arg(number + 1)) {
            return number;
        }
        names.append(godel::text(at(number).share));
    }
    return fail(ErrorCode::NotFound, u"there is no stage '%1' in this rollout"_s.arg(text.left(40)),
                u"Choose one of %1, or canary-1 to canary-%2"_s.arg(names.join(u", "_s)).arg(count()), field);
}

QString StagePlan::nameOf(int number) const
{
    const QString place = number == last() ? u"full"_s : u"canary-%1"_s.arg(number + 1);
    return u"%1 (%2 %)"_s.arg(place, godel::text(at(number).share));
}

QString StagePlan::text() const
{
    QStringList parts;
    for (const Stage& stage : m_stages) {
        parts.append(u"%1:%2"_s.arg(godel::text(stage.share), godel::text(stage.watch)));
    }
    return parts.join(u',');
}

} // namespace godel::domain

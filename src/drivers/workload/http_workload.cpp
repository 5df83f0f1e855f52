#include "drivers/workload/http_workload.h"

#include "base/json.h"

namespace godel::drivers {

using namespace Qt::StringLiterals;
using ports::ProbeState;
using ports::ProbeTask;

namespace {

const QString sentence = u"a task that goes all the way"_s;
constexpr int words = 7;

bool isGood(int status)
{
    return status >= 200 && status < 300;
}

/// The platform's own words, as far as it has any. A proxy that has nobody behind it answers for itself, and not in JSON.
tl::unexpected<Error> unexpectedAnswer(const QString& what, const web::Response& response)
{
    const auto object = parseObject(response.body, u"the answer"_s);
    const Error said = object ? errorOf(object->value(u"error"_s).toObject()) : Error{};
    const bool isProxy = said.message.isEmpty() && (response.status == 502 || response.status == 503 || response.status == 504);
    const QString words = said.message.isEmpty() ? QString::fromUtf8(response.body.left(200)).simplified() : said.message;
    const QString seen = u"%1 was answered with %2"_s.arg(what).arg(response.status);
    return fail(isProxy ? ErrorCode::Unavailable : ErrorCode::Conflict, words.isEmpty() ? seen : seen + u": "_s + words,
                said.hint.isEmpty() ? u"Look at instances:list and at the instances' logs"_s : said.hint);
}

tl::unexpected<Error> foreignAnswer(const QString& why)
{
    return fail(ErrorCode::Conflict, u"the front door did not answer as a platform that takes tasks does: %1"_s.arg(why), u"Look at what answers there, and at capabilities in platform.json"_s);
}

tl::unexpected<Error> notOffered()
{
    return fail(ErrorCode::Conflict, u"this platform offers no tasks"_s, u"Say where they come from with capabilities in platform.json"_s);
}

/// What the end of a task that was to count the words of our sentence tells.
void judgeEnd(ProbeTask& task, const QJsonObject& object)
{
    const QJsonValue counted = object.value(u"result"_s)[u"words"_s];
    if (counted.isDouble() && counted.toInt(-1) == words) {
        task.state = ProbeState::Done;
        task.finding = u"it was carried out, and its result is right"_s;
    } else {
        task.state = ProbeState::Failed;
        task.finding = u"its result is wrong: %1 words instead of %2"_s.arg(counted.isDouble() ? QString::number(counted.toInt(-1)) : u"no number of"_s).arg(words);
    }
}

/// The task as the answer tells it.
Result<ProbeTask> judged(const web::Response& response)
{
    const auto object = parseObject(response.body, u"the answer"_s);
    if (!object) {
        return foreignAnswer(object.error().message);
    }
    const QString state = object->value(u"state"_s).toString();
    ProbeTask task{object->value(u"id"_s).toVariant().toString(), ProbeState::Waiting, u"it is %1"_s.arg(state)};
    if (task.id.isEmpty() || state.isEmpty()) {
        return foreignAnswer(u"the task has no id or no state"_s);
    }
    if (state == u"dead") {
        task.state = ProbeState::Failed;
        task.finding = u"it failed: %1"_s.arg(object->value(u"error"_s).toString());
    } else if (state == u"done") {
        judgeEnd(task, *object);
    }
    return task;
}

} // namespace

template <typename T, typename Judge>
Pending<T> HttpWorkload::ask(web::Ask ask, Judge judge)
{
    const auto answer = Pending<T>::make();
    const auto response = m_client.ask(m_target, std::move(ask));
    response.whenReadyDirectly([answer, response, judge] {
        const auto& heard = response.result();
        const bool isForeign = !heard && (heard.error().code == ErrorCode::Corrupt || heard.error().code == ErrorCode::LimitExceeded);
        answer.fulfil(isForeign ? Result<T>(foreignAnswer(heard.error().message)) : heard.and_then(judge));
    });
    return answer;
}

Pending<QString> HttpWorkload::knock(const QString& path)
{
    web::Ask question;
    question.path = path.toUtf8();
    return ask<QString>(std::move(question), [path](const web::Response& response) -> Result<QString> {
        if (!isGood(response.status)) {
            return unexpectedAnswer(path, response);
        }
        return u"%1 was answered with %2"_s.arg(path).arg(response.status);
    });
}

Pending<ProbeTask> HttpWorkload::submit(const QString& key)
{
    if (!m_offersTasks) {
        return Pending<ProbeTask>::of(notOffered());
    }
    web::Ask question;
    question.method = "POST";
    question.path = "/v1/tasks";
    question.headers = {{"Content-Type", "application/json"}};
    question.body = compact({{u"kind"_s, u"word-count"_s}, {u"key"_s, key}, {u"payload"_s, QJsonObject{{u"text"_s, sentence}}}, {u"maxAttempts"_s, 2}});
    return ask<ProbeTask>(std::move(question), [](const web::Response& response) -> Result<ProbeTask> {
        if (!isGood(response.status)) {
            return unexpectedAnswer(u"the task"_s, response);
        }
        return judged(response);
    });
}

Pending<ProbeTask> HttpWorkload::find(const QString& id)
{
    if (!m_offersTasks) {
        return Pending<ProbeTask>::of(notOffered());
    }
    web::Ask question;
    question.path = "/v1/tasks/" + id.toUtf8().toPercentEncoding();
    return ask<ProbeTask>(std::move(question), [id](const web::Response& response) -> Result<ProbeTask> {
        if (response.status == 404) {
            return fail(ErrorCode::NotFound, u"the platform knows no task %1"_s.arg(id));
        }
        if (!isGood(response.status)) {
            return unexpectedAnswer(u"task %1"_s.arg(id), response);
        }
        return judged(response);
    });
}

Pending<> HttpWorkload::remove(const QString& id)
{
    if (!m_offersTasks) {
        return Pending<>::of(notOffered());
    }
    web::Ask question;
    question.method = "DELETE";
    question.path = "/v1/tasks/" + id.toUtf8().toPercentEncoding();
    return ask<void>(std::move(question), [id](const web::Response& response) -> Result<> {
        if (!isGood(response.status) && response.status != 404) {
            return unexpectedAnswer(u"the removal of task %1"_s.arg(id), response);
        }
        return {};
    });
}

} // namespace godel::drivers

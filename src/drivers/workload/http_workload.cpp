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

/// The platform's own words, as far as it has any.
tl::unexpected<Error> unexpectedAnswer(const QString& what, const web::Response& response)
{
    const auto object = parseObject(response.body, u"the answer"_s);
    const Error said = object ? errorOf(object->value(u"error"_s).toObject()) : Error{};
    const QString words = said.message.isEmpty() ? QString::fromUtf8(response.body.left(200)).simplified() : said.message;
    return fail(response.status == 404 ? ErrorCode::NotFound : ErrorCode::Conflict, u"%1 was answered with %2: %3"_s.arg(what).arg(response.status).arg(words),
                u"Look at instances:list and at the instances' logs"_s);
}

tl::unexpected<Error> notOffered()
{
    return fail(ErrorCode::Conflict, u"this platform offers no tasks"_s, u"Say where they come from with capabilities in platform.json"_s);
}

/// The task was to count the words of a sentence that we know.
ProbeTask judged(const QJsonObject& object)
{
    const QString state = object.value(u"state"_s).toString();
    ProbeTask task{object.value(u"id"_s).toVariant().toString(), ProbeState::Waiting, u"it is %1"_s.arg(state)};
    if (state == u"dead") {
        task.state = ProbeState::Failed;
        task.finding = u"it failed: %1"_s.arg(object.value(u"error"_s).toString());
    } else if (state == u"done") {
        const int counted = object.value(u"result"_s)[u"words"_s].toInt(-1);
        task.state = counted == words ? ProbeState::Done : ProbeState::Failed;
        task.finding = counted == words ? u"it was carried out, and its result is right"_s : u"its result is wrong: %1 words instead of %2"_s.arg(counted).arg(words);
    }
    return task;
}

} // namespace

template <typename T, typename Judge>
Pending<T> HttpWorkload::ask(web::Ask ask, Judge judge)
{
    const auto answer = Pending<T>::make();
    const auto response = m_client.ask(m_target, std::move(ask));
    response.whenReadyDirectly([answer, response, judge] { answer.fulfil(response.result().and_then(judge)); });
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
        TRY(const auto object, parseObject(response.body, u"the answer to the task"_s));
        return judged(object);
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
        if (!isGood(response.status)) {
            return unexpectedAnswer(u"task %1"_s.arg(id), response);
        }
        TRY(const auto object, parseObject(response.body, u"task %1"_s.arg(id)));
        return judged(object);
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

#include "traffic/users.h"

#include "base/file.h"
#include "base/json.h"

namespace godel::traffic {

using namespace Qt::StringLiterals;

namespace {

constexpr auto tickEvery = std::chrono::milliseconds(2);
constexpr auto reportEvery = std::chrono::seconds(1);
/// Beyond this the platform is overloaded, and users would go away.
constexpr qint64 mostUnderWay = 2000;

QString versionOf(const web::Response& response)
{
    for (const auto& [name, value] : response.headers) {
        if (name == "x-godel-version") {
            return QString::fromUtf8(value);
        }
    }
    return {};
}

} // namespace

Users::Users(TrafficPlan plan, const Clock& clock, Random& random) : m_plan(std::move(plan)), m_clock(clock), m_random(random)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Users::tick);
    connect(&m_reports, &QTimer::timeout, this, &Users::report);
}

void Users::begin()
{
    m_began = m_clock.monotonic();
    m_timer.start(tickEvery);
    m_reports.start(reportEvery);
}

void Users::stop()
{
    m_isStopping = true;
    m_timer.stop();
    if (m_account.underWay() == 0) {
        report();
        Q_EMIT ended();
    }
}

void Users::tick()
{
    const Duration now = m_clock.monotonic() - m_began;
    const double until = m_plan.perSecond * static_cast<double>(now.count()) / 1e6;
    while (m_due < until) {
        m_due += 1;
        if (m_account.underWay() < mostUnderWay) {
            m_account.sent();
            send({next(), {}, {}, false});
        }
    }
    if (m_plan.lasts > Duration::zero() && now >= m_plan.lasts) {
        stop();
    }
}

web::Ask Users::next()
{
    web::Ask ask;
    ask.deadline = m_plan.patience;
    ask.path = m_plan.paths[m_turn++ % m_plan.paths.size()].toUtf8();
    if (m_random.fraction() < m_plan.writeShare) {
        ask.method = "POST";
        ask.path = "/v1/tasks";
        ask.body = R"({"kind":"word-count","payload":{"text":"a task of the traffic"}})";
        ask.headers.emplaceBack("Content-Type", "application/json");
    }
    if (m_random.fraction() >= m_plan.anonymousShare) {
        const auto user = static_cast<int>(m_random.fraction() * m_plan.users);
        ask.headers.emplaceBack("Cookie", "godel_session=user-" + QByteArray::number(user));
    }
    return ask;
}

void Users::send(Request request)
{
    request.sentAt = m_clock.now();
    request.began = m_clock.monotonic();
    web::Target target;
    target.port = m_plan.port;
    m_client.ask(target, request.ask).whenReady(this, [this, request](const Result<web::Response>& response) { take(request, response); });
}

void Users::take(Request request, const Result<web::Response>& response)
{
    if (response) {
        m_account.answered(versionOf(*response), response->status, request.sentAt, m_clock.monotonic() - request.began);
    } else {
        m_account.broken(name(response.error().code));
    }
    const bool isGood = response && response->status < 500;
    if (!isGood && !request.isSecondTry && request.ask.method == "GET") {
        m_account.retried();
        request.isSecondTry = true;
        return send(std::move(request));
    }
    finish(isGood, response ? response->status : 0);
}

void Users::finish(bool isGood, int status)
{
    m_account.ended(isGood, status);
    if (m_isStopping && m_account.underWay() == 0) {
        report();
        Q_EMIT ended();
    }
}

void Users::report() const
{
    if (!m_plan.reportFile.isEmpty()) {
        (void)writeFile(m_plan.reportFile, indented(m_account.toJson()));
    }
}

} // namespace godel::traffic

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
    endIfAllAnswered();
}

void Users::endIfAllAnswered()
{
    if (m_isStopping && !m_hasEnded && m_account.underWay() == 0) {
        m_hasEnded = true;
        m_reports.stop();
        report();
        Q_EMIT ended();
    }
}

bool Users::isOver(Duration since) const
{
    return (m_plan.lasts > Duration::zero() && since >= m_plan.lasts) || (m_plan.count > 0 && m_account.wanted() >= m_plan.count);
}

void Users::tick()
{
    const Duration now = m_clock.monotonic() - m_began;
    const double until = m_plan.perSecond * static_cast<double>(now.count()) / 1e6;
    while (m_due < until && !isOver({})) {
        m_due += 1;
        if (m_account.underWay() < mostUnderWay) {
            m_account.sent();
            send(next());
        } else {
            m_account.notSent();
        }
    }
    if (isOver(now)) {
        stop();
    }
}

Users::Request Users::next()
{
    Request request;
    web::Ask& ask = request.ask;
    ask.deadline = m_plan.patience;
    ask.path = m_plan.paths[m_turn++ % m_plan.paths.size()].toUtf8();
    if (m_random.fraction() < m_plan.writeShare) {
        ask.method = "POST";
        ask.path = "/v1/tasks";
        ask.body = R"({"kind":"word-count","payload":{"text":"a task of the traffic"}})";
        ask.headers.emplaceBack("Content-Type", "application/json");
    }
    if (m_random.fraction() >= m_plan.anonymousShare) {
        request.user = static_cast<int>(m_random.fraction() * m_plan.users);
        auto session = m_sessions.find(request.user);
        if (session == m_sessions.end()) {
            session = m_sessions.insert(request.user, Session("user-" + QByteArray::number(request.user)));
        }
        ask.headers.emplaceBack("Cookie", session->header());
    }
    return request;
}

void Users::send(Request request)
{
    m_account.tried(request.isSecondTry);
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
        if (request.user >= 0) {
            m_sessions[request.user].take(response->headers);
        }
    } else {
        m_account.broken(name(response.error().code));
    }
    const bool isGood = response && response->status < 500;
    if (!isGood && !request.isSecondTry && request.ask.method == "GET") {
        request.isSecondTry = true;
        return send(std::move(request));
    }
    m_account.ended(isGood, response ? response->status : 0);
    endIfAllAnswered();
}

void Users::report() const
{
    if (!m_plan.reportFile.isEmpty()) {
        (void)writeFile(m_plan.reportFile, indented(m_account.toJson()));
    }
}

} // namespace godel::traffic

#pragma once

#include "base/clock.h"
#include "base/random.h"
#include "traffic/account.h"
#include "traffic/session.h"
#include "traffic/traffic_plan.h"
#include "web/client.h"

#include <QObject>
#include <QTimer>

namespace godel::traffic {

/// Sends requests by the plan and keeps the account.
class Users final : public QObject {
    Q_OBJECT
public:
    Users(TrafficPlan plan, const Clock& clock, Random& random);

    void begin();
    /// Sends nothing new; `ended` comes once, when the last answer has.
    void stop();
    [[nodiscard]] const Account& account() const { return m_account; }

Q_SIGNALS:
    void ended();

private:
    struct Request {
        web::Ask ask;
        Timestamp sentAt;
        Duration began{};
        int user = -1; ///< -1: nobody known
        bool isSecondTry = false;
    };

    void tick();
    [[nodiscard]] bool isOver(Duration since) const;
    [[nodiscard]] Request next();
    void endIfAllAnswered();
    void send(Request request);
    void take(Request request, const Result<web::Response>& response);
    void finish(bool isGood, int status);
    void report() const;

    TrafficPlan m_plan;
    const Clock& m_clock;
    Random& m_random;
    Account m_account;
    QHash<int, Session> m_sessions; // of users that came already
    QTimer m_timer;
    QTimer m_reports;
    Duration m_began{};
    double m_due = 0;
    qint64 m_turn = 0;
    bool m_isStopping = false;
    bool m_hasEnded = false;
    // Last, so that its thread is gone before what it tells.
    web::Client m_client;
};

} // namespace godel::traffic

#include "node/database/change_listener.h"

#include <QSqlDriver>

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

// A server that vanished is noticed after so long; until then QPSQL's notifier may spin on the dead socket.
constexpr auto lookInterval = std::chrono::seconds(2);

const QString additions = u"godel_tasks"_s;
const QString removals = u"godel_removed"_s;

} // namespace

class ChangeListener::Ear final : public QObject {
public:
    Ear(const Login& login, ChangeListener& told) : m_login(login), m_told(told) {}

    void begin()
    {
        m_timer = new QTimer(this);
        connect(m_timer, &QTimer::timeout, this, &Ear::look);
        m_timer->start(lookInterval);
        look();
    }

private:
    void look()
    {
        if (m_connection && (m_turn != m_login.turn() || !m_connection->run(u"select 1"_s))) {
            m_connection.reset();
        }
        if (!m_connection) {
            listen();
        }
    }

    void listen()
    {
        m_turn = m_login.turn();
        auto opened = m_login.open();
        if (!opened) {
            // The pool meets the same trouble and tells of it.
            return;
        }
        m_connection = *std::move(opened);
        auto* const driver = m_connection->driver();
        connect(driver, &QSqlDriver::notification, this, [this](const QString& channel, auto, const QVariant& payload) {
            channel == removals ? Q_EMIT m_told.removed(payload.toLongLong()) : Q_EMIT m_told.heard();
        });
        if (!driver->subscribeToNotification(additions) || !driver->subscribeToNotification(removals)) {
            m_connection.reset();
            return;
        }
        Q_EMIT m_told.listening();
    }

    const Login& m_login;
    int m_turn = 0;
    ChangeListener& m_told;
    QTimer* m_timer = nullptr;
    std::unique_ptr<Connection> m_connection;
};

ChangeListener::ChangeListener(const Login& login) : m_ear(new Ear(login, *this))
{
    m_ear->moveToThread(&m_thread);
    connect(&m_thread, &QThread::started, m_ear, &Ear::begin);
    connect(&m_thread, &QThread::finished, m_ear, &QObject::deleteLater);
    m_thread.start();
}

ChangeListener::~ChangeListener()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace godel::node

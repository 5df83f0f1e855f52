#pragma once

#include "api/engine.h"
#include "base/clock.h"
#include "gui/link/session_info.h"

#include <QColor>
#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace godel::gui {

/// How the window stands with its engine.
enum class LinkState {
    Connecting, ///< has not answered yet
    Open,
    Lost,    ///< answered before, and does not now; it is asked again and again
    Refused, ///< answers, and will not let this person in, or is of another kind
};

/// One engine as a window sees it: who is asked, who asks, whether it still answers. Keeps asking by itself, so that a lost
/// connection shows at once and is taken up again. Lives on the window's thread; the engine may live anywhere.
class Link final : public QObject {
    Q_OBJECT
public:
    /// `name` is what the person calls this connection, and `colour` the one that they gave it; invalid: none. The engine must outlive
    /// the link.
    Link(api::Engine& engine, QString name, const QColor& colour = {}, QObject* parent = nullptr);

    void begin();
    /// Asks again now instead of at the next turn.
    void tryNow();
    /// How long it may take to say who asks before the engine counts as lost; an answer that comes later still counts.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }

    [[nodiscard]] LinkState state() const { return m_state; }
    /// Why it is not open.
    [[nodiscard]] const Error& why() const { return m_why; }
    [[nodiscard]] const QString& name() const { return m_name; }
    [[nodiscard]] const QColor& colour() const { return m_colour; }
    [[nodiscard]] QString where() const { return m_engine.connection().where; }
    [[nodiscard]] const SessionInfo& session() const { return m_session; }
    [[nodiscard]] const catalog::Catalogue& catalogue() const { return m_catalogue; }
    [[nodiscard]] bool offers(const QString& command) const { return m_catalogue.find(command).has_value(); }
    /// Since the engine last answered anything; none before it ever did.
    [[nodiscard]] std::optional<Duration> silence() const;
    /// The engine's time now: its own clock, carried on by this machine's steady one.
    [[nodiscard]] Timestamp engineNow() const;
    /// By how much this machine's clock is ahead of the engine's.
    [[nodiscard]] Duration clockAhead() const { return m_clockAhead; }

    using Told = std::function<void(const Result<api::Reply>&)>;
    /// Asks the engine; `told` is called from `context`'s event loop, unless that is gone by then.
    void call(QObject* context, const api::Call& call, Told told);
    /// News of a topic, from now on and through every reconnection.
    [[nodiscard]] api::Subscription listen(const QString& topic, std::function<void(const api::Event&)> told);
    /// Everything that was ever told of a topic, then its news.
    [[nodiscard]] api::Subscription listenFromTheStart(const QString& topic, std::function<void(const api::Event&)> told);

Q_SIGNALS:
    void stateChanged();
    void sessionChanged();
    void catalogueChanged();
    /// The engine answered something.
    void heard();

private:
    void ask();
    void losePatience();
    void haveSession(const Result<api::Reply>& reply);
    void haveCatalogue(const Result<catalog::Catalogue>& catalogue);
    void lose(const Error& why);
    void enter(LinkState state, const Error& why = {});
    void noteAnswer();
    [[nodiscard]] api::Subscription listenSince(const QString& topic, qint64 since, std::function<void(const api::Event&)> told);

    api::Engine& m_engine;
    QString m_name;
    QColor m_colour;
    LinkState m_state = LinkState::Connecting;
    Error m_why;
    SessionInfo m_session;
    catalog::Catalogue m_catalogue;
    QTimer m_turn;
    QTimer m_wait; ///< for the answer
    std::chrono::milliseconds m_pause;
    std::chrono::milliseconds m_patience;
    QElapsedTimer m_sinceAnswer;
    QElapsedTimer m_sinceSession;
    Duration m_clockAhead{};
    int m_unanswered = 0;
    int m_mayAsk = 1; ///< questions that may be unanswered at a time
};

/// True for failures that say the engine could not be reached, not that it refused.
[[nodiscard]] bool isUnreachable(const Error& error);

} // namespace godel::gui

#pragma once

#include "gui/link/link.h"

namespace godel::gui {

/// What a reading command answered, kept fresh: asked again after each interval, and soon after its topics tell of something
/// new. Asks nothing while it is not active, so that pages nobody looks at cost nothing.
class Feed final : public QObject {
    Q_OBJECT
public:
    struct Freshness {
        std::chrono::milliseconds every{5000}; ///< 0: only when told to, or by news
        QStringList topics{};                  ///< as api::Engine::subscribe takes them
        bool hasScrapes = false;               ///< whether a scrape of a live rollout is news to it; there is one each second
    };
    Feed(Link& link, api::Call call, Freshness freshness, QObject* parent = nullptr);

    void setActive(bool isActive);
    [[nodiscard]] bool isActive() const { return m_isActive; }
    /// Asks for something else from now on; what is known is forgotten.
    void setCall(api::Call call);
    [[nodiscard]] const api::Call& asked() const { return m_call; }
    void refresh();

    [[nodiscard]] bool hasData() const { return m_reply.has_value(); }
    [[nodiscard]] const QJsonObject& body() const { return m_body; }
    [[nodiscard]] int status() const { return m_reply ? m_reply->status : 1; }
    /// Why the last attempt gave nothing; none if it did. What was known before stays.
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    /// Since the data came; none without data.
    [[nodiscard]] std::optional<Duration> age() const;
    [[nodiscard]] Link& link() const { return m_link; }

Q_SIGNALS:
    void changed();

private:
    void ask();
    void have(const Result<api::Reply>& reply, qint64 question);
    void listen();
    void follow();

    Link& m_link;
    api::Call m_call;
    Freshness m_freshness;
    std::optional<api::Reply> m_reply;
    QJsonObject m_body;
    std::optional<Error> m_error;
    QElapsedTimer m_sinceData;
    QTimer m_turn;
    QTimer m_soon;
    std::vector<api::Subscription> m_subscriptions;
    qint64 m_question = 0;
    bool m_isActive = false;
    bool m_isAsking = false;
    bool m_isNews = false;
};

} // namespace godel::gui

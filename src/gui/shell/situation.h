#pragma once

#include "gui/link/feed.h"
#include "gui/shell/notice_list.h"

#include <QJsonArray>

namespace godel::gui {

/// How all stands in one sentence, what runs, and what needs this person: what every page of the window has above it. Tells of
/// what changes, once each.
class Situation final : public QObject {
    Q_OBJECT
public:
    Situation(Link& link, NoticeList& notices, QObject* parent = nullptr);

    void begin();
    [[nodiscard]] Standing standing() const { return m_standing; }
    /// "Latency 612 ms, over 500 ms; 1 more finding".
    [[nodiscard]] const QString& sentence() const { return m_sentence; }
    [[nodiscard]] const QString& hint() const { return m_hint; }
    [[nodiscard]] const QJsonArray& parts() const { return m_parts; }
    [[nodiscard]] int running() const { return m_running; }
    [[nodiscard]] const QJsonArray& needs() const { return m_needs; }
    [[nodiscard]] Feed& status() { return m_status; }
    [[nodiscard]] Feed& attention() { return m_attention; }

Q_SIGNALS:
    void changed();

private:
    void judge();
    void notice();
    void hearOperation(const api::Event& event);
    void tell(Standing standing, const QString& sentence, const Destination& where);

    Link& m_link;
    NoticeList& m_notices;
    Feed m_status;
    Feed m_attention;
    Standing m_standing = Standing::Unknown;
    QString m_sentence;
    QString m_hint;
    QJsonArray m_parts;
    QJsonArray m_needs;
    QStringList m_known; ///< needs that were told of
    std::optional<Standing> m_lastKnown; ///< while all could be judged
    int m_running = 0;
    api::Subscription m_journal;
};

/// Where a thing that needs somebody is seen.
[[nodiscard]] Destination destinationOf(const QJsonObject& need);

} // namespace godel::gui

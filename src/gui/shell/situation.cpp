#include "gui/shell/situation.h"

#include "base/clock.h"

#include <QJsonArray>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostFindings = 2;

/// Rows of `parts` and `metrics` with this status, as "part: finding".
QStringList findings(const QJsonArray& rows, const QString& nameKey, const QString& stateKey, const QString& state)
{
    QStringList found;
    for (const QJsonValue& value : rows) {
        const QJsonObject row = value.toObject();
        if (row.value(stateKey).toString() == state) {
            const QString name = row.value(u"title"_s).toString(row.value(nameKey).toString());
            found.append(u"%1: %2"_s.arg(name, row.value(u"finding"_s).toString()));
        }
    }
    return found;
}

QString keyOf(const QJsonObject& need)
{
    const QString thing = need.value(u"rollout"_s).toString() + need.value(u"operation"_s).toString();
    // What names neither, as a token, is known by whose it is and since when.
    return u"%1/%2"_s.arg(need.value(u"kind"_s).toString(), thing.isEmpty() ? need.value(u"by"_s).toString() + need.value(u"since"_s).toString() : thing);
}

} // namespace

Destination destinationOf(const QJsonObject& need)
{
    const QString rollout = need.value(u"rollout"_s).toString();
    const QString operation = need.value(u"operation"_s).toString();
    return !rollout.isEmpty() ? Destination{{}, u"rollout"_s, rollout} : !operation.isEmpty() ? Destination{{}, u"operation"_s, operation} : Destination{{}, u"people"_s, {}};
}

Situation::Situation(Link& link, NoticeList& notices, QObject* parent)
    : QObject(parent), m_link(link), m_notices(notices), m_status(link, {.command = u"status:full"_s, .parameters = {}}, {5s, {u"rollout/"_s}}, this),
      m_attention(link, {.command = u"attention:list"_s, .parameters = {}}, {10s, {u"rollout/"_s, u"journal/"_s}}, this)
{
    connect(&m_status, &Feed::changed, this, &Situation::judge);
    connect(&m_attention, &Feed::changed, this, &Situation::notice);
    connect(&link, &Link::stateChanged, this, [this] {
        if (m_link.state() == LinkState::Open && !m_journal) {
            m_journal = m_link.listen(u"journal/"_s, [guard = QPointer<Situation>(this)](const api::Event& event) {
                if (guard) {
                    guard->hearOperation(event);
                }
            });
        }
        judge();
    });
}

void Situation::begin()
{
    m_status.setActive(true);
    m_attention.setActive(true);
}

void Situation::judge()
{
    m_hint.clear();
    if (m_link.state() != LinkState::Open || !m_status.hasData()) {
        m_standing = Standing::Unknown;
        m_sentence = m_link.state() == LinkState::Lost ? tr("Not known now: the engine does not answer. What is below is old.") : tr("Not known yet.");
        if (m_link.state() == LinkState::Open && m_status.error()) {
            m_sentence = m_status.error()->message;
            m_hint = m_status.error()->hint;
        } else if (m_link.state() != LinkState::Open) {
            m_hint = text(m_link.why());
        }
        return Q_EMIT changed();
    }
    m_parts = m_status.body().value(u"parts"_s).toArray();
    const QJsonArray metrics = m_status.body().value(u"metrics"_s).toArray();
    m_running = static_cast<int>(m_status.body().value(u"operations"_s).toArray().size());
    m_standing = standingOf(m_status.status());
    const QString worst = m_standing == Standing::Critical ? u"critical"_s : u"warning"_s;
    QStringList found = findings(m_parts, u"part"_s, u"status"_s, worst) + findings(metrics, u"metric"_s, u"state"_s, worst);
    if (found.isEmpty() && m_standing == Standing::Warning) {
        // Nothing warns by itself, so it is a metric that is not known: unknown is never ok.
        for (const QString& state : {u"stale"_s, u"no-data"_s}) {
            found += findings(metrics, u"metric"_s, u"state"_s, state);
        }
        m_standing = Standing::Unknown;
    }
    const auto more = found.size() - mostFindings;
    m_sentence = found.isEmpty() ? (m_standing == Standing::Ok ? tr("All is well.") : tr("Not all is well.")) : found.mid(0, mostFindings).join(u"; ");
    if (more > 0) {
        m_sentence += tr("; %n more", nullptr, static_cast<int>(more));
    }
    if (m_standing != Standing::Unknown) {
        // Against what was known last: that nothing was known in between makes nothing new, and hides nothing.
        if (m_lastKnown && m_standing > *m_lastKnown) {
            tell(m_standing, m_sentence, {{}, u"overview"_s, {}});
        }
        m_lastKnown = m_standing;
    }
    Q_EMIT changed();
}

void Situation::notice()
{
    if (!m_attention.hasData()) {
        return Q_EMIT changed();
    }
    m_needs = m_attention.body().value(u"items"_s).toArray();
    QStringList present;
    for (const QJsonValue& value : std::as_const(m_needs)) {
        const QJsonObject need = value.toObject();
        if (!need.value(u"may"_s).toBool()) {
            continue;
        }
        present.append(keyOf(need));
        if (!m_known.contains(present.last())) {
            tell(Standing::Warning, need.value(u"sentence"_s).toString(), destinationOf(need));
        }
    }
    m_known = present;
    Q_EMIT changed();
}

void Situation::hearOperation(const api::Event& event)
{
    const QString what = event.body.value(u"event"_s).toString();
    // Events with a step are about that step alone.
    if (event.body.contains(u"step"_s) || (what != u"done" && what != u"undone" && what != u"needs-person")) {
        return;
    }
    const QString id = event.body.value(u"operation"_s).toString();
    const QString why = event.body.value(u"why"_s).toString();
    const Standing standing = what == u"done" ? Standing::Ok : what == u"undone" ? Standing::Warning : Standing::Critical;
    const QString sentence = what == u"done" ? tr("Operation %1 is done").arg(id)
        : what == u"undone"                  ? tr("Operation %1 was taken back. %2").arg(id, why)
                                             : tr("Operation %1 needs a person. %2").arg(id, why);
    tell(standing, sentence.trimmed(), {{}, u"operation"_s, id});
}

void Situation::tell(Standing standing, const QString& sentence, const Destination& where)
{
    m_notices.add({m_link.engineNow(), standing, sentence, where});
}

} // namespace godel::gui

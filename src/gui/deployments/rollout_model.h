#pragma once

#include "domain/rollout/rollout.h"
#include "gui/link/session_info.h"
#include "gui/theme/tokens.h"

#include <QJsonArray>
#include <QJsonObject>

namespace godel::gui {

/// One stage as the timeline draws it.
struct StageView {
    QString name;
    QString share;  ///< "5 %"
    QString watch;  ///< "22:10 of 30:00", "60:00"
    QString state;  ///< "done", "now", "ahead", "skipped"
    double progress = 0; ///< 0 to 1, of the present one
};

/// A rollout as its page shows it: what the engine answered, and the pure rules asked about what this person may do. Knows no widget.
class RolloutModel {
public:
    /// `view` is what deploy:status or deploy:history --id answered.
    void show(const QJsonObject& view, const SessionInfo& session);

    [[nodiscard]] bool isEmpty() const { return id().isEmpty(); }
    [[nodiscard]] QString id() const { return text(u"id"); }
    [[nodiscard]] QString version() const { return text(u"version"); }
    [[nodiscard]] QString previous() const { return text(u"previous"); }
    [[nodiscard]] QString operation() const { return text(u"operation"); }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] QString reason() const { return text(u"reason"); }
    /// "artefact 967f4e03dd7d, signed · asked for by anna at 01:57:32 UTC".
    [[nodiscard]] QString origin() const;
    [[nodiscard]] QString artefact() const { return text(u"artefact"); }
    [[nodiscard]] Standing standing() const;
    [[nodiscard]] bool isOver() const;
    /// Still before its end, and not on its way out already.
    [[nodiscard]] bool canTurnBack() const;

    /// As of `now` by the engine's clock: the present stage goes on between two answers.
    [[nodiscard]] QList<StageView> stages(Timestamp now) const;
    /// Rows with title, stable, canary, difference, n, gate and reason, written for people.
    [[nodiscard]] QJsonArray comparison() const;
    /// Rows with approver, at, comment, counts.
    [[nodiscard]] QJsonArray approvals(Timestamp now) const;
    /// "1 of 2 approvals"; empty where none is asked for.
    [[nodiscard]] QString approvalText(Timestamp now) const;

    [[nodiscard]] QString next() const { return m_view.value(u"next").toObject().value(u"sentence").toString(); }
    [[nodiscard]] QString action() const { return m_view.value(u"next").toObject().value(u"action").toString(); }
    [[nodiscard]] QString nextShare() const; ///< "25 %"
    /// The evidence that is on show; an approval is bound to it.
    [[nodiscard]] QString evidence() const { return text(u"evidence"); }

    /// Why this person may not do it now; empty if they may.
    [[nodiscard]] QString whyNotApprove(Timestamp now) const { return whyNotApprove(m_session.asApprover(), now); }
    [[nodiscard]] QString whyNotApprove(const domain::Approver& person, Timestamp now) const;
    [[nodiscard]] QString whyNotConfirm() const;
    [[nodiscard]] QString whyNotComplete() const;
    [[nodiscard]] QString whyNotOperate() const; ///< hold, resume, reject, roll back

    /// "Abort at 100: now 1.3 (6 % of the way). Pass at 20: now 2.1 (24 % of the way)."
    [[nodiscard]] QString nearness() const;

private:
    [[nodiscard]] QString text(QStringView key) const { return m_view.value(key).toString(); }

    QJsonObject m_view;
    SessionInfo m_session;
    std::optional<domain::Rollout> m_rollout;
    QString m_unreadable; ///< why the rules cannot be asked
};

/// How much of the way to its bound evidence has gone, in percent of its logarithm; 0 to 100.
[[nodiscard]] double percentOfWay(double evidence, double bound);

} // namespace godel::gui

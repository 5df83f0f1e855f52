#pragma once

#include "domain/rollout/rollout.h"
#include "gui/link/session_info.h"

namespace godel::gui {

/// One button of a rollout: which command it gives, what it says, and why it is grey.
struct Decision {
    QString command;
    QString title;
    QString whyNot; ///< empty: it can be pressed
    QString next;   ///< what to do then, where it is grey

    [[nodiscard]] bool isOffered() const { return whyNot.isEmpty(); }
};

/// One approval that was given, as it stands now.
struct GivenApproval {
    QString approver;
    QString comment;
    Timestamp at;
    Timestamp expires;
    bool counts = false;       ///< of this stage and evidence, and not expired
    bool isRequesters = false; ///< a team of one

    /// "ben, 14:02:07 UTC, 54:12 left: looks good".
    [[nodiscard]] QString text(Timestamp now) const;
};

/// What may be decided about a rollout by whom, asked of the same rules by which the engine refuses. Knows no widget.
class DecisionModel {
public:
    /// `view` is what `deploy:status` or `deploy:history` answered.
    DecisionModel(const QJsonObject& view, const SessionInfo& session, Timestamp now);

    [[nodiscard]] bool isUnderWay() const;
    [[nodiscard]] bool isAsked() const; ///< waits for an approval
    /// The one button that leads on: approve, resume, complete or confirm, as the engine says it.
    [[nodiscard]] Decision leading() const;
    [[nodiscard]] Decision hold(const QString& reason) const;
    [[nodiscard]] Decision reject(const QString& reason) const;
    /// Why this person cannot approve or confirm what is on show; empty if they can.
    [[nodiscard]] QString whyNot(const domain::Approver& person) const;
    /// Whether somebody else could decide at this window.
    [[nodiscard]] bool isForASecondPerson() const;

    [[nodiscard]] QString sentence() const;
    /// "1 of 2 approvals"; empty where none is needed.
    [[nodiscard]] QString quorum() const;
    [[nodiscard]] QList<GivenApproval> approvals() const;
    [[nodiscard]] const QString& evidence() const { return m_evidence; }
    [[nodiscard]] QString previous() const { return m_previous; }

private:
    [[nodiscard]] QString roleReason(catalog::Role least) const;
    [[nodiscard]] Decision judged(Decision decision, const Result<>& rule) const;
    [[nodiscard]] Decision complete() const;
    [[nodiscard]] Decision resume() const;

    QJsonObject m_view;
    SessionInfo m_session;
    Timestamp m_now;
    Result<domain::Rollout> m_rollout;
    QString m_action;
    QString m_evidence;
    QString m_previous;
};

} // namespace godel::gui

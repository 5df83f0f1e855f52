#pragma once

#include "api/engine.h"
#include "domain/rollout/stage_plan.h"
#include "gui/link/session_info.h"

#include <QJsonArray>

namespace godel::gui {

/// The steps of bringing a version, in their order.
enum class WizardStep { Release, Stages, Precheck, Forecast, Confirm };

/// What a person chooses on the way to a rollout, and what the engine said of it. What was said of an earlier choice counts no more once the choice
/// changes. Knows no widget.
class WizardModel {
public:
    /// A stage as it is typed.
    struct StageText {
        QString share;
        QString watch;

        friend bool operator==(const StageText&, const StageText&) = default;
    };

    /// Begins with the platform's own stages; nothing else is chosen.
    void begin(const SessionInfo& session);

    void setVersion(const QString& version) { m_version = version; }
    [[nodiscard]] const QString& version() const { return m_version; }
    void setHotfix(bool isHotfix) { m_isHotfix = isHotfix; }
    [[nodiscard]] bool isHotfix() const { return m_isHotfix; }
    void setReason(const QString& reason) { m_reason = reason; }
    void setStages(const QList<StageText>& stages) { m_stages = stages; }
    [[nodiscard]] const QList<StageText>& stages() const { return m_stages; }
    /// Whether the rollout that is under way now is to be ended first.
    void setSupersedes(bool supersedes) { m_supersedes = supersedes; }
    [[nodiscard]] bool supersedes() const { return m_supersedes; }
    /// What has the traffic, and the rollout that is under way, if there is one; from deploy:status. That one rollout may be ended says nothing
    /// of the next one.
    void setStatus(const QJsonObject& status);

    /// The stages as the engine takes them, one for each row; Invalid names the stage that is wrong, as "stages[1].share".
    [[nodiscard]] Result<domain::StagePlan> plan() const;
    /// "v2.1.0 is watched at canary-2 (5 %)": a rollout that stands in the way; empty if none does.
    [[nodiscard]] QString underWay() const;
    [[nodiscard]] QString present() const;

    /// Why one cannot go on from this step; empty if one can.
    [[nodiscard]] QString whyNot(WizardStep step) const;

    [[nodiscard]] api::Call precheckCall() const;
    [[nodiscard]] api::Call planCall() const;
    /// Exactly what the plan on show was made for.
    [[nodiscard]] api::Call beginCall() const;
    /// Answers to what is no longer asked are left aside.
    void havePrecheck(const api::Call& asked, const Result<api::Reply>& reply);
    void havePlan(const api::Call& asked, const Result<api::Reply>& reply);

    [[nodiscard]] bool isPrecheckCurrent() const { return m_precheck && m_precheckAsked.value(QLatin1StringView("version")).toString() == m_version; }
    [[nodiscard]] bool isPlanCurrent() const { return m_plan && m_planAsked == planCall().parameters; }
    /// Why what is chosen now has no answer; none while it is not asked, or has one.
    [[nodiscard]] std::optional<Error> precheckError() const { return m_precheckAsked == precheckCall().parameters ? m_precheckError : std::nullopt; }
    [[nodiscard]] std::optional<Error> planError() const { return m_planAsked == planCall().parameters ? m_planError : std::nullopt; }
    [[nodiscard]] QJsonArray checks() const; ///< rows with check, standing, finding, asks
    [[nodiscard]] QJsonArray forecasts() const; ///< rows with stage, watch, needs, fits, sentence
    [[nodiscard]] QString traffic() const;
    [[nodiscard]] QString advice() const;
    /// Takes the watch times that would come to a verdict; false if the engine advised none.
    [[nodiscard]] bool takeAdvice();
    [[nodiscard]] bool hasAdvisedWatch() const { return advisedStages() != m_stages; }
    [[nodiscard]] QJsonArray steps() const;
    [[nodiscard]] QJsonArray approvals() const;

private:
    [[nodiscard]] QJsonObject parameters() const;
    [[nodiscard]] QList<StageText> advisedStages() const;

    QString m_version;
    bool m_isHotfix = false;
    QString m_reason;
    QList<StageText> m_stages;
    bool m_supersedes = false;
    QJsonObject m_status;
    std::optional<QJsonObject> m_precheck;
    QJsonObject m_precheckAsked;
    int m_precheckStatus = 0;
    std::optional<Error> m_precheckError;
    std::optional<QJsonObject> m_plan;
    QJsonObject m_planAsked;
    std::optional<Error> m_planError;
};

} // namespace godel::gui

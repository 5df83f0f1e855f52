#pragma once

#include "gui/deployments/rollout_model.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace godel::gui {

class HoldButton;
class StandingGlyph;

/// What is brought to production, by whom and why, how it stands; and the way back, always in the same place.
class RolloutHead final : public QWidget {
    Q_OBJECT
public:
    explicit RolloutHead(QWidget* parent = nullptr);

    void show(const RolloutModel& model, Timestamp now);
    /// Who signed it; empty: not known; none: it is still being asked.
    void setSignature(const std::optional<QString>& keyId);
    /// Why the way back cannot be asked for; empty: it can. Only a lost engine and a request on its way are in the way.
    void setObstacle(const QString& whyNot);

Q_SIGNALS:
    /// "rollback" or "rollback:emergency".
    void wayBackAsked(const QString& command);

private:
    [[nodiscard]] QWidget* words();
    [[nodiscard]] QWidget* waysBack();

    QString m_artefact;
    StandingGlyph* m_glyph;
    QLabel* m_versions;
    QLabel* m_sentence;
    QLabel* m_detail;
    QLabel* m_origin;
    QLabel* m_hash;
    QLabel* m_signature;
    QPushButton* m_copy;
    QPushButton* m_back;
    HoldButton* m_cut;
};

} // namespace godel::gui

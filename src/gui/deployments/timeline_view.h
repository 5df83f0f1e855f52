#pragma once

#include "gui/deployments/rollout_model.h"

#include <QWidget>

class QHBoxLayout;
class QQuickWidget;

namespace godel::gui {

/// The stages of a rollout as a scene; as a plain row of labels where scenes cannot be drawn.
class TimelineView final : public QWidget {
    Q_OBJECT
public:
    /// `scene` is the QML file; a test gives one that cannot be read.
    explicit TimelineView(const QString& scene = QStringLiteral("qrc:/qml/StageTimeline.qml"), QWidget* parent = nullptr);

    void show(const QList<TimelineStage>& stages);
    /// "canary-1 (1 %): done; canary-2 (5 %): now, 22:10 of 30:00; …".
    [[nodiscard]] static QString spoken(const QList<TimelineStage>& stages);
    [[nodiscard]] bool isScene() const { return m_scene != nullptr; }

Q_SIGNALS:
    void stageClicked(int number);

protected:
    void changeEvent(QEvent* event) override;

private:
    void paintScene();
    void fillLabels();

    QQuickWidget* m_scene = nullptr;
    QHBoxLayout* m_row;
    QList<TimelineStage> m_stages;
};

} // namespace godel::gui

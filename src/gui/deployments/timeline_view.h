#pragma once

#include "gui/deployments/rollout_model.h"

#include <QWidget>
#include <memory>

class QHBoxLayout;
class QQmlComponent;
class QQmlEngine;
class QQuickWidget;

namespace godel::gui {

/// The stages of a rollout as a scene, which is loaded while the event loop turns; as a plain row of labels where scenes cannot be drawn.
class TimelineView final : public QWidget {
    Q_OBJECT
public:
    /// `scene` is the QML file; a test gives one that cannot be read.
    explicit TimelineView(const QString& scene = QStringLiteral("qrc:/qml/StageTimeline.qml"), QWidget* parent = nullptr);
    ~TimelineView() override;

    void show(const QList<TimelineStage>& stages);
    /// "canary-1 (1 %): done; canary-2 (5 %): now, 22:10 of 30:00; …".
    [[nodiscard]] static QString spoken(const QList<TimelineStage>& stages);
    /// Whether it is known by now how the stages are drawn.
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }
    [[nodiscard]] bool isScene() const { return m_scene != nullptr; }

Q_SIGNALS:
    void stageClicked(int number);

protected:
    void changeEvent(QEvent* event) override;

private:
    void load(const QUrl& scene);
    void haveLoaded();
    void paintScene();
    void fill();
    void fillScene();
    void fillLabels();

    std::unique_ptr<QQmlEngine> m_engine;
    std::unique_ptr<QQmlComponent> m_component;
    QQuickWidget* m_scene = nullptr;
    bool m_isLoaded = false;
    QHBoxLayout* m_row;
    QList<TimelineStage> m_stages;
};

} // namespace godel::gui

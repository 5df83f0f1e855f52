#pragma once

#include "gui/shell/page.h"

class QCheckBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace godel::gui {

class Banner;
class Table;

/// Every instance and every release: what runs, with its log, and what could run.
class PlatformPage final : public Page {
    Q_OBJECT
public:
    explicit PlatformPage(const PageContext& context, QWidget* parent = nullptr);

    void setShown(bool isShown) override;
    void openThing(const QString& id) override;

private:
    [[nodiscard]] QWidget* instances();
    [[nodiscard]] QWidget* releases();
    void showInstances();
    void showLog();
    void showReleases();
    void chooseInstance(const QString& id);
    void chooseRelease(const QString& version);
    void showRelease();

    Feed m_instances;
    Feed m_log;
    Feed m_releases;
    Feed m_release;
    Table* m_instanceTable = nullptr;
    Table* m_releaseTable = nullptr;
    Banner* m_trouble;
    QLabel* m_logTitle = nullptr;
    QPlainTextEdit* m_logText = nullptr;
    QCheckBox* m_follows = nullptr;
    QLabel* m_releaseTitle = nullptr;
    QLabel* m_releaseText = nullptr;
    QPushButton* m_bring = nullptr;
    QPushButton* m_remove = nullptr;
    QString m_instance;
    QString m_version;
};

/// What a release is and how it differs from the running one, in lines that people read.
[[nodiscard]] QString releaseText(const QJsonObject& release);

} // namespace godel::gui

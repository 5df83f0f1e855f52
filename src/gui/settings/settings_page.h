#pragma once

#include "gui/settings/config_model.h"
#include "gui/shell/page.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QTabWidget;
class QTimer;
class QVBoxLayout;

namespace godel::gui {

class Banner;
class ConfigForm;
class Table;

/// Every configuration file as a form: checked by the engine while it is typed, with what saving changes before it is saved, and its history.
class SettingsPage final : public Page {
    Q_OBJECT
public:
    explicit SettingsPage(const PageContext& context, QWidget* parent = nullptr);

    void setShown(bool isShown) override;
    void openThing(const QString& file) override;

private:
    [[nodiscard]] QWidget* editor();
    [[nodiscard]] QWidget* history();
    void showFiles();
    void choose(const QString& file);
    void read();
    void load(const Result<api::Reply>& reply);
    [[nodiscard]] QJsonObject declared() const;
    void makeForm();
    void edited();
    void takeText();
    void check();
    void haveCheck(const Result<api::Reply>& reply);
    void save();
    void offerUndo(const QString& file, const api::Reply& saved);
    void showDifference(const QJsonObject& change);
    void update();

    Feed m_files;
    Feed m_history;
    ConfigModel m_model;
    QMap<QString, ConfigModel> m_drafts; ///< of files that are not in sight, by name
    QString m_file;
    QString m_revision;
    QString m_problem; ///< why it cannot be saved, as the engine or the form says it
    QTimer* m_soon;
    int m_question = 0;
    bool m_isLoaded = false;
    bool m_isFormOld = false; ///< the text was edited since it was made
    QPushButton* m_reload = nullptr;
    QListWidget* m_list;
    QTabWidget* m_tabs;
    Banner* m_outcome;
    QVBoxLayout* m_formPlace = nullptr;
    ConfigForm* m_form = nullptr;
    QPlainTextEdit* m_text = nullptr;
    Table* m_changes = nullptr;
    Table* m_historyTable = nullptr;
    QPlainTextEdit* m_difference = nullptr;
    QPushButton* m_restore = nullptr;
    QLineEdit* m_reason = nullptr;
    QPushButton* m_save = nullptr;
    QLabel* m_why = nullptr;
};

} // namespace godel::gui

#pragma once

#include "gui/settings/config_model.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QVBoxLayout;

namespace godel::gui {

/// The keys of one file as fields, grouped as the file groups them; lists of objects as tables whose rows can be added and taken away.
class ConfigForm final : public QWidget {
    Q_OBJECT
public:
    /// The model must outlive the form.
    explicit ConfigForm(ConfigModel& model, QWidget* parent = nullptr);

    /// Shows an error beside the field that it names; none: all are fine. False if no field has that name.
    bool showError(const std::optional<Error>& error);

Q_SIGNALS:
    /// Something was changed; with why it will not do as a whole, if it will not.
    void edited(const QString& problem);

protected:
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] QFormLayout* groupFor(const QString& name);
    void alignCaptions();
    void fitLists();
    void addField(const ConfigKey& key);
    void addList(const QString& list);
    [[nodiscard]] QWidget* editorFor(const ConfigKey& key);
    void take(const ConfigKey& key, const QString& text);
    /// What will not do of a field or list, or that it will; the others keep theirs.
    void keepProblem(const QString& path, const std::optional<Error>& error);
    void showErrors();

    struct Field {
        QString path;
        QLabel* error;
    };
    ConfigModel& m_model;
    QVBoxLayout* m_inside;
    QMap<QString, QFormLayout*> m_groups;
    QList<Field> m_fields;
    QMap<QString, Error> m_problems; ///< of what is typed, by path; none of it is in the model
    std::optional<Error> m_refusal;  ///< by the engine, of what is in the model
};

} // namespace godel::gui

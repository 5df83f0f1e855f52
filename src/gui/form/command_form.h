#pragma once

#include "gui/form/form_model.h"

#include <QWidget>

class QFormLayout;
class QLabel;

namespace godel::gui {

/// The fields of one command, made from its declaration: an editor for each parameter with its help, and beside it what is
/// wrong, said while it is typed.
class CommandForm final : public QWidget {
    Q_OBJECT
public:
    explicit CommandForm(FormModel& model, QWidget* parent = nullptr);

    /// Fills in what is known already.
    void fill(const QJsonObject& parameters);
    /// Puts the cursor into the first field that is wrong or empty and required.
    void focusFirst();

private:
    void addField(QFormLayout* fields, const catalog::Parameter& parameter);
    [[nodiscard]] QWidget* editorFor(const catalog::Parameter& parameter);
    [[nodiscard]] QWidget* choiceFor(const catalog::Parameter& parameter);
    void addFurther(QFormLayout* fields);
    void showErrors();

    struct Field {
        QString name;
        QWidget* editor;
        QLabel* error;
    };
    FormModel& m_model;
    QList<Field> m_fields;
};

} // namespace godel::gui

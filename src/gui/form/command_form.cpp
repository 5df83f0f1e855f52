#include "gui/form/command_form.h"

#include "gui/parts/furniture.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStyle>

namespace godel::gui {

using namespace Qt::StringLiterals;
using catalog::Kind;
using catalog::Parameter;

namespace {

constexpr int fieldWidth = 320;
constexpr int longestLine = 1 << 20;

/// An example of how a value of this kind is written.
QString exampleOf(Kind kind)
{
    switch (kind) {
    case Kind::Share: return u"5%"_s;
    case Kind::Duration: return u"15m"_s;
    case Kind::Time: return u"2026-02-08T10:30:00Z"_s;
    case Kind::Size: return u"512MiB"_s;
    case Kind::Whole: return u"20"_s;
    default: return {};
    }
}

} // namespace

CommandForm::CommandForm(FormModel& model, QWidget* parent) : QWidget(parent), m_model(model)
{
    auto* fields = new QFormLayout(this);
    fields->setContentsMargins(0, 0, 0, 0);
    fields->setHorizontalSpacing(space::large);
    fields->setVerticalSpacing(space::small);
    fields->setRowWrapPolicy(QFormLayout::WrapLongRows);
    for (const Parameter& parameter : m_model.spec().parameters) {
        addField(fields, parameter);
    }
    if (!m_model.spec().further.isEmpty()) {
        addFurther(fields);
    }
    connect(&m_model, &FormModel::changed, this, &CommandForm::showErrors);
}

void CommandForm::addField(QFormLayout* fields, const Parameter& parameter)
{
    QWidget* editor = editorFor(parameter);
    editor->setObjectName(parameter.name);
    editor->setAccessibleName(parameter.name);
    editor->setAccessibleDescription(parameter.help);
    editor->setMinimumWidth(fieldWidth);
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(editor);
    auto* help = label(parameter.help + (parameter.otherwise ? tr(" (%1 if left out)").arg(*parameter.otherwise) : QString()), u"second"_s);
    help->setWordWrap(true);
    column->addWidget(help);
    auto* error = label({}, u"error"_s);
    error->setWordWrap(true);
    error->hide();
    column->addWidget(error);
    auto* name = label(parameter.isRequired ? tr("%1 (required)").arg(parameter.name) : parameter.name);
    name->setBuddy(editor);
    fields->addRow(name, column);
    m_fields.append({parameter.name, editor, error});
}

QWidget* CommandForm::choiceFor(const Parameter& parameter)
{
    auto* box = new QComboBox;
    box->addItem(parameter.otherwise ? tr("%1 (default)").arg(*parameter.otherwise) : tr("Choose …"), QString());
    for (const QString& choice : parameter.choices) {
        if (choice != parameter.otherwise) {
            box->addItem(choice, choice);
        }
    }
    connect(box, &QComboBox::currentIndexChanged, this, [this, box, name = parameter.name] { m_model.setText(name, box->currentData().toString()); });
    return box;
}

QWidget* CommandForm::editorFor(const Parameter& parameter)
{
    if (!parameter.choices.isEmpty()) {
        return choiceFor(parameter);
    }
    if (parameter.kind == Kind::Flag) {
        auto* box = new QCheckBox(tr("yes"));
        connect(box, &QCheckBox::toggled, this, [this, name = parameter.name](bool isOn) { m_model.setText(name, isOn ? u"true"_s : QString()); });
        return box;
    }
    if (parameter.isDocument) {
        // A line would make one of its lines.
        auto* text = new QPlainTextEdit;
        text->setTabChangesFocus(true);
        text->setProperty("role", u"mono"_s);
        connect(text, &QPlainTextEdit::textChanged, this, [this, text, name = parameter.name] { m_model.setText(name, text->toPlainText()); });
        return text;
    }
    auto* line = new QLineEdit;
    // What is too long is to be said, not cut off in silence.
    line->setMaxLength(longestLine);
    const QString example = exampleOf(parameter.kind);
    line->setPlaceholderText(parameter.otherwise ? *parameter.otherwise : example.isEmpty() ? QString() : tr("for instance %1").arg(example));
    if (parameter.isSecret) {
        line->setEchoMode(QLineEdit::Password);
    }
    connect(line, &QLineEdit::textChanged, this, [this, name = parameter.name](const QString& text) { m_model.setText(name, text.trimmed()); });
    return line;
}

void CommandForm::addFurther(QFormLayout* fields)
{
    auto* line = new QLineEdit;
    line->setObjectName(u"further"_s);
    line->setAccessibleName(tr("further arguments"));
    line->setMinimumWidth(fieldWidth);
    connect(line, &QLineEdit::textChanged, this, [this](const QString& text) { m_model.setArguments(text.split(u' ', Qt::SkipEmptyParts)); });
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(line);
    column->addWidget(label(m_model.spec().further, u"second"_s));
    fields->addRow(label(tr("further arguments")), column);
}

void CommandForm::fill(const QJsonObject& parameters)
{
    for (const Field& field : m_fields) {
        const QString text = parameters.value(field.name).toVariant().toString();
        if (text.isEmpty()) {
            continue;
        }
        if (auto* line = qobject_cast<QLineEdit*>(field.editor)) {
            line->setText(text);
        } else if (auto* document = qobject_cast<QPlainTextEdit*>(field.editor)) {
            document->setPlainText(text);
        } else if (auto* check = qobject_cast<QCheckBox*>(field.editor)) {
            check->setChecked(text == u"true");
        } else if (auto* box = qobject_cast<QComboBox*>(field.editor)) {
            box->setCurrentIndex(std::max(0, box->findData(text)));
        }
    }
}

void CommandForm::focusFirst()
{
    for (const Field& field : m_fields) {
        if (m_model.errorOf(field.name) || m_model.textOf(field.name).isEmpty()) {
            return field.editor->setFocus();
        }
    }
}

void CommandForm::showErrors()
{
    for (const Field& field : m_fields) {
        const auto error = m_model.errorOf(field.name);
        field.error->setText(error ? text(*error) : QString());
        field.error->setVisible(error.has_value());
        if (field.editor->property("invalid").toBool() != error.has_value()) {
            field.editor->setProperty("invalid", error.has_value());
            field.editor->style()->unpolish(field.editor);
            field.editor->style()->polish(field.editor);
        }
    }
}

} // namespace godel::gui

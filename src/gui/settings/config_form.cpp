#include "gui/settings/config_form.h"

#include "gui/parts/furniture.h"
#include "gui/theme/words.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableWidget>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int fieldWidth = 260;
constexpr int listRowHeight = 32;

QString otherwiseText(const ConfigKey& key)
{
    const QString text = typed(key.otherwise);
    return text.isEmpty() ? QString() : ConfigForm::tr("%1 if left out").arg(text);
}

} // namespace

ConfigForm::ConfigForm(ConfigModel& model, QWidget* parent) : QWidget(parent), m_model(model), m_inside(new QVBoxLayout(this))
{
    m_inside->setContentsMargins(0, 0, 0, 0);
    m_inside->setSpacing(space::medium);
    QStringList lists;
    for (const ConfigKey& key : m_model.keys()) {
        if (key.list().isEmpty()) {
            addField(key);
        } else if (!lists.contains(key.list())) {
            lists.append(key.list());
            addList(key.list());
        }
    }
    m_inside->addStretch();
}

void ConfigForm::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    // Fonts and margins are known once it stands in its window.
    alignCaptions();
    fitLists();
}

void ConfigForm::fitLists()
{
    for (QTableWidget* table : findChildren<QTableWidget*>()) {
        table->setFixedHeight(table->horizontalHeader()->sizeHint().height() + (table->rowCount() + 1) * listRowHeight);
    }
}

/// One edge for all fields, whatever the cards that they stand in.
void ConfigForm::alignCaptions()
{
    QList<QWidget*> captions;
    int width = 0;
    for (const QFormLayout* fields : std::as_const(m_groups)) {
        for (int row = 0; row < fields->rowCount(); ++row) {
            captions.append(fields->itemAt(row, QFormLayout::LabelRole)->widget());
            width = std::max(width, captions.last()->sizeHint().width());
        }
    }
    for (QWidget* caption : std::as_const(captions)) {
        caption->setMinimumWidth(width);
    }
}

QFormLayout* ConfigForm::groupFor(const QString& name)
{
    if (!m_groups.contains(name)) {
        auto* card = new Card(name.isEmpty() ? QString() : titleOf(name));
        auto* fields = new QFormLayout;
        fields->setHorizontalSpacing(space::large);
        fields->setVerticalSpacing(space::small);
        fields->setRowWrapPolicy(QFormLayout::WrapLongRows);
        card->inside()->addLayout(fields);
        m_inside->addWidget(card);
        m_groups.insert(name, fields);
    }
    return m_groups.value(name);
}

void ConfigForm::addField(const ConfigKey& key)
{
    QWidget* editor = editorFor(key);
    editor->setObjectName(key.path);
    editor->setAccessibleName(key.path);
    editor->setAccessibleDescription(key.help);
    editor->setMinimumWidth(fieldWidth);
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addWidget(editor);
    auto* help = label(key.help, u"second"_s);
    help->setWordWrap(true);
    column->addWidget(help);
    auto* error = label({}, u"error"_s);
    error->setWordWrap(true);
    error->hide();
    column->addWidget(error);
    auto* caption = label(key.group().isEmpty() ? key.path : key.path.mid(key.group().size() + 1));
    caption->setBuddy(editor);
    groupFor(key.group())->addRow(caption, column);
    m_fields.append({key.path, error});
}

QWidget* ConfigForm::editorFor(const ConfigKey& key)
{
    const QString present = m_model.textAt(key.path);
    const bool isChoice = key.kind == u"flag" || (!key.choices.isEmpty() && (present.isEmpty() || key.choices.contains(present)));
    if (isChoice) {
        auto* box = new QComboBox;
        box->addItem(otherwiseText(key).isEmpty() ? tr("left out") : otherwiseText(key), QString());
        for (const QString& choice : key.kind == u"flag" ? QStringList{u"true"_s, u"false"_s} : key.choices) {
            box->addItem(choice, choice);
        }
        box->setCurrentIndex(std::max(0, box->findData(present)));
        connect(box, &QComboBox::currentIndexChanged, this, [this, box, key] { take(key, box->currentData().toString()); });
        return box;
    }
    auto* line = new QLineEdit(present);
    line->setPlaceholderText(otherwiseText(key));
    connect(line, &QLineEdit::textChanged, this, [this, key](const QString& text) { take(key, text); });
    return line;
}

void ConfigForm::take(const ConfigKey& key, const QString& text)
{
    const auto taken = m_model.setText(key, text);
    keepProblem(key.path, taken ? std::nullopt : std::optional(taken.error()));
}

void ConfigForm::keepProblem(const QString& path, const std::optional<Error>& error)
{
    m_refusal.reset();
    error ? void(m_problems.insert(path, *error)) : void(m_problems.remove(path));
    showErrors();
    Q_EMIT edited(m_problems.isEmpty() ? QString() : text(m_problems.first()));
}

void ConfigForm::addList(const QString& list)
{
    QList<ConfigKey> columns;
    QStringList titles;
    for (const ConfigKey& key : m_model.keys()) {
        if (key.list() == list) {
            columns.append(key);
            titles.append(key.inner());
        }
    }
    auto* card = new Card(titleOf(list));
    auto* table = new QTableWidget(0, static_cast<int>(columns.size()));
    table->setObjectName(list);
    table->setAccessibleName(titleOf(list));
    table->setHorizontalHeaderLabels(titles);
    table->verticalHeader()->hide();
    table->setTabKeyNavigation(false);
    table->horizontalHeader()->setStretchLastSection(true);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const auto append = [this, table, columns](const QJsonObject& row) {
        const int at = table->rowCount();
        table->insertRow(at);
        for (int column = 0; column < columns.size(); ++column) {
            table->setItem(at, column, new QTableWidgetItem(typed(row.value(columns[column].inner()))));
        }
        fitLists();
    };
    for (const QJsonValue& row : m_model.rows(list)) {
        append(row.toObject());
    }
    const auto read = [this, table, columns, list] {
        QJsonArray rows;
        std::optional<Error> problem;
        for (int at = 0; at < table->rowCount(); ++at) {
            QJsonObject row;
            for (int column = 0; column < columns.size(); ++column) {
                const QTableWidgetItem* item = table->item(at, column);
                if (item == nullptr || item->text().trimmed().isEmpty()) {
                    continue;
                }
                const auto value = valueOf(columns[column], item->text().trimmed());
                value ? void(row.insert(columns[column].inner(), *value)) : void(problem = value.error());
            }
            rows.append(row);
        }
        m_model.setRows(list, rows);
        keepProblem(list, problem);
    };
    connect(table, &QTableWidget::itemChanged, this, read);
    card->inside()->addWidget(table);
    auto* row = new QHBoxLayout;
    auto* add = button(tr("Add a row"));
    auto* remove = button(tr("Take the row away"));
    row->addWidget(add);
    row->addWidget(remove);
    row->addStretch();
    card->inside()->addLayout(row);
    connect(add, &QPushButton::clicked, this, [append] { append({}); });
    connect(remove, &QPushButton::clicked, this, [table, read] {
        if (table->currentRow() >= 0) {
            table->removeRow(table->currentRow());
            read();
        }
    });
    m_inside->addWidget(card);
}

bool ConfigForm::showError(const std::optional<Error>& error)
{
    m_refusal = error;
    showErrors();
    return std::any_of(m_fields.begin(), m_fields.end(), [](const Field& field) { return !field.error->text().isEmpty(); });
}

void ConfigForm::showErrors()
{
    for (const Field& field : std::as_const(m_fields)) {
        // The engine names a key with its file in front: "rollout.json.warm_up".
        const bool isRefused = m_refusal && (m_refusal->field == field.path || m_refusal->field.endsWith(u'.' + field.path));
        const QString why = m_problems.contains(field.path) ? text(m_problems.value(field.path)) : isRefused ? text(*m_refusal) : QString();
        field.error->setText(why);
        field.error->setVisible(!why.isEmpty());
    }
}

} // namespace godel::gui

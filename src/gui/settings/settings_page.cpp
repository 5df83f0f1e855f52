#include "gui/settings/settings_page.h"

#include "gui/parts/furniture.h"
#include "gui/parts/table.h"
#include "gui/settings/config_form.h"

#include <QJsonDocument>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QSplitter>
#include <QTabWidget>
#include <QTimer>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds typingPause{400};
constexpr int listWidth = 168;

QPlainTextEdit* monoText(const QString& name)
{
    auto* text = new QPlainTextEdit;
    text->setProperty("role", u"mono"_s);
    text->setAccessibleName(name);
    text->setTabChangesFocus(true);
    return text;
}

} // namespace

SettingsPage::SettingsPage(const PageContext& context, QWidget* parent)
    : Page(context, parent), m_files(link(), {.command = u"config:files"_s}, {30s, {}}, this), m_history(link(), {.command = u"config:history"_s}, {30s, {}}, this),
      m_soon(new QTimer(this)), m_list(new QListWidget), m_tabs(new QTabWidget), m_outcome(new Banner)
{
    auto* inside = new QHBoxLayout(this);
    inside->setContentsMargins(0, 0, 0, space::large);
    inside->setSpacing(space::medium);
    m_list->setAccessibleName(tr("Files"));
    m_list->setFixedWidth(listWidth);
    inside->addWidget(m_list);
    auto* column = new QVBoxLayout;
    column->setSpacing(space::medium);
    m_outcome->hide();
    m_reload = button(tr("Read it again, and keep what I changed"));
    m_reload->setObjectName(u"reload"_s);
    m_reload->hide();
    m_outcome->actions()->addWidget(m_reload);
    column->addWidget(m_outcome);
    m_tabs->setAccessibleName(tr("Views of the file"));
    column->addWidget(m_tabs, 1);
    column->addWidget(editor());
    inside->addLayout(column, 1);
    auto* form = new QWidget;
    m_formPlace = new QVBoxLayout(form);
    m_formPlace->setContentsMargins(0, space::small, space::small, 0);
    m_tabs->addTab(scrolling(form), tr("Form"));
    m_text = monoText(tr("The whole file"));
    m_tabs->addTab(m_text, tr("Text"));
    m_tabs->addTab(history(), tr("History"));
    m_soon->setSingleShot(true);
    connect(m_soon, &QTimer::timeout, this, &SettingsPage::check);
    connect(&m_files, &Feed::changed, this, &SettingsPage::showFiles);
    connect(&m_history, &Feed::changed, this, [this] { m_historyTable->rows()->setRows(m_history.body().value(u"changes"_s).toArray()); });
    connect(m_list, &QListWidget::currentTextChanged, this, &SettingsPage::choose);
    connect(m_text, &QPlainTextEdit::textChanged, this, &SettingsPage::takeText);
    connect(m_reload, &QPushButton::clicked, this, [this] {
        m_outcome->hide();
        read();
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] {
        if (m_isFormOld && m_problem.isEmpty()) {
            makeForm();
        }
    });
    update();
}

QWidget* SettingsPage::editor()
{
    auto* card = new Card(tr("What saving changes"));
    m_changes = new Table(new RowsModel({{u"key"_s, tr("Key"), ColumnKind::Mono}, {u"before"_s, tr("Before"), ColumnKind::Mono}, {u"after"_s, tr("After"), ColumnKind::Mono}}), tr("What saving changes"));
    m_changes->fitRows(3);
    card->inside()->addWidget(m_changes);
    auto* row = new QHBoxLayout;
    m_reason = new QLineEdit;
    m_reason->setObjectName(u"reason"_s);
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setPlaceholderText(tr("Why; it stays on record"));
    m_save = button({}, u"primary"_s);
    m_save->setObjectName(u"save"_s);
    row->addWidget(m_reason, 1);
    row->addWidget(m_save);
    card->inside()->addLayout(row);
    m_why = label({}, u"hint"_s);
    m_why->setWordWrap(true);
    card->inside()->addWidget(m_why);
    connect(m_reason, &QLineEdit::textChanged, this, &SettingsPage::update);
    connect(m_save, &QPushButton::clicked, this, &SettingsPage::save);
    return card;
}

QWidget* SettingsPage::history()
{
    auto* parts = new QSplitter(Qt::Vertical);
    parts->setChildrenCollapsible(false);
    m_historyTable = new Table(new RowsModel({{u"at"_s, tr("When"), ColumnKind::Time}, {u"author"_s, tr("Who")}, {u"reason"_s, tr("Why")}, {u"outside"_s, tr("With an editor"), ColumnKind::Flag},
                                              {u"revision"_s, tr("Revision"), ColumnKind::Mono}}), tr("History"));
    m_historyTable->setStretched(2);
    parts->addWidget(m_historyTable);
    auto* below = new QWidget;
    auto* column = new QVBoxLayout(below);
    column->setContentsMargins(0, 0, 0, 0);
    m_difference = monoText(tr("What has changed since"));
    m_difference->setReadOnly(true);
    column->addWidget(m_difference);
    m_restore = button(tr("Make it what it was then …"));
    column->addWidget(m_restore, 0, Qt::AlignRight);
    parts->addWidget(below);
    connect(m_historyTable, &Table::chosen, this, &SettingsPage::showDifference);
    connect(m_restore, &QPushButton::clicked, this, [this] {
        navigator().ask(u"rollback:config"_s, {{u"file"_s, m_file}, {u"revision"_s, m_historyTable->selected().value(u"revision"_s)}});
    });
    return parts;
}

void SettingsPage::setShown(bool isShown)
{
    m_files.setActive(isShown);
    m_history.setActive(isShown && !m_file.isEmpty());
}

void SettingsPage::openThing(const QString& file)
{
    const auto found = m_list->findItems(file, Qt::MatchExactly);
    if (!found.isEmpty()) {
        m_list->setCurrentItem(found.first());
    }
}

void SettingsPage::showFiles()
{
    if (m_files.error()) {
        m_outcome->show(*m_files.error());
    }
    for (const QJsonValue& value : m_files.body().value(u"files"_s).toArray()) {
        const QString file = value.toObject().value(u"file"_s).toString();
        if (m_list->findItems(file, Qt::MatchExactly).isEmpty()) {
            m_list->addItem(file);
        }
    }
    if (m_file.isEmpty() && m_list->count() > 0) {
        m_list->setCurrentRow(0);
    }
}

void SettingsPage::choose(const QString& file)
{
    // What was typed is found again when the file is looked at again.
    if (m_isLoaded && m_model.isChanged()) {
        m_drafts.insert(m_file, m_model);
    }
    m_file = file;
    m_model = m_drafts.take(file);
    m_revision.clear();
    m_outcome->hide();
    m_history.setCall({.command = u"config:history"_s, .parameters = {{u"file"_s, file}}});
    m_history.setActive(m_files.isActive());
    read();
}

void SettingsPage::read()
{
    m_isLoaded = false;
    link().call(this, {.command = u"config:show"_s, .parameters = {{u"file"_s, m_file}}}, [this, file = m_file](const Result<api::Reply>& reply) {
        if (file == m_file) {
            load(reply);
        }
    });
    update();
}

QJsonObject SettingsPage::declared() const
{
    for (const QJsonValue& value : m_files.body().value(u"files"_s).toArray()) {
        if (value.toObject().value(u"file"_s).toString() == m_file) {
            return value.toObject();
        }
    }
    return {};
}

void SettingsPage::load(const Result<api::Reply>& reply)
{
    const bool isMissing = !reply && reply.error().code == ErrorCode::NotFound;
    if (!reply && !isMissing) {
        m_reload->setVisible(true);
        return m_outcome->show(reply.error(), Standing::Warning);
    }
    const QByteArray content = reply ? reply->body.value(u"content"_s).toString().toUtf8() : QByteArray();
    m_revision = reply ? reply->body.value(u"revision"_s).toString() : QString();
    const auto opened = m_model.reopen(declared(), content);
    m_problem = opened ? QString() : text(opened.error());
    makeForm();
    const QSignalBlocker quiet(m_text);
    m_text->setPlainText(QString::fromUtf8(m_model.isChanged() ? m_model.content() : content));
    m_isLoaded = true;
    m_soon->start(typingPause);
    update();
}

void SettingsPage::makeForm()
{
    clear(m_formPlace);
    m_isFormOld = false;
    m_form = m_problem.isEmpty() ? new ConfigForm(m_model) : nullptr;
    if (m_form == nullptr) {
        return m_formPlace->addWidget(new EmptyState(u"file-diff"_s, m_problem, tr("Mend it in the tab Text.")));
    }
    m_formPlace->addWidget(m_form);
    connect(m_form, &ConfigForm::edited, this, [this](const QString& problem) {
        m_problem = problem;
        edited();
    });
}

void SettingsPage::edited()
{
    // An answer on its way is about what was there before.
    ++m_question;
    const QSignalBlocker quiet(m_text);
    m_text->setPlainText(QString::fromUtf8(m_model.content()));
    m_soon->start(typingPause);
    update();
}

void SettingsPage::takeText()
{
    ++m_question;
    m_isFormOld = true;
    const auto taken = m_model.setContent(m_text->toPlainText().toUtf8());
    m_problem = taken ? QString() : text(taken.error());
    if (m_form != nullptr) {
        // A field that is edited writes the text anew, which is not to lose what cannot be read yet.
        m_form->setEnabled(taken.has_value());
    }
    m_soon->start(typingPause);
    update();
}

void SettingsPage::check()
{
    if (!m_isLoaded || !m_problem.isEmpty() || !m_model.isChanged()) {
        return;
    }
    link().call(this, {.command = u"config:check"_s, .parameters = {{u"file"_s, m_file}, {u"content"_s, QString::fromUtf8(compact(QJsonDocument::fromJson(m_model.content()).object()))}}},
                [this, question = ++m_question](const Result<api::Reply>& reply) {
                    if (question == m_question) {
                        haveCheck(reply);
                    }
                });
}

void SettingsPage::haveCheck(const Result<api::Reply>& reply)
{
    m_problem = reply ? QString() : text(reply.error());
    if (m_form != nullptr) {
        m_form->showError(reply ? std::nullopt : std::optional(reply.error()));
    }
    update();
}

void SettingsPage::save()
{
    QJsonObject parameters{{u"file"_s, m_file}, {u"content"_s, QString::fromUtf8(m_model.content())}, {u"reason"_s, m_reason->text()}};
    if (!m_revision.isEmpty()) {
        parameters.insert(u"seen"_s, m_revision);
    }
    link().call(this, {.command = u"config:set"_s, .parameters = parameters}, [this, file = m_file](const Result<api::Reply>& reply) {
        m_reload->setVisible(!reply && reply.error().code == ErrorCode::Conflict);
        if (!reply) {
            // What was typed stays: nothing is lost by a refusal.
            return m_outcome->show(reply.error(), Standing::Warning);
        }
        m_reason->clear();
        navigator().tell(Standing::Ok, tr("%1 was saved").arg(file), {{}, u"settings"_s, {}});
        offerUndo(file, *reply);
        if (file != m_file) {
            return static_cast<void>(m_drafts.remove(file));
        }
        m_isLoaded = false;
        choose(file);
        m_outcome->show(Standing::Ok, tr("%1 was saved.").arg(file), tr("It holds from the engine's next start on."));
    });
}

void SettingsPage::offerUndo(const QString& file, const api::Reply& saved)
{
    if (!saved.undo) {
        return;
    }
    navigator().offerUndo({tr("%1 was saved").arg(file), *saved.undo, [guard = QPointer<SettingsPage>(this), file] {
                               // What was typed since stays, and is told that the file is another one.
                               if (guard && guard->m_file == file && !guard->m_model.isChanged()) {
                                   guard->m_isLoaded = false;
                                   guard->choose(file);
                               }
                           }});
}

void SettingsPage::showDifference(const QJsonObject& change)
{
    link().call(this, {.command = u"config:diff"_s, .parameters = {{u"file"_s, m_file}, {u"revision"_s, change.value(u"revision"_s)}}}, [this](const Result<api::Reply>& reply) {
        const QString difference = reply ? reply->body.value(u"difference"_s).toString() : text(reply.error());
        m_difference->setPlainText(difference.isEmpty() ? tr("Nothing has changed since then.") : difference);
    });
    update();
}

void SettingsPage::update()
{
    m_changes->rows()->setRows(m_isLoaded ? m_model.changes() : QJsonArray());
    const bool isAdmin = link().session().role >= catalog::Role::Admin;
    const QString why = !m_isLoaded                ? tr("The file is being read.")
        : !isAdmin                                 ? tr("Changing the configuration is for admins.")
        : !m_problem.isEmpty()                     ? m_problem
        : !m_model.isChanged()                     ? tr("Nothing was changed.")
        : m_reason->text().trimmed().isEmpty()     ? tr("Say why: it stays on record.")
                                                   : QString();
    m_save->setText(tr("Save in %1").arg(link().session().environment));
    setReason(m_save, why);
    m_why->setText(why);
    m_why->setVisible(!why.isEmpty());
    setReason(m_restore, m_historyTable->selected().isEmpty() ? tr("Choose a change first.") : QString());
}

} // namespace godel::gui

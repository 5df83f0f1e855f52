#include "gui/audit/audit_page.h"

#include "base/json.h"
#include "gui/parts/furniture.h"
#include "gui/parts/table.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QSaveFile>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

const QStringList exported{u"number"_s, u"at"_s, u"person"_s, u"from"_s, u"command"_s, u"parameters"_s, u"result"_s, u"hash"_s};
constexpr int pageSize = 200;

QByteArray cell(const QJsonValue& value)
{
    return csvText(value.isObject() ? QString::fromUtf8(compact(value.toObject())) : value.toVariant().toString());
}

/// Why it could not be written; empty if it was. What is no file, as a device, is written into and never replaced by one.
QString written(const QString& path, const QByteArray& bytes)
{
    const QFileInfo place(path);
    QFile device(path);
    QSaveFile file(path);
    if (place.exists() && !place.isFile() && !place.isDir()) {
        const bool isDone = device.open(QIODevice::WriteOnly) && device.write(bytes) == bytes.size() && device.flush();
        return isDone ? QString() : device.errorString();
    }
    const bool isDone = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
    return isDone ? QString() : file.errorString();
}

} // namespace

QByteArray auditCsv(const QJsonArray& rows)
{
    QByteArray csv = exported.join(u',').toUtf8() + "\r\n";
    for (const QJsonValue& row : rows) {
        QByteArrayList cells;
        for (const QString& key : exported) {
            cells.append(cell(row.toObject().value(key)));
        }
        csv += cells.join(',') + "\r\n";
    }
    return csv;
}

AuditPage::AuditPage(const PageContext& context, QWidget* parent)
    : Page(context, parent),
      m_table(new Table(new RowsModel({{u"number"_s, tr("No."), ColumnKind::Figure}, {u"at"_s, tr("When"), ColumnKind::Time}, {u"person"_s, tr("Who")}, {u"from"_s, tr("From where")},
                                       {u"command"_s, tr("Command"), ColumnKind::Mono}, {u"parameters"_s, tr("With")}, {u"result"_s, tr("Result")}}), tr("Audit record"))),
      m_trouble(new Banner), m_badge(new StandingGlyph), m_chain(label(tr("The chain has not been verified yet."))), m_person(new QLineEdit), m_command(new QLineEdit),
      m_result(new QLineEdit), m_from(new QLineEdit), m_more(button(tr("Older entries"))), m_save(button(tr("Save as CSV …"))),
      m_chooser([this](const QString& proposed) { return QFileDialog::getSaveFileName(this, tr("Save the audit record"), proposed, tr("CSV (*.csv)")); })
{
    auto* inside = new QVBoxLayout(this);
    inside->setContentsMargins(0, 0, 0, space::large);
    inside->setSpacing(space::medium);
    auto* chain = new QHBoxLayout;
    chain->addWidget(m_badge);
    m_chain->setWordWrap(true);
    chain->addWidget(m_chain, 1);
    auto* verify = button(tr("Verify the whole chain"));
    verify->setObjectName(u"verify"_s);
    chain->addWidget(verify);
    inside->addLayout(chain);
    auto* filters = new QHBoxLayout;
    const QList<std::tuple<QLineEdit*, QString, QString>> fields{{m_person, tr("Who"), u"anna"_s}, {m_command, tr("Command"), u"deploy:approve"_s}, {m_result, tr("Result"), u"ok"_s},
                                                                 {m_from, tr("Since"), u"2026-02-08T10:30:00Z"_s}};
    for (const auto& [field, title, example] : fields) {
        auto* caption = label(title);
        caption->setBuddy(field);
        field->setAccessibleName(title);
        field->setPlaceholderText(example);
        filters->addWidget(caption);
        filters->addWidget(field, 1);
        connect(field, &QLineEdit::editingFinished, this, [this] { ask(0); });
    }
    inside->addLayout(filters);
    m_trouble->hide();
    inside->addWidget(m_trouble);
    m_table->setStretched(5);
    inside->addWidget(m_table, 1);
    auto* row = new QHBoxLayout;
    row->addWidget(m_more);
    row->addStretch();
    row->addWidget(m_save);
    inside->addLayout(row);
    connect(verify, &QPushButton::clicked, this, &AuditPage::verify);
    // A window that begins with this page shows it before its engine has said who one is.
    connect(&link(), &Link::stateChanged, this, &AuditPage::refresh);
    connect(m_more, &QPushButton::clicked, this, [this] { ask(m_next); });
    connect(m_save, &QPushButton::clicked, this, &AuditPage::save);
}

void AuditPage::setShown(bool isShown)
{
    m_isShown = isShown;
    refresh();
}

void AuditPage::refresh()
{
    if (!m_isShown || link().state() != LinkState::Open) {
        return;
    }
    // Who has gone back to older entries keeps their place.
    if (m_rows.size() <= pageSize) {
        ask(0);
    }
    if (!std::exchange(m_hasBegun, true)) {
        verify();
    }
}

QJsonObject AuditPage::filter() const
{
    QJsonObject parameters{{u"limit"_s, QString::number(pageSize)}};
    for (const auto& [key, field] : QList<std::pair<QString, QLineEdit*>>{{u"person"_s, m_person}, {u"command"_s, m_command}, {u"result"_s, m_result}, {u"from"_s, m_from}}) {
        if (!field->text().trimmed().isEmpty()) {
            parameters.insert(key, field->text().trimmed());
        }
    }
    return parameters;
}

void AuditPage::ask(qint64 before)
{
    QJsonObject parameters = filter();
    if (before > 0) {
        parameters.insert(u"before"_s, QString::number(before));
    }
    link().call(this, {.command = u"audit:list"_s, .parameters = parameters}, [this, before, question = ++m_question](const Result<api::Reply>& reply) {
        // What was typed since then has its own answer coming.
        if (question == m_question) {
            have(reply, before > 0);
        }
    });
}

void AuditPage::have(const Result<api::Reply>& reply, bool isMore)
{
    m_trouble->setVisible(!reply);
    if (!reply) {
        return m_trouble->show(reply.error(), Standing::Warning);
    }
    if (!isMore) {
        m_rows = {};
    }
    for (const QJsonValue& row : reply->body.value(u"entries"_s).toArray()) {
        m_rows.append(row);
    }
    m_table->rows()->setRows(m_rows);
    m_next = reply->body.value(u"next"_s).toInteger();
    setReason(m_more, m_next > 0 ? QString() : tr("There are none."));
    setReason(m_save, m_rows.isEmpty() ? tr("There is nothing to save.") : QString());
}

void AuditPage::verify()
{
    m_chain->setText(tr("The whole record is being read …"));
    m_badge->setStanding(Standing::Unknown);
    link().call(this, {.command = u"audit:verify"_s}, [this](const Result<api::Reply>& reply) {
        if (!reply) {
            m_badge->setStanding(reply.error().code == ErrorCode::Corrupt ? Standing::Critical : Standing::Unknown);
            return m_chain->setText(text(reply.error()));
        }
        m_badge->setStanding(Standing::Ok);
        m_chain->setText(tr("Chain verified: %1 entries, none changed, inserted or missing. Last hash %2.")
                             .arg(reply->body.value(u"entries"_s).toInteger())
                             .arg(reply->body.value(u"last_hash"_s).toString().left(12)));
        m_chain->setToolTip(reply->body.value(u"note"_s).toString());
    });
}

void AuditPage::save()
{
    const QString path = m_chooser(u"audit-%1.csv"_s.arg(link().session().environment));
    if (path.isEmpty()) {
        return;
    }
    if (const QString why = written(path, auditCsv(m_rows)); !why.isEmpty()) {
        m_trouble->show({ErrorCode::Unavailable, tr("%1 could not be written: %2").arg(path, why), tr("Choose another place; nothing was lost"), u"file"_s}, Standing::Warning);
        return;
    }
    navigator().tell(Standing::Ok, tr("%n entries were saved to %1", nullptr, static_cast<int>(m_rows.size())).arg(path), {{}, u"audit"_s, {}});
}

} // namespace godel::gui

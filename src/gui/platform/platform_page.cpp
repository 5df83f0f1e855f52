#include "gui/platform/platform_page.h"

#include "gui/parts/furniture.h"
#include "gui/parts/table.h"
#include "gui/theme/words.h"

#include <QCheckBox>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSplitter>
#include <QTabWidget>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostLines = 500;

api::Call logCall(const QString& instance)
{
    return {.command = u"instances:log"_s, .parameters = {{u"instance"_s, instance}, {u"lines"_s, QString::number(mostLines)}}};
}

} // namespace

PlatformPage::PlatformPage(const PageContext& context, QWidget* parent)
    : Page(context, parent), m_instances(link(), {.command = u"instances:list"_s}, {3s, {}}, this), m_log(link(), logCall({}), {3s, {}}, this),
      m_releases(link(), {.command = u"releases:list"_s}, {30s, {u"rollout/"_s}}, this), m_release(link(), {.command = u"releases:show"_s}, {60s, {}}, this), m_trouble(new Banner)
{
    auto* inside = new QVBoxLayout(this);
    inside->setContentsMargins(0, 0, 0, space::large);
    inside->setSpacing(space::medium);
    m_trouble->hide();
    inside->addWidget(m_trouble);
    auto* tabs = new QTabWidget;
    tabs->setAccessibleName(tr("Platform"));
    tabs->addTab(instances(), tr("Instances"));
    tabs->addTab(releases(), tr("Releases"));
    inside->addWidget(tabs, 1);
    connect(&m_instances, &Feed::changed, this, &PlatformPage::showInstances);
    connect(&m_log, &Feed::changed, this, &PlatformPage::showLog);
    connect(&m_releases, &Feed::changed, this, &PlatformPage::showReleases);
    connect(&m_release, &Feed::changed, this, &PlatformPage::showRelease);
}

QWidget* PlatformPage::instances()
{
    auto* parts = new QSplitter(Qt::Vertical);
    parts->setChildrenCollapsible(false);
    auto* top = new QWidget;
    auto* column = new QVBoxLayout(top);
    column->setContentsMargins(0, space::small, 0, 0);
    m_instanceTable = new Table(new RowsModel({{u"instance"_s, tr("Instance"), ColumnKind::Mono}, {u"version"_s, tr("Version")}, {u"role"_s, tr("Role")}, {u"state"_s, tr("State")},
                                               {u"router"_s, tr("At the router")}, {u"requests_now"_s, tr("Requests now"), ColumnKind::Figure}, {u"memory"_s, tr("Memory"), ColumnKind::Figure},
                                               {u"restarts"_s, tr("Restarts"), ColumnKind::Figure}, {u"pid"_s, tr("Process"), ColumnKind::Mono}, {u"port"_s, tr("Port"), ColumnKind::Mono}, {u"why"_s, tr("Why")}}),
                                tr("Instances"));
    m_instanceTable->setMinimumHeight(140);
    column->addWidget(m_instanceTable, 1);
    auto* row = new QHBoxLayout;
    for (const auto& [title, command] : QList<std::pair<QString, QString>>{{tr("Restart one after the other …"), u"restart"_s}, {tr("Restart all at once …"), u"restart:emergency"_s}}) {
        auto* act = button(title);
        connect(act, &QPushButton::clicked, this, [this, command = command] { navigator().ask(command, {}); });
        row->addWidget(act);
    }
    row->addStretch();
    column->addLayout(row);
    parts->addWidget(top);
    auto* log = new Card;
    auto* head = new QHBoxLayout;
    m_logTitle = label(tr("Log"), u"heading"_s);
    head->addWidget(m_logTitle, 1);
    m_follows = new QCheckBox(tr("follow"));
    m_follows->setChecked(true);
    head->addWidget(m_follows);
    log->inside()->addLayout(head);
    m_logText = new QPlainTextEdit;
    m_logText->setReadOnly(true);
    m_logText->setTabChangesFocus(true);
    m_logText->setProperty("role", u"mono"_s);
    m_logText->setAccessibleName(tr("Log lines"));
    m_logText->setMaximumBlockCount(mostLines);
    m_logText->setMinimumHeight(120);
    log->inside()->addWidget(m_logText, 1);
    parts->addWidget(log);
    connect(m_instanceTable, &Table::chosen, this, [this](const QJsonObject& chosen) { chooseInstance(chosen.value(u"instance"_s).toString()); });
    return parts;
}

QWidget* PlatformPage::releases()
{
    auto* parts = new QSplitter(Qt::Horizontal);
    parts->setChildrenCollapsible(false);
    m_releaseTable = new Table(new RowsModel({{u"version"_s, tr("Version")}, {u"has_traffic"_s, tr("Has the traffic"), ColumnKind::Flag}, {u"known_good"_s, tr("Known good"), ColumnKind::Flag},
                                              {u"migrations"_s, tr("Migrations"), ColumnKind::Figure}, {u"artefact"_s, tr("Artefact"), ColumnKind::Mono}}), tr("Releases"));
    parts->addWidget(m_releaseTable);
    auto* card = new Card;
    m_releaseTitle = label(tr("Choose a release"), u"heading"_s);
    m_releaseText = label({});
    m_releaseText->setWordWrap(true);
    m_releaseText->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    card->inside()->addWidget(m_releaseTitle);
    card->inside()->addWidget(m_releaseText);
    card->inside()->addStretch();
    auto* row = new QHBoxLayout;
    auto* add = button(tr("Add a release …"));
    connect(add, &QPushButton::clicked, this, [this] { navigator().ask(u"releases:add"_s, {}); });
    m_remove = button(tr("Delete …"), u"danger"_s);
    connect(m_remove, &QPushButton::clicked, this, [this] { navigator().ask(u"releases:remove"_s, {{u"version"_s, m_version}}); });
    m_bring = button(tr("Bring to production …"), u"primary"_s);
    connect(m_bring, &QPushButton::clicked, this, [this] { navigator().open({{}, u"deploy"_s, m_version}); });
    row->addWidget(add);
    row->addWidget(m_remove);
    row->addStretch();
    row->addWidget(m_bring);
    card->inside()->addLayout(row);
    parts->addWidget(card);
    parts->setStretchFactor(0, 3);
    parts->setStretchFactor(1, 2);
    connect(m_releaseTable, &Table::chosen, this, [this](const QJsonObject& chosen) { chooseRelease(chosen.value(u"version"_s).toString()); });
    return parts;
}

void PlatformPage::setShown(bool isShown)
{
    m_instances.setActive(isShown);
    m_releases.setActive(isShown);
    m_log.setActive(isShown && !m_instance.isEmpty() && link().offers(u"instances:log"_s));
    m_release.setActive(isShown && !m_version.isEmpty() && link().offers(u"releases:show"_s));
}

void PlatformPage::openThing(const QString& id)
{
    m_releaseTable->select(m_releaseTable->rows()->find(u"version"_s, id));
    m_instanceTable->select(m_instanceTable->rows()->find(u"instance"_s, id));
}

void PlatformPage::showInstances()
{
    const auto& error = m_instances.error();
    m_trouble->setVisible(error.has_value());
    if (error) {
        m_trouble->show(*error);
    }
    m_instanceTable->rows()->setRows(m_instances.body().value(u"instances"_s).toArray());
    if (m_instance.isEmpty() && m_instanceTable->rows()->rowCount() > 0) {
        m_instanceTable->select(0);
    }
}

void PlatformPage::chooseInstance(const QString& id)
{
    if (id == m_instance || id.isEmpty()) {
        return;
    }
    m_instance = id;
    m_logText->clear();
    m_logTitle->setText(tr("Log of %1").arg(id));
    m_log.setCall(logCall(id));
    m_log.setActive(m_instances.isActive() && link().offers(u"instances:log"_s));
}

void PlatformPage::showLog()
{
    if (m_log.error()) {
        m_logText->setPlainText(text(*m_log.error()));
        return;
    }
    QStringList lines;
    for (const QJsonValue& line : m_log.body().value(u"lines"_s).toArray()) {
        lines.append(line.toString());
    }
    const QString all = lines.join(u'\n');
    if (!m_log.hasData() || all == m_logText->toPlainText()) {
        return;
    }
    const int position = m_logText->verticalScrollBar()->value();
    m_logText->setPlainText(all.isEmpty() ? tr("It has written nothing yet.") : all);
    m_logText->verticalScrollBar()->setValue(m_follows->isChecked() ? m_logText->verticalScrollBar()->maximum() : position);
}

void PlatformPage::showReleases()
{
    m_releaseTable->rows()->setRows(m_releases.body().value(u"releases"_s).toArray());
    if (m_version.isEmpty() && m_releaseTable->rows()->rowCount() > 0) {
        m_releaseTable->select(0);
    }
}

void PlatformPage::chooseRelease(const QString& version)
{
    if (version == m_version || version.isEmpty()) {
        return;
    }
    m_version = version;
    m_releaseTitle->setText(version);
    m_releaseText->clear();
    m_release.setCall({.command = u"releases:show"_s, .parameters = {{u"version"_s, version}}});
    m_release.setActive(m_releases.isActive() && link().offers(u"releases:show"_s));
    showRelease();
}

void PlatformPage::showRelease()
{
    const int row = m_releaseTable->rows()->find(u"version"_s, m_version);
    const bool hasTraffic = row >= 0 && m_releaseTable->rows()->row(row).value(u"has_traffic"_s).toBool();
    const QString role = link().session().role >= catalog::Role::Operator ? QString() : tr("This is for operators.");
    setReason(m_bring, hasTraffic ? tr("It has the traffic already.") : role);
    setReason(m_remove, hasTraffic ? tr("It has the traffic.") : role);
    m_releaseText->setText(m_release.error() ? text(*m_release.error()) : m_release.hasData() ? releaseText(m_release.body()) : QString());
}

} // namespace godel::gui

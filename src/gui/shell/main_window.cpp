#include "gui/shell/main_window.h"

#include "gui/form/command_dialog.h"
#include "gui/form/undo_strip.h"
#include "gui/help/help_dialog.h"
#include "gui/parts/furniture.h"
#include "gui/parts/table.h"
#include "gui/shell/command_palette.h"
#include "gui/shell/notice_popup.h"
#include "gui/shell/ribbon.h"
#include "gui/shell/veil.h"
#include "gui/theme/icons.h"
#include "gui/theme/theme.h"
#include "gui/theme/words.h"

#include <QAction>
#include <QCloseEvent>
#include <QListView>
#include <QMenuBar>
#include <QScrollArea>
#include <QSettings>
#include <QShortcut>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QStatusBar>
#include <QTimer>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int navigationWidth = 184;
constexpr Duration toleratedClock = 30s;
constexpr int idRole = Qt::UserRole + 1;

} // namespace

MainWindow::MainWindow(Link& link, NoticeList& notices, QSettings& settings, QWidget* parent)
    : QMainWindow(parent), m_link(link), m_notices(notices), m_settings(settings), m_situation(link, notices, this), m_specs(allPages()), m_navigation(new QListView),
      m_entries(new QStandardItemModel(this)), m_stack(new QStackedWidget), m_veil(new Veil(m_stack)), m_verdict(new Banner), m_undo(new UndoStrip(link)), m_where(new QLabel), m_clock(new QLabel)
{
    auto* whole = new QWidget;
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new Ribbon(m_link));
    column->addWidget(head());
    auto* row = new QHBoxLayout;
    row->setSpacing(0);
    m_navigation->setObjectName(u"navigation"_s);
    m_navigation->setAccessibleName(tr("Pages"));
    m_navigation->setModel(m_entries);
    m_navigation->setFixedWidth(navigationWidth);
    m_navigation->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_navigation->setIconSize({16, 16});
    row->addWidget(m_navigation);
    auto* right = new QVBoxLayout;
    right->setContentsMargins(space::large, space::medium, space::large, 0);
    right->setSpacing(space::medium);
    right->addWidget(m_verdict);
    right->addWidget(m_stack, 1);
    right->addWidget(m_undo);
    row->addLayout(right, 1);
    column->addLayout(row, 1);
    setCentralWidget(whole);
    statusBar()->addWidget(m_where, 1);
    // Figures of one width, and room for the longest age: what ticks each second moves nothing.
    m_clock->setProperty("role", u"mono"_s);
    m_clock->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_clock->setMinimumWidth(QFontMetrics(monoFont(12)).horizontalAdvance(tr("data %1").arg(ageText(59min))) + space::small);
    statusBar()->addPermanentWidget(m_clock);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->setContentsMargins(space::medium, 0, space::medium, 0);
    addMenus();
    addShortcuts();
    connect(m_navigation->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (index.isValid()) {
            showPage(index.data(idRole).toString());
        }
    });
    connect(&m_link, &Link::catalogueChanged, this, &MainWindow::fillNavigation);
    connect(&m_link, &Link::stateChanged, this, &MainWindow::refresh);
    connect(&m_link, &Link::sessionChanged, this, &MainWindow::refresh);
    connect(&m_situation, &Situation::changed, this, &MainWindow::refresh);
    connect(&m_notices, &NoticeList::changed, this, &MainWindow::refresh);
    auto* tick = new QTimer(this);
    connect(tick, &QTimer::timeout, this, &MainWindow::refreshStatusBar);
    tick->start(1000);
    restore();
    refresh();
}

MainWindow::~MainWindow()
{
    // Pages listen to the link and the situation, which are told of their own end otherwise.
    m_navigation->selectionModel()->disconnect(this);
}

void MainWindow::begin()
{
    m_link.begin();
    m_situation.begin();
}

QWidget* MainWindow::head()
{
    auto* bar = new QWidget;
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(space::large, space::small, space::large, space::small);
    row->setSpacing(space::small);
    auto* search = button(tr("Search or run …   Ctrl+K"));
    search->setObjectName(u"search"_s);
    search->setIcon(icon(u"search"_s));
    search->setMinimumWidth(320);
    connect(search, &QPushButton::clicked, this, &MainWindow::showPalette);
    row->addWidget(search);
    row->addStretch();
    m_running = button({}, u"flat"_s);
    connect(m_running, &QPushButton::clicked, this, [this] { open({{}, u"operations"_s, {}}); });
    m_needs = button({}, u"flat"_s);
    connect(m_needs, &QPushButton::clicked, this, [this] { open({{}, u"overview"_s, {}}); });
    m_bell = button({}, u"flat"_s);
    m_bell->setObjectName(u"bell"_s);
    m_bell->setIcon(icon(u"bell"_s));
    connect(m_bell, &QPushButton::clicked, this, &MainWindow::showNotices);
    m_person = label({}, u"second"_s);
    for (QWidget* one : QList<QWidget*>{m_running, m_needs, m_bell, m_person}) {
        row->addWidget(one);
    }
    return bar;
}

void MainWindow::addMenus()
{
    QMenu* file = menuBar()->addMenu(tr("&Window"));
    file->addAction(tr("&Connect to another engine …"), QKeySequence::New, this, &MainWindow::newConnectionAsked);
    file->addAction(tr("&Ask again now"), QKeySequence::Refresh, this, [this] { m_link.tryNow(); });
    file->addSeparator();
    file->addAction(tr("C&lose"), QKeySequence::Close, this, &QWidget::close);
    QMenu* view = menuBar()->addMenu(tr("&View"));
    const QList<std::pair<QString, int>> appearances{{tr("As the &desktop"), 0}, {tr("&Light"), 1}, {tr("D&ark"), 2}};
    for (const auto& [title, value] : appearances) {
        view->addAction(title, this, [this, value = value] { Q_EMIT appearanceAsked(value); });
    }
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("About this &page"), QKeySequence::HelpContents, this, &MainWindow::showHelp);
    help->addAction(tr("&Keyboard"), QKeySequence(u"Ctrl+/"_s), this, &MainWindow::showShortcuts);
}

void MainWindow::addShortcuts()
{
    const auto shortcut = [this](const QString& keys, auto what) { connect(new QShortcut(QKeySequence(keys), this), &QShortcut::activated, this, what); };
    shortcut(u"Ctrl+K"_s, [this] { showPalette(); });
    shortcut(u"Ctrl+Shift+N"_s, [this] { showNotices(); });
    for (int number = 1; number <= 9; ++number) {
        shortcut(u"Ctrl+%1"_s.arg(number), [this, number] {
            if (number <= m_entries->rowCount()) {
                m_navigation->setCurrentIndex(m_entries->index(number - 1, 0));
            }
        });
    }
}

QStringList MainWindow::pages() const
{
    QStringList ids;
    for (int row = 0; row < m_entries->rowCount(); ++row) {
        ids.append(m_entries->index(row, 0).data(idRole).toString());
    }
    return ids;
}

void MainWindow::fillNavigation()
{
    QList<PageSpec> offered;
    for (const PageSpec& spec : std::as_const(m_specs)) {
        if (std::all_of(spec.needs.begin(), spec.needs.end(), [this](const QString& command) { return m_link.offers(command); })) {
            offered.append(spec);
        }
    }
    if (const auto [command, parameters] = std::exchange(m_wantedCommand, {}); !command.isEmpty()) {
        ask(command, parameters);
    }
    QStringList ids;
    std::transform(offered.begin(), offered.end(), std::back_inserter(ids), [](const PageSpec& spec) { return spec.id; });
    if (ids == pages()) {
        return;
    }
    const QString present = m_wanted.isEmpty() ? page() : m_wanted;
    {
        const QSignalBlocker quiet(m_navigation->selectionModel());
        m_entries->clear();
        for (const PageSpec& spec : std::as_const(offered)) {
            auto* entry = new QStandardItem(icon(spec.icon), spec.title);
            entry->setData(spec.id, idRole);
            m_entries->appendRow(entry);
        }
    }
    // A copy: what is wanted is forgotten while it is opened.
    const QString thing = m_wantedThing;
    showPage(ids.contains(present) ? present : ids.value(0), thing);
}

QString MainWindow::page() const
{
    return m_frames.key(m_stack->currentWidget());
}

void MainWindow::showPage(const QString& id, const QString& thing)
{
    const auto spec = std::find_if(m_specs.begin(), m_specs.end(), [&id](const PageSpec& one) { return one.id == id; });
    const auto row = pages().indexOf(id);
    if (spec == m_specs.end() || row < 0) {
        // The engine has not said yet what it can do: the page opens when it does.
        m_wanted = id;
        m_wantedThing = thing;
        return;
    }
    m_wanted.clear();
    m_wantedThing.clear();
    if (!m_pages.contains(id)) {
        Page* made = spec->make(context());
        made->setAccessibleName(spec->title);
        m_pages.insert(id, made);
        m_frames.insert(id, scrolling(made));
        m_stack->addWidget(m_frames.value(id));
        giveWidths(id, *made);
        connect(made, &Page::unfolded, this, [this, id](QWidget* part) { giveWidths(id, *part); });
    }
    if (page() != id || !m_pages.value(id)->property("shown").toBool()) {
        if (Page* before = m_pages.value(page()); before != nullptr && page() != id) {
            before->setShown(false);
            before->setProperty("shown", false);
        }
        m_stack->setCurrentWidget(m_frames.value(id));
        m_pages.value(id)->setShown(true);
        m_pages.value(id)->setProperty("shown", true);
    }
    if (!thing.isEmpty()) {
        m_pages.value(id)->openThing(thing);
    }
    const QSignalBlocker quiet(m_navigation->selectionModel());
    m_navigation->setCurrentIndex(m_entries->index(static_cast<int>(row), 0));
    m_navigation->viewport()->update();
    setWindowTitle(tr("%1 – %2 – Godel Ops").arg(spec->title, m_link.session().environment.isEmpty() ? m_link.name() : m_link.session().environment));
}

/// Columns are as wide as this person has left them.
void MainWindow::giveWidths(const QString& page, const QWidget& part)
{
    for (Table* table : part.findChildren<Table*>()) {
        table->giveWidths(m_settings.value(u"columns/%1/%2"_s.arg(page, table->layoutName())).toMap());
    }
}

void MainWindow::open(const Destination& destination)
{
    if (!destination.connection.isEmpty() && destination.connection != m_link.name()) {
        return Q_EMIT elsewhere(destination);
    }
    if (destination.page == u"command") {
        return ask(destination.id, {});
    }
    for (const PageSpec& spec : std::as_const(m_specs)) {
        if (spec.id == destination.page || spec.things.contains(destination.page)) {
            return showPage(spec.id, destination.id);
        }
    }
    tell(Standing::Warning, tr("There is no page %1 here").arg(destination.page), {{}, u"overview"_s, {}});
}

void MainWindow::ask(const QString& command, const QJsonObject& parameters)
{
    if (m_link.catalogue().commands().isEmpty()) {
        m_wantedCommand = {command, parameters};
        return;
    }
    const auto spec = m_link.catalogue().find(command);
    if (!spec) {
        return tell(Standing::Warning, text(spec.error()), {{}, u"overview"_s, {}});
    }
    auto* dialog = new CommandDialog(context(), *spec, parameters, this);
    dialog->show();
}

void MainWindow::tell(Standing standing, const QString& sentence, const Destination& where)
{
    m_notices.add({m_link.engineNow(), standing, sentence, where});
}

void MainWindow::offerUndo(const UndoOffer& offer)
{
    m_undo->offer(offer);
}

void MainWindow::showPalette()
{
    QList<PaletteModel::Entry> entries;
    for (const PageSpec& spec : std::as_const(m_specs)) {
        if (pages().contains(spec.id)) {
            entries.append({spec.title, tr("Page"), {}, {{}, spec.id, {}}});
        }
    }
    auto* palette = new CommandPalette(entries + commandEntries(m_link.catalogue()), this);
    connect(palette, &CommandPalette::picked, this, &MainWindow::open);
    palette->open();
}

void MainWindow::showNotices()
{
    auto* popup = new NoticePopup(m_notices, m_link.name(), this);
    connect(popup, &NoticePopup::picked, this, &MainWindow::open);
    popup->move(m_bell->mapToGlobal(QPoint(m_bell->width() - popup->width(), m_bell->height() + space::hair)));
    popup->show();
    m_notices.markRead();
}

void MainWindow::showHelp()
{
    (new HelpDialog(page(), new Ribbon(m_link), this))->show();
}

void MainWindow::showShortcuts()
{
    (new HelpDialog(u"keyboard"_s, new Ribbon(m_link), this))->show();
}

void MainWindow::refresh()
{
    m_verdict->show(m_situation.standing(), u"%1 – %2"_s.arg(wordOf(m_situation.standing()).toUpper(), m_situation.sentence()), m_situation.hint());
    m_running->setText(tr("%n running", nullptr, m_situation.running()));
    const int needs = static_cast<int>(m_situation.needs().size());
    m_needs->setText(tr("%n need you", nullptr, needs));
    m_needs->setIcon(needs > 0 ? icon(u"hand"_s) : QIcon());
    const int unread = m_notices.unread();
    m_bell->setText(unread > 0 ? QString::number(unread) : QString());
    m_bell->setAccessibleName(tr("%n unread messages", nullptr, unread));
    m_bell->setToolTip(m_bell->accessibleName());
    const SessionInfo& session = m_link.session();
    m_person->setText(session.person.isEmpty() ? QString() : tr("%1 (%2)").arg(session.person, catalog::name(session.role)));
    refreshStatusBar();
}

void MainWindow::refreshStatusBar()
{
    const SessionInfo& session = m_link.session();
    m_where->setText(session.engineVersion.isEmpty() ? m_link.where() : tr("%1 · engine %2").arg(m_link.where(), session.engineVersion));
    const Duration off = m_link.clockAhead() < 0s ? -m_link.clockAhead() : m_link.clockAhead();
    const QString age = m_situation.status().age() ? tr("data %1").arg(ageText(*m_situation.status().age())) : tr("no data yet");
    const QString clock = off > toleratedClock && m_link.state() == LinkState::Open
        ? tr("this machine's clock is %1 %2 the engine's; times are the engine's").arg(roughText(off), m_link.clockAhead() > 0s ? tr("ahead of") : tr("behind"))
        : QString();
    m_clock->setText(clock.isEmpty() ? age : clock + u" · "_s + age);
    setStanding(m_clock, clock.isEmpty() ? Standing::Neutral : Standing::Warning);
    const bool isLost = m_link.state() == LinkState::Lost;
    m_veil->setSilence(isLost ? m_link.silence() : std::nullopt);
    m_stack->setEnabled(isLost || m_link.state() == LinkState::Open);
}

void MainWindow::restore()
{
    resize(1280, 800);
    restoreGeometry(m_settings.value(u"window/geometry"_s).toByteArray());
    m_wanted = m_settings.value(u"window/page"_s, u"overview"_s).toString();
    setWindowTitle(tr("%1 – Godel Ops").arg(m_link.name()));
}

void MainWindow::remember()
{
    m_settings.setValue(u"window/geometry"_s, saveGeometry());
    m_settings.setValue(u"window/page"_s, page());
    for (auto one = m_pages.begin(); one != m_pages.end(); ++one) {
        for (const Table* table : one.value()->findChildren<Table*>()) {
            if (const QVariantMap widths = table->givenWidths(); !widths.isEmpty()) {
                m_settings.setValue(u"columns/%1/%2"_s.arg(one.key(), table->layoutName()), widths);
            }
        }
    }
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    remember();
    event->accept();
    Q_EMIT closing(event);
}

} // namespace godel::gui

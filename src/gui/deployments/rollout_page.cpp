#include "gui/deployments/rollout_page.h"

#include "gui/deployments/decision_panel.h"
#include "gui/deployments/evidence_chart.h"
#include "gui/deployments/replayed_moment.h"
#include "gui/deployments/rollout_head.h"
#include "gui/deployments/rollout_replay.h"
#include "gui/deployments/rollout_sides.h"
#include "gui/deployments/sign_in_dialog.h"
#include "gui/deployments/timeline_view.h"
#include "gui/parts/furniture.h"
#include "gui/parts/table.h"

#include <QFileDialog>
#include <QScrollArea>
#include <QTimer>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::milliseconds newestEvery = 2s;
constexpr int newestScrapes = 60;
constexpr int comparedRows = 8;
constexpr int storyRows = 10;
constexpr int leastBelow = 240;

api::Call evidenceCall(const QString& id, qsizetype limit)
{
    return {.command = u"deploy:evidence"_s, .parameters = {{u"id"_s, id}, {u"limit"_s, QString::number(limit)}}};
}

api::Call viewCall(const QString& id)
{
    return id.isEmpty() ? api::Call{.command = u"deploy:status"_s} : api::Call{.command = u"deploy:history"_s, .parameters = {{u"id"_s, id}}};
}

} // namespace

RolloutPage::RolloutPage(const PageContext& context, QWidget* parent)
    : Page(context, parent), m_view(link(), viewCall({}), {5s, {u"rollout/"_s}, true}, this), m_evidence(link(), evidenceCall({}, 1), {0ms, {}}, this), m_newest(link(), evidenceCall({}, 1), {newestEvery, {}}, this),
      m_timeline(link(), {.command = u"deploy:timeline"_s}, {0ms, {}}, this), m_release(link(), {.command = u"releases:show"_s}, {0ms, {}}, this),
      m_chooser([this](const QString& proposed) { return QFileDialog::getSaveFileName(this, tr("Save the report"), proposed, tr("HTML (*.html)")); }), m_column(new QVBoxLayout(this)),
      m_trouble(new Banner), m_outcome(new Banner), m_showOperation(button(tr("Show operation"))), m_empty(new EmptyState(u"rocket"_s, {}, {})), m_last(button(tr("Show the last rollout"))),
      m_content(new QWidget), m_head(new RolloutHead), m_stages(new TimelineView),
      m_comparison(new Table(new RowsModel({{u"metric"_s, tr("Metric")}, {u"stable"_s, tr("Stable"), ColumnKind::Figure}, {u"canary"_s, tr("New"), ColumnKind::Figure},
                                            {u"difference"_s, tr("Difference (95 % interval)"), ColumnKind::Figure}, {u"n"_s, tr("n (new)"), ColumnKind::Figure}, {u"gate"_s, tr("Gate"), ColumnKind::Standing},
                                            {u"reason"_s, tr("Why")}}),
                             tr("Both versions side by side"))),
      m_nearness(label({}, u"heading"_s)), m_replayed(label({}, u"hint"_s)), m_decisions(new DecisionPanel), m_near(new EvidenceChart), m_errors(new TimeChart(tr("Errors of a scrape"), u"%"_s)),
      m_latency(new TimeChart(tr("Latency p95 of a scrape"), u"ms"_s)), m_replay(new ReplayBar), m_sides(new RolloutSides(link())),
      m_story(new Table(new RowsModel({{u"at"_s, tr("When (UTC)"), ColumnKind::Time}, {u"sentence"_s, tr("What")}, {u"by"_s, tr("By")}}), tr("What happened"))),
      m_save(button(tr("Save report …"))), m_live(button(tr("Show what is under way"))), m_tick(new QTimer(this))
{
    build();
    connectAll();
}

RolloutPage::~RolloutPage() = default;

void RolloutPage::build()
{
    m_column->setContentsMargins(0, 0, 0, space::large);
    m_column->setSpacing(space::medium);
    for (QWidget* one : QList<QWidget*>{m_trouble, m_outcome, m_content, m_live}) {
        one->hide();
    }
    m_outcome->actions()->addWidget(m_showOperation);
    auto* close = button(tr("Close"));
    close->setAccessibleName(tr("Close the message"));
    connect(close, &QPushButton::clicked, m_outcome, &QWidget::hide);
    m_outcome->actions()->addWidget(close);
    m_empty->offer(m_last);
    auto* wizard = button(tr("Bring a version to production …"), u"primary"_s);
    connect(wizard, &QPushButton::clicked, this, [this] { navigator().open({{}, u"deploy"_s, {}}); });
    m_empty->offer(wizard);
    m_column->addWidget(m_empty);
    m_column->addWidget(m_content, 1);
    m_column->addStretch();
    auto* whole = new QVBoxLayout(m_content);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(space::medium);
    auto* below = new QWidget;
    auto* inside = new QVBoxLayout(below);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(space::medium);
    m_comparison->setStretched(6);
    m_comparison->fitRows(comparedRows);
    m_comparison->setObjectName(u"comparison"_s);
    // Messages come below the head, and the rest moves below both: whatever is told or looked at, the way back stays where it is.
    for (QWidget* part : QList<QWidget*>{m_head, m_trouble, m_outcome}) {
        whole->addWidget(part);
    }
    auto* area = scrolling(below);
    area->setMinimumHeight(leastBelow);
    whole->addWidget(area, 1);
    for (QWidget* part : QList<QWidget*>{m_stages, m_comparison, m_decisions}) {
        inside->addWidget(part);
    }
    // What a decision rests on is there at once; what is below the fold follows.
    for (QWidget* part : QList<QWidget*>{charts(), m_sides, story()}) {
        unfoldLater(part, [inside](QWidget* placed) { inside->addWidget(placed); });
    }
}

QWidget* RolloutPage::charts()
{
    auto* card = new Card(tr("How near the verdict is"));
    m_nearness->setObjectName(u"nearness"_s);
    for (QLabel* one : {m_nearness, m_replayed}) {
        one->setWordWrap(true);
    }
    card->inside()->addWidget(m_nearness);
    card->inside()->addWidget(m_near);
    auto* pair = new QHBoxLayout;
    pair->setSpacing(space::medium);
    for (TimeChart* chart : {m_errors, m_latency}) {
        chart->setFixedHeight(220);
        pair->addWidget(chart, 1);
        connect(chart, &TimeChart::told, this, [this](Standing standing, const QString& sentence, const QString& next) {
            m_showOperation->hide();
            m_decidedAt.clear();
            m_outcome->show(standing, sentence, next);
        });
    }
    card->inside()->addLayout(pair);
    card->inside()->addWidget(m_replay);
    card->inside()->addWidget(m_replayed);
    return card;
}

QWidget* RolloutPage::story()
{
    auto* card = new Card(tr("What happened"));
    m_story->setStretched(1);
    m_story->fitRows(storyRows);
    card->inside()->addWidget(m_story);
    auto* row = new QHBoxLayout;
    m_save->setObjectName(u"save"_s);
    m_live->setObjectName(u"live"_s);
    row->addStretch();
    row->addWidget(m_live);
    row->addWidget(m_save);
    card->inside()->addLayout(row);
    return card;
}

void RolloutPage::connectAll()
{
    connect(&m_view, &Feed::changed, this, &RolloutPage::showView);
    connect(&m_evidence, &Feed::changed, this, [this] { showEvidence(m_evidence); });
    connect(&m_newest, &Feed::changed, this, [this] { showEvidence(m_newest); });
    connect(&m_timeline, &Feed::changed, this, &RolloutPage::showStory);
    connect(&m_release, &Feed::changed, this, &RolloutPage::showRelease);
    connect(&link(), &Link::stateChanged, this, &RolloutPage::showDecisions);
    connect(m_head, &RolloutHead::wayBackAsked, this, &RolloutPage::rollBack);
    connect(m_decisions, &DecisionPanel::decided, this, &RolloutPage::decide);
    connect(m_decisions, &DecisionPanel::reasonEdited, this, &RolloutPage::showDecisions);
    connect(m_decisions, &DecisionPanel::secondPersonAsked, this, &RolloutPage::askSecondPerson);
    connect(m_stages, &TimelineView::stageClicked, this, &RolloutPage::choose);
    connect(m_replay, &ReplayBar::moved, this, [this] {
        showCharts();
        showStory();
    });
    connect(m_save, &QPushButton::clicked, this, &RolloutPage::save);
    connect(m_live, &QPushButton::clicked, this, &RolloutPage::openLive);
    connect(m_last, &QPushButton::clicked, this, [this] { openThing(m_view.body().value(u"last"_s).toString()); });
    connect(m_showOperation, &QPushButton::clicked, this, [this] { navigator().open({{}, u"operation"_s, m_operation}); });
    m_tick->setInterval(1000);
    // What is left of an approval ticks, whatever the engine says.
    connect(m_tick, &QTimer::timeout, this, &RolloutPage::showDecisions);
}

void RolloutPage::setShown(bool isShown)
{
    m_isShown = isShown;
    isShown ? m_tick->start() : m_tick->stop();
    activate();
}

void RolloutPage::activate()
{
    const bool isThere = m_isShown && m_model.isThere();
    m_view.setActive(m_isShown);
    m_evidence.setActive(isThere && link().offers(u"deploy:evidence"_s));
    m_newest.setActive(isThere && !m_model.isOver() && link().offers(u"deploy:evidence"_s));
    m_timeline.setActive(isThere && link().offers(u"deploy:timeline"_s));
    m_release.setActive(isThere && link().offers(u"releases:show"_s));
    m_sides->setActive(isThere && !m_model.isOver());
}

void RolloutPage::openThing(const QString& id)
{
    if (id.isEmpty() || id == m_wanted) {
        return;
    }
    m_wanted = id;
    m_view.setCall(viewCall(id));
}

void RolloutPage::openLive()
{
    m_wanted.clear();
    m_model = RolloutModel();
    m_view.setCall(viewCall({}));
}

void RolloutPage::begin()
{
    m_points.clear();
    m_stage.clear();
    m_turn.clear();
    m_overtaken.clear();
    m_replay->toEnd();
    m_replay->setMoments({});
    m_story->rows()->setRows({});
    m_outcome->hide();
    m_evidence.setCall(evidenceCall(m_model.id(), EvidenceModel::mostPoints));
    m_newest.setCall(evidenceCall(m_model.id(), newestScrapes));
    m_timeline.setCall({.command = u"deploy:timeline"_s, .parameters = {{u"id"_s, m_model.id()}}});
    m_release.setCall({.command = u"releases:show"_s, .parameters = {{u"version"_s, m_model.version()}}});
    showCharts();
    showRelease();
}

void RolloutPage::showView()
{
    m_trouble->setVisible(m_view.error().has_value());
    if (m_view.error()) {
        m_trouble->show(*m_view.error());
    }
    if (!m_view.hasData()) {
        return showNothing();
    }
    const RolloutModel shown(m_view.body());
    if (!shown.isThere()) {
        // It has just ended: it stays on show, with what came of it.
        return m_wanted.isEmpty() && m_model.isThere() ? openThing(m_model.id()) : showNothing();
    }
    const bool isAnother = shown.id() != m_model.id();
    const bool wasOver = m_model.isOver();
    m_model = shown;
    if (isAnother) {
        begin();
    }
    if (isAnother || wasOver != m_model.isOver()) {
        activate();
    }
    if (m_turn != m_model.turn()) {
        m_turn = m_model.turn();
        m_timeline.refresh();
        m_evidence.refresh();
    }
    if (!m_decidedAt.isEmpty() && m_decidedAt != m_model.place()) {
        // What a decision led to is seen by now, and its sentence no longer true.
        m_decidedAt.clear();
        m_outcome->hide();
    }
    m_empty->hide();
    m_content->show();
    m_live->setVisible(!m_wanted.isEmpty() && m_model.isOver());
    m_head->show(m_model, link().engineNow());
    setReason(m_save, link().offers(u"deploy:report"_s) ? QString() : tr("This engine writes no reports."));
    if (m_signIn) {
        m_signIn->renew(m_view.body());
    }
    showDecisions();
    showCharts();
}

void RolloutPage::showNothing()
{
    const bool isKnown = m_view.hasData();
    m_content->setVisible(!isKnown && m_model.isThere());
    m_empty->setVisible(!m_content->isVisibleTo(this));
    m_last->setVisible(isKnown && !m_view.body().value(u"last"_s).toString().isEmpty());
    if (isKnown) {
        const QString sentence = m_view.body().value(u"sentence"_s).toString(tr("No rollout is under way"));
        m_empty->tell(sentence, tr("Bring a version to production, or look at what was."));
    } else {
        m_empty->tell(m_view.error() ? m_view.error()->message : tr("It is not known yet how the rollout stands"), m_view.error() ? m_view.error()->hint : tr("The engine is being asked."));
    }
}

void RolloutPage::showDecisions()
{
    if (!m_model.isThere()) {
        return;
    }
    const Timestamp now = link().engineNow();
    const QString lost = link().state() == LinkState::Open ? QString() : tr("The engine does not answer: %1").arg(link().why().message);
    const DecisionModel decisions(m_view.body(), link().session(), now);
    const bool isOvertaken = !m_overtaken.isEmpty() && m_overtaken == decisions.evidence();
    m_decisions->setObstacle(!lost.isEmpty() ? lost : isOvertaken ? tr("The fresh evidence is being fetched.") : m_underway);
    m_decisions->setMaySignIn(static_cast<bool>(context().secondPerson));
    m_decisions->show(decisions, now);
    m_head->show(m_model, now);
    m_head->setObstacle(lost);
}

void RolloutPage::showEvidence(const Feed& feed)
{
    if (!feed.hasData() || !m_model.isThere()) {
        return;
    }
    const auto before = m_points.points().size();
    const double last = m_points.to();
    if (!m_points.take(feed.body())) {
        m_evidence.refresh();
        return;
    }
    if (before == m_points.points().size() && last == m_points.to()) {
        return;
    }
    QList<double> moments;
    moments.reserve(m_points.points().size());
    for (const EvidencePoint& point : m_points.points()) {
        moments.append(point.at);
    }
    m_replay->setMoments(moments);
    m_replayed->setText(m_points.replayed());
    showCharts();
}

void RolloutPage::showCharts()
{
    const double moment = m_replay->moment();
    const auto [from, to] = m_points.spanOf(m_stage);
    const EvidenceChart::Shown near = nearnessOf(m_points, moment, {from, to});
    const bool isReplay = m_replay->isReplay();
    m_stages->show(isReplay ? stagesAt(m_model.stages(), m_points, moment) : m_model.stages());
    // What is over has no sides of now, so that its table is that of its last scrapes.
    m_comparison->rows()->setRows(isReplay || m_model.isOver() ? comparisonAt(m_points, moment) : m_model.comparison());
    m_comparison->setVisible(m_comparison->rows()->rowCount() > 0);
    m_nearness->setText(isReplay ? tr("REPLAY: %1").arg(near.sentence) : m_model.isOver() && !near.sentence.isEmpty() ? tr("At its end: %1").arg(near.sentence) : m_model.nearness());
    m_near->show(near);
    for (TimeChart* chart : {m_errors, m_latency}) {
        TimeChart::Shown shown = chart == m_errors ? m_points.errors(moment, tokens(palette())) : m_points.latency(moment, tokens(palette()));
        shown.from = from;
        shown.to = std::max(to, from + m_points.step());
        chart->show(shown);
    }
}

void RolloutPage::choose(int stage)
{
    const QList<TimelineStage> stages = m_model.stages();
    if (stage < 0 || stage >= stages.size()) {
        return;
    }
    // The same stage again shows everything again.
    m_stage = stages[stage].name == m_stage ? QString() : stages[stage].name;
    showCharts();
}

void RolloutPage::showStory()
{
    const double moment = m_replay->moment();
    QJsonArray lines;
    for (const QJsonValue& line : m_timeline.body().value(u"lines"_s).toArray()) {
        const auto at = parseTimestamp(line[u"at"_s].toString());
        if (!m_replay->isReplay() || (at && static_cast<double>(microseconds(*at)) / 1000 <= moment)) {
            lines.append(line);
        }
    }
    m_story->rows()->setRows(lines);
}

void RolloutPage::showRelease()
{
    const bool isKnown = m_release.hasData() || m_release.error() || !link().offers(u"releases:show"_s);
    m_head->setSignature(isKnown ? std::optional(m_release.body().value(u"signed_by"_s).toString()) : std::nullopt);
}

void RolloutPage::rollBack(const QString& command)
{
    if (m_model.isOver()) {
        return navigator().ask(u"rollback"_s, {{u"to"_s, m_model.previous()}});
    }
    QJsonObject parameters;
    if (!m_decisions->reason().isEmpty()) {
        parameters.insert(u"reason"_s, m_decisions->reason());
    }
    decide(command, parameters);
}

void RolloutPage::decide(const QString& command, const QJsonObject& parameters)
{
    m_underway = tr("It is on its way to the engine.");
    showDecisions();
    link().call(this, {.command = command, .parameters = parameters}, [this, command, parameters](const Result<api::Reply>& reply) {
        m_underway.clear();
        have(command, reply, parameters.value(u"evidence"_s).toString());
        m_view.refresh();
        showDecisions();
    });
}

void RolloutPage::have(const QString& command, const Result<api::Reply>& reply, const QString& sentEvidence)
{
    if (reply) {
        m_decisions->clearReason();
        if (!reply->undo) {
            tellOutcome(*reply);
        } else {
            // What was done is told with the way back, and once only.
            m_outcome->hide();
            navigator().offerUndo({reply->body.value(u"sentence"_s).toString(), *reply->undo, [view = QPointer<Feed>(&m_view)] {
                                       if (view) {
                                           view->refresh();
                                       }
                                   }});
        }
        return;
    }
    m_showOperation->hide();
    m_decidedAt.clear();
    const bool isOvertaken = command == u"deploy:approve" && reply.error().code == ErrorCode::Conflict && reply.error().field == u"evidence";
    if (isOvertaken) {
        m_overtaken = sentEvidence;
        return m_outcome->show(Standing::Warning, tr("The evidence has changed since you looked; nothing was approved."), tr("The fresh figures are on show now: look at them, then approve again."));
    }
    m_outcome->show(reply.error(), reply.error().code == ErrorCode::Denied || reply.error().code == ErrorCode::Conflict ? Standing::Warning : Standing::Critical);
}

void RolloutPage::tellOutcome(const api::Reply& reply)
{
    m_decidedAt = m_model.place();
    m_operation = reply.operation;
    m_showOperation->setVisible(!m_operation.isEmpty());
    const QString sentence = reply.body.value(u"sentence"_s).toString(tr("The engine took it."));
    m_outcome->show(Standing::Ok, sentence, m_operation.isEmpty() ? QString() : tr("Operation %1 sees to it.").arg(m_operation));
}

void RolloutPage::askSecondPerson()
{
    if (!context().secondPerson || m_signIn) {
        return;
    }
    m_signIn = new SignInDialog(link(), context().secondPerson, m_view.body(), this);
    m_signIn->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_signIn, &SignInDialog::decided, this, [this](const api::Reply& reply) {
        tellOutcome(reply);
        m_view.refresh();
    });
    m_signIn->open();
}

void RolloutPage::save()
{
    const QString path = m_chooser(m_model.id() + u".html"_s);
    if (path.isEmpty()) {
        return;
    }
    setReason(m_save, tr("The report is being written."));
    link().call(this, {.command = u"deploy:report"_s, .parameters = {{u"id"_s, m_model.id()}}}, [this, path](const Result<api::Reply>& reply) {
        setReason(m_save, {});
        m_showOperation->hide();
        m_decidedAt.clear();
        const QByteArray html = reply ? reply->body.value(u"html"_s).toString().toUtf8() : QByteArray();
        if (!reply || html.isEmpty()) {
            return m_outcome->show(reply ? Error{ErrorCode::Corrupt, tr("the engine answered without a report"), tr("Use the window and the engine of one version"), {}} : reply.error(), Standing::Warning);
        }
        write(path, html);
    });
}

void RolloutPage::write(const QString& path, const QByteArray& html)
{
    if (const auto isSaved = replaceFile(path, html); !isSaved) {
        return m_outcome->show(isSaved.error(), Standing::Warning);
    }
    m_outcome->show(Standing::Ok, tr("The report was saved to %1").arg(path));
}

} // namespace godel::gui

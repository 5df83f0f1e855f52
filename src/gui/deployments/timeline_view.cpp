#include "gui/deployments/timeline_view.h"

#include "gui/parts/furniture.h"
#include "gui/theme/words.h"

#include <QEvent>
#include <QFont>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWidget>
#include <QTimer>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int heightOfScene = 76;

QString nameOf(Standing standing)
{
    switch (standing) {
    case Standing::Ok: return u"ok"_s;
    case Standing::Warning: return u"warning"_s;
    case Standing::Critical: return u"critical"_s;
    case Standing::Neutral: return u"neutral"_s;
    case Standing::Unknown: break;
    }
    return u"unknown"_s;
}

QString wordsOf(const TimelineStage& stage)
{
    if (stage.state == u"done") {
        return TimelineView::tr("passed");
    }
    if (stage.state == u"skipped") {
        return TimelineView::tr("not reached");
    }
    return stage.state == u"now" ? stage.watch : TimelineView::tr("%1 to be watched").arg(stage.watch);
}

QVariantMap colourMap(const QPalette& palette)
{
    const Tokens& token = tokens(palette);
    return {{u"ok"_s, token.ok}, {u"warning"_s, token.warning}, {u"critical"_s, token.critical}, {u"unknown"_s, token.unknown}, {u"neutral"_s, token.secondText}, {u"text"_s, token.text},
            {u"secondText"_s, token.secondText}, {u"accent"_s, token.accent}, {u"border"_s, token.border}, {u"surface"_s, token.surface}, {u"sunken"_s, token.sunken}};
}

} // namespace

TimelineView::TimelineView(const QString& scene, QWidget* parent) : QWidget(parent), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(space::small);
    // Its room is kept, so that nothing moves when it comes.
    setMinimumHeight(heightOfScene);
    // An engine for scenes takes as long to make as the whole page around it: it gets a turn of its own. What is due at once
    // would still be done in the turn that makes the page.
    QTimer::singleShot(1ms, this, [this, scene] { load(QUrl(scene)); });
}

TimelineView::~TimelineView()
{
    // It uses the engine to its end.
    delete m_scene;
}

void TimelineView::load(const QUrl& scene)
{
    m_engine = std::make_unique<QQmlEngine>();
    m_component = std::make_unique<QQmlComponent>(m_engine.get(), scene, QQmlComponent::Asynchronous);
    if (m_component->isLoading()) {
        connect(m_component.get(), &QQmlComponent::statusChanged, this, &TimelineView::haveLoaded);
    } else {
        haveLoaded();
    }
}

void TimelineView::haveLoaded()
{
    m_isLoaded = true;
    auto* root = m_component->isReady() ? qobject_cast<QQuickItem*>(m_component->create()) : nullptr;
    if (root == nullptr) {
        qWarning("the stage timeline is shown as text: %s", m_component->errors().isEmpty() ? "the scene is missing" : qUtf8Printable(m_component->errors().first().toString()));
        setMinimumHeight(0);
        return fill();
    }
    m_scene = new QQuickWidget(m_engine.get(), this);
    m_scene->setResizeMode(QQuickWidget::SizeRootObjectToView);
    m_scene->setContent(m_component->url(), m_component.get(), root);
    m_scene->setFocusPolicy(Qt::StrongFocus);
    m_scene->setObjectName(u"scene"_s);
    m_scene->setAccessibleName(tr("Stages"));
    m_scene->setFixedHeight(heightOfScene);
    m_row->addWidget(m_scene);
    // The scene tells of clicks by its own signal, which only the old form of connecting reaches.
    connect(root, SIGNAL(stageClicked(int)), this, SIGNAL(stageClicked(int)));
    paintScene();
    fill();
}

QString TimelineView::spoken(const QList<TimelineStage>& stages)
{
    QStringList parts;
    for (const TimelineStage& stage : stages) {
        parts.append(u"%1: %2, %3"_s.arg(stage.name, stage.state == u"now" ? tr("now") : wordOf(stage.standing), wordsOf(stage)));
    }
    return parts.join(u"; ");
}

void TimelineView::paintScene()
{
    if (m_scene != nullptr) {
        m_scene->setClearColor(tokens(palette()).canvas);
        m_scene->rootObject()->setProperty("colours", colourMap(palette()));
        m_scene->rootObject()->setProperty("isMirrored", isRightToLeft());
    }
}

void TimelineView::show(const QList<TimelineStage>& stages)
{
    if (stages == m_stages) {
        return;
    }
    m_stages = stages;
    setAccessibleDescription(spoken(stages));
    fill();
}

void TimelineView::fill()
{
    if (m_scene != nullptr) {
        fillScene();
    } else if (m_isLoaded) {
        fillLabels();
    }
}

void TimelineView::fillScene()
{
    QVariantList list;
    for (const TimelineStage& stage : std::as_const(m_stages)) {
        list.append(QVariantMap{{u"name"_s, stage.name}, {u"state"_s, stage.state}, {u"standing"_s, nameOf(stage.standing)}, {u"progress"_s, stage.progress}, {u"words"_s, wordsOf(stage)}});
    }
    m_scene->rootObject()->setProperty("stages", list);
    m_scene->setAccessibleDescription(spoken(m_stages));
}

void TimelineView::fillLabels()
{
    clear(m_row);
    for (const TimelineStage& stage : std::as_const(m_stages)) {
        auto* one = label(u"%1 · %2"_s.arg(stage.name, wordsOf(stage)), stage.state == u"now" ? u"heading"_s : QString());
        one->setWordWrap(true);
        m_row->addWidget(one);
    }
}

void TimelineView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::LayoutDirectionChange) {
        paintScene();
    }
}

} // namespace godel::gui

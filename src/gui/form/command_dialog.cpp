#include "gui/form/command_dialog.h"

#include "gui/form/command_form.h"
#include "gui/form/reply_view.h"
#include "gui/form/undo_strip.h"
#include "gui/parts/furniture.h"
#include "gui/parts/hold_button.h"
#include "gui/shell/ribbon.h"
#include "gui/theme/theme.h"

#include <QLineEdit>
#include <QScrollArea>

namespace godel::gui {

using namespace Qt::StringLiterals;
using catalog::Danger;

namespace {

QString dangerText(const catalog::CommandSpec& spec)
{
    switch (spec.danger) {
    case Danger::Reads: return CommandDialog::tr("only reads");
    case Danger::Changes: return CommandDialog::tr("changes something, and can be taken back");
    case Danger::Disrupts: return CommandDialog::tr("users may notice, or it costs");
    case Danger::Destroys: return CommandDialog::tr("destroys something for good");
    }
    return {};
}

Standing standingOf(Danger danger)
{
    return danger == Danger::Destroys ? Standing::Critical : danger == Danger::Disrupts ? Standing::Warning : Standing::Ok;
}

} // namespace

CommandDialog::CommandDialog(PageContext context, const catalog::CommandSpec& spec, const QJsonObject& parameters, QWidget* parent)
    : QDialog(parent), m_context(context), m_model(spec, context.link.session())
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("%1 – %2").arg(spec.name, m_model.session().environment));
    resize(680, 560);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(new Ribbon(context.link, this));
    auto* body = new QWidget;
    auto* inside = new QVBoxLayout(body);
    inside->setContentsMargins(space::wide, space::large, space::wide, space::large);
    inside->setSpacing(space::medium);
    addHead(inside);
    m_form = new CommandForm(m_model);
    inside->addWidget(m_form);
    m_outcome = new Banner;
    m_outcome->hide();
    inside->addWidget(m_outcome);
    m_reply = new ReplyView;
    inside->addWidget(m_reply);
    addTyping(inside);
    inside->addStretch();
    whole->addWidget(scrolling(body), 1);
    m_undo = new UndoStrip(m_context.link);
    auto* strip = new QVBoxLayout;
    strip->setContentsMargins(space::wide, 0, space::wide, 0);
    strip->addWidget(m_undo);
    whole->addLayout(strip);
    // Who closes the form can still take it back in the window behind it.
    connect(this, &QDialog::finished, this, [this] {
        if (const auto offer = m_undo->handOver()) {
            m_context.navigator.offerUndo(*offer);
        }
    });
    addButtons(whole);
    connect(&m_model, &FormModel::changed, this, &CommandDialog::update);
    m_form->fill(parameters);
    update();
    m_form->focusFirst();
}

void CommandDialog::addHead(QVBoxLayout* inside)
{
    const catalog::CommandSpec& spec = m_model.spec();
    inside->addWidget(label(spec.name, u"title"_s));
    auto* summary = label(spec.summary);
    summary->setWordWrap(true);
    inside->addWidget(summary);
    auto* marks = new QHBoxLayout;
    marks->setSpacing(space::small);
    auto* glyph = new StandingGlyph;
    glyph->setStanding(standingOf(spec.danger));
    marks->addWidget(glyph);
    marks->addWidget(label(dangerText(spec)));
    marks->addWidget(label(tr("for %1 and above").arg(catalog::name(spec.role)), u"second"_s));
    if (spec.needsSecondPerson) {
        marks->addWidget(label(tr("a second person has to confirm"), u"second"_s));
    }
    marks->addStretch();
    inside->addLayout(marks);
}

void CommandDialog::addTyping(QVBoxLayout* inside)
{
    m_typing = new QWidget;
    auto* column = new QVBoxLayout(m_typing);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::hair);
    m_phrase = label({});
    column->addWidget(m_phrase);
    m_typed = new QLineEdit;
    m_typed->setObjectName(u"confirmation"_s);
    m_typed->setFont(monoFont());
    m_typed->setAccessibleName(tr("Confirmation"));
    column->addWidget(m_typed);
    inside->addWidget(m_typing);
    connect(m_typed, &QLineEdit::textChanged, &m_model, &FormModel::setConfirmation);
}

void CommandDialog::addButtons(QVBoxLayout* inside)
{
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(space::wide, space::medium, space::wide, space::large);
    m_why = label({}, u"hint"_s);
    m_why->setWordWrap(true);
    foot->addWidget(m_why);
    m_asTyped = label({}, u"mono"_s);
    m_asTyped->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_asTyped->setWordWrap(true);
    m_asTyped->setAccessibleName(tr("The same on a terminal"));
    foot->addWidget(m_asTyped);
    auto* row = new QHBoxLayout;
    row->setSpacing(space::small);
    auto* close = button(tr("Close"));
    close->setObjectName(u"close"_s);
    m_follow = button(tr("Follow the operation"), u"link"_s);
    m_follow->hide();
    m_preview = button(tr("Show the plan"));
    m_preview->setObjectName(u"preview"_s);
    m_preview->setVisible(m_model.needsPlan());
    const bool isDangerous = m_model.needsPlan();
    m_run = runButton();
    m_run->setObjectName(u"run"_s);
    row->addWidget(close);
    row->addWidget(m_follow);
    row->addStretch();
    row->addWidget(m_preview);
    row->addSpacing(isDangerous ? space::wide : 0);
    row->addWidget(m_run);
    foot->addLayout(row);
    inside->addLayout(foot);
    // Enter never sets off what is dangerous: it closes.
    (isDangerous ? close : m_run)->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    connect(m_preview, &QPushButton::clicked, this, &CommandDialog::preview);
    connect(m_follow, &QPushButton::clicked, this, [this] { m_context.navigator.open({{}, u"operation"_s, m_operation}); });
}

QPushButton* CommandDialog::runButton()
{
    if (m_model.spec().needsHolding) {
        auto* held = new HoldButton(tr("Run in %1 · hold 2 s").arg(m_model.session().environment));
        connect(held, &HoldButton::held, this, &CommandDialog::run);
        return held;
    }
    const QString text = m_model.spec().danger == Danger::Reads ? tr("Ask") : tr("Run in %1").arg(m_model.session().environment);
    auto* clicked = button(text, m_model.needsPlan() ? u"danger"_s : u"primary"_s);
    connect(clicked, &QPushButton::clicked, this, &CommandDialog::run);
    return clicked;
}

api::Call CommandDialog::call(bool isDryRun) const
{
    return {m_model.spec().name, m_model.parameters(), isDryRun, isDryRun ? QString() : m_model.confirmation(), m_model.arguments()};
}

void CommandDialog::preview()
{
    m_planned = call(true);
    m_isAsking = true;
    update();
    m_context.link.call(this, call(true), [this](const Result<api::Reply>& reply) { haveReply(reply, true); });
}

void CommandDialog::run()
{
    m_isAsking = true;
    update();
    m_context.link.call(this, call(false), [this](const Result<api::Reply>& reply) { haveReply(reply, false); });
}

void CommandDialog::haveReply(const Result<api::Reply>& reply, bool isPlan)
{
    m_isAsking = false;
    m_hasPlan = isPlan && reply.has_value();
    m_reply->clear();
    if (!reply) {
        m_outcome->show(reply.error());
        return update();
    }
    m_reply->show(*reply, m_model.spec().columns);
    m_operation = isPlan ? QString() : reply->operation;
    m_follow->setVisible(!m_operation.isEmpty());
    if (isPlan) {
        m_outcome->show(Standing::Neutral, tr("This is the engine's plan; nothing has been done yet."));
    } else if (!m_operation.isEmpty()) {
        m_outcome->show(Standing::Ok, tr("It goes on as operation %1.").arg(m_operation), tr("It does not need this window."));
        m_context.navigator.tell(Standing::Ok, tr("%1 has begun").arg(m_model.spec().name), {{}, u"operation"_s, m_operation});
    } else if (m_model.spec().danger == Danger::Reads) {
        m_outcome->show(gui::standingOf(reply->status), reply->status == 0 ? tr("Answered.") : tr("Answered, and not all is well."));
    } else {
        m_outcome->show(Standing::Ok, tr("Done in %1.").arg(m_model.session().environment));
    }
    if (!isPlan && reply->undo) {
        m_undo->offer({tr("%1 in %2").arg(m_model.spec().name, m_model.session().environment), *reply->undo});
    }
    update();
}

void CommandDialog::update()
{
    const bool isPlanCurrent = m_hasPlan && m_planned.parameters == m_model.parameters() && m_planned.arguments == m_model.arguments();
    const QString why = m_model.whyNotReady();
    const bool waitsForPlan = m_model.needsPlan() && !isPlanCurrent;
    m_typing->setVisible(m_model.needsTyping() && isPlanCurrent);
    m_phrase->setText(tr("Type %1 to confirm:").arg(m_model.phrase()));
    setReason(m_preview, m_isAsking ? tr("The engine is asked …") : why);
    const QString runWhy = m_isAsking ? tr("The engine is asked …")
        : !why.isEmpty()              ? why
        : waitsForPlan                ? tr("Look at the engine's plan first.")
        : !m_model.isConfirmed()      ? tr("Type the phrase to confirm.")
                                      : QString();
    setReason(m_run, runWhy);
    m_why->setText(runWhy);
    m_why->setVisible(!runWhy.isEmpty());
    m_asTyped->setText(m_model.asTyped());
}

} // namespace godel::gui

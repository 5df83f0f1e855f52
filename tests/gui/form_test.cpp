#include "gui/form/command_dialog.h"
#include "gui/form/command_form.h"
#include "gui/parts/hold_button.h"
#include "gui/shell/command_palette.h"
#include "gui/stand/page_stand.h"
#include "support/catch.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>

using namespace godel;
using namespace godel::gui;
using namespace godel::test;
using namespace Qt::StringLiterals;
using catalog::Danger;
using catalog::Kind;

namespace {

/// An engine with every command that there is, each of which answers a plan or what came of it.
struct Stand : PageStand {
    Stand()
    {
        engine.declareAll();
        REQUIRE(open());
        for (const catalog::CommandSpec& spec : link.catalogue().commands()) {
            if (spec.name != u"session:show") {
                engine.answer(spec.name, [](const api::Call& call) { return api::Reply{{{u"sentence"_s, call.isDryRun ? u"so it would be"_s : u"so it is"_s}}, {}, 0}; });
            }
        }
    }
    [[nodiscard]] const QList<catalog::CommandSpec>& commands() const { return link.catalogue().commands(); }
};

void press(QWidget& widget, int key)
{
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QKeyEvent event(type, key, Qt::NoModifier);
        QApplication::sendEvent(&widget, &event);
    }
}

/// A text that this parameter takes.
QString right(const catalog::Parameter& parameter)
{
    if (!parameter.choices.isEmpty()) {
        return parameter.choices.last();
    }
    switch (parameter.kind) {
    case Kind::Text: return u"because"_s;
    case Kind::Label: return u"v2.1.0"_s;
    case Kind::Whole: return u"3"_s;
    case Kind::Share: return u"5"_s;
    case Kind::Duration: return u"15m"_s;
    case Kind::Time: return u"2026-02-08T10:30:00Z"_s;
    case Kind::Size: return u"4MiB"_s;
    case Kind::Flag: break;
    }
    return u"true"_s;
}

/// A text that this kind never takes; empty where a form lets nobody write one.
QString wrong(const catalog::Parameter& parameter)
{
    switch (parameter.kind) {
    case Kind::Text: return QString(300'000, u'x');
    case Kind::Label: return u"not/a name"_s;
    case Kind::Flag: return {};
    default: return u"often"_s;
    }
}

void fillRight(QDialog& dialog, const catalog::CommandSpec& spec)
{
    for (const catalog::Parameter& parameter : spec.parameters) {
        if (auto* line = dialog.findChild<QLineEdit*>(parameter.name)) {
            line->setText(right(parameter));
        }
    }
}

struct Opened {
    QPointer<CommandDialog> dialog;
    QAbstractButton* run;
    QAbstractButton* preview;

    Opened(Stand& stand, const catalog::CommandSpec& spec, const QJsonObject& filled = {}) : dialog(new CommandDialog(stand.context(), spec, filled))
    {
        dialog->show();
        run = buttonOf(*dialog, u"run"_s);
        preview = buttonOf(*dialog, u"preview"_s);
    }
    ~Opened() { delete dialog; }
};

/// By a click, or by holding it down where that is asked for.
void runIt(QAbstractButton& run)
{
    run.click();
    if (auto* held = qobject_cast<HoldButton*>(&run)) {
        held->setHoldTime(20ms);
        Q_EMIT held->pressed();
    }
}

} // namespace

TEST_CASE("every command has a form: an editor for each parameter, named, with its help and its error", "[gui][form]")
{
    Stand stand;
    REQUIRE(stand.commands().size() > 50);
    QSet<Kind> kinds;
    for (const catalog::CommandSpec& spec : stand.commands()) {
        INFO(spec.name.toStdString());
        FormModel model(spec, stand.link.session());
        CommandForm form(model);
        REQUIRE(nameless(form).isEmpty());
        for (const catalog::Parameter& parameter : spec.parameters) {
            INFO(parameter.name.toStdString());
            auto* editor = form.findChild<QWidget*>(parameter.name);
            REQUIRE(editor != nullptr);
            REQUIRE(editor->accessibleDescription() == parameter.help);
            REQUIRE(readable(form).contains(parameter.help));
            auto* line = qobject_cast<QLineEdit*>(editor);
            auto* document = qobject_cast<QPlainTextEdit*>(editor);
            REQUIRE((document != nullptr) == parameter.isDocument);
            if ((line == nullptr && document == nullptr) || wrong(parameter).isEmpty()) {
                continue;
            }
            const auto write = [line, document](const QString& text) { line != nullptr ? line->setText(text) : document->setPlainText(text); };
            kinds.insert(parameter.kind);
            write(wrong(parameter));
            const auto error = model.errorOf(parameter.name);
            REQUIRE(error.has_value());
            REQUIRE(error->field == parameter.name);
            REQUIRE(readable(form).contains(error->message));
            REQUIRE_FALSE(model.whyNotReady().isEmpty());
            write(right(parameter));
            REQUIRE_FALSE(model.errorOf(parameter.name).has_value());
            REQUIRE_FALSE(readable(form).contains(error->message));
            write({});
            REQUIRE(model.parameters().isEmpty());
        }
    }
    REQUIRE(kinds.size() >= 5);
}

TEST_CASE("kinds that no command has today are checked while they are typed, too", "[gui][form]")
{
    catalog::CommandSpec spec{.name = u"x:all"_s, .summary = u"All kinds"_s};
    for (const Kind kind : {Kind::Text, Kind::Label, Kind::Whole, Kind::Share, Kind::Duration, Kind::Time, Kind::Size}) {
        spec.parameters.append({.name = catalog::name(kind), .help = u"One"_s, .kind = kind});
    }
    spec.parameters.append({.name = u"secret"_s, .help = u"Never seen"_s, .isSecret = true});
    Stand stand;
    FormModel model(spec, stand.link.session());
    CommandForm form(model);
    for (const catalog::Parameter& parameter : spec.parameters) {
        auto* line = form.findChild<QLineEdit*>(parameter.name);
        line->setText(wrong(parameter));
        REQUIRE(model.errorOf(parameter.name).has_value());
        line->setText(right(parameter));
        REQUIRE_FALSE(model.errorOf(parameter.name).has_value());
    }
    REQUIRE(form.findChild<QLineEdit*>(u"secret"_s)->echoMode() == QLineEdit::Password);
    REQUIRE_FALSE(model.asTyped().contains(u"because"_s + u" --secret"_s));
    REQUIRE(model.asTyped().contains(u"--secret=…"));
    REQUIRE(model.asTyped().contains(u"--duration=15m"));
    model.setText(u"text"_s, u"it's $HOME; rm"_s);
    REQUIRE(model.asTyped().contains(uR"(--text='it'\''s $HOME; rm')"_s));
}

TEST_CASE("what disrupts or destroys runs only after the plan and the phrase, for every command", "[gui][form]")
{
    Stand stand;
    int dangerous = 0;
    int destroying = 0;
    for (const catalog::CommandSpec& spec : stand.commands()) {
        if (spec.danger < Danger::Disrupts) {
            continue;
        }
        ++dangerous;
        INFO(spec.name.toStdString());
        Opened opened(stand, spec);
        fillRight(*opened.dialog, spec);
        REQUIRE_FALSE(opened.run->isEnabled());
        REQUIRE(readable(*opened.dialog).contains(u"Look at the engine's plan first."));
        opened.preview->click();
        REQUIRE(waitFor([&] { return readable(*opened.dialog).contains(u"so it would be"); }));
        REQUIRE(stand.engine.last(spec.name).isDryRun);
        if (spec.danger == Danger::Destroys) {
            ++destroying;
            REQUIRE_FALSE(opened.run->isEnabled());
            auto* typed = opened.dialog->findChild<QLineEdit*>(u"confirmation"_s);
            REQUIRE(typed->isVisible());
            typed->setText(u"demo/wrong"_s);
            REQUIRE_FALSE(opened.run->isEnabled());
            const auto given = catalog::validated(spec, stand.engine.last(spec.name).parameters);
            REQUIRE_OK(given);
            typed->setText(catalog::confirmationPhrase(u"demo"_s, spec, *given));
        }
        REQUIRE(opened.run->isEnabled());
        // What was planned and what would run are one thing: whatever is changed needs its own plan.
        if (auto* further = opened.dialog->findChild<QLineEdit*>(u"further"_s)) {
            further->setText(u"--trace-gc"_s);
            REQUIRE_FALSE(opened.run->isEnabled());
            further->clear();
            REQUIRE(opened.run->isEnabled());
        }
        if (!spec.parameters.isEmpty()) {
            if (auto* line = opened.dialog->findChild<QLineEdit*>(spec.parameters.first().name)) {
                const QString before = line->text();
                line->setText(before + u'1');
                REQUIRE_FALSE(opened.run->isEnabled());
                line->setText(before);
            }
        }
        REQUIRE(stand.engine.count(spec.name) == 1);
        REQUIRE(opened.run->isEnabled());
        runIt(*opened.run);
        REQUIRE(waitFor([&] { return readable(*opened.dialog).contains(u"so it is"); }));
        REQUIRE_FALSE(stand.engine.last(spec.name).isDryRun);
        REQUIRE_FALSE(opened.run->isEnabled());
    }
    REQUIRE(dangerous >= 10);
    REQUIRE(destroying >= 3);
}

TEST_CASE("Enter never runs what is dangerous, in no field and with nothing in focus, and Esc closes every form", "[gui][form]")
{
    Stand stand;
    for (const catalog::CommandSpec& spec : stand.commands()) {
        INFO(spec.name.toStdString());
        if (spec.danger >= Danger::Disrupts) {
            for (const catalog::Parameter& parameter : spec.parameters) {
                Opened opened(stand, spec);
                fillRight(*opened.dialog, spec);
                opened.preview->click();
                REQUIRE(waitFor([&] { return opened.preview->isEnabled(); }));
                const int before = stand.engine.count(spec.name);
                if (auto* editor = opened.dialog->findChild<QWidget*>(parameter.name)) {
                    press(*editor, Qt::Key_Return);
                }
                (void)waitFor([] { return false; }, 2);
                REQUIRE(stand.engine.count(spec.name) == before);
            }
            Opened opened(stand, spec);
            const int before = stand.engine.count(spec.name);
            press(*opened.dialog, Qt::Key_Enter);
            REQUIRE(stand.engine.count(spec.name) == before);
        }
        Opened opened(stand, spec);
        press(*opened.dialog, Qt::Key_Escape);
        REQUIRE_FALSE((opened.dialog && opened.dialog->isVisible()));
    }
}

TEST_CASE("who may not, is told so beside the button; a refusal keeps what was typed; an operation can be followed", "[gui][form]")
{
    Stand stand;
    stand.engine.signIn(u"vera"_s, catalog::Role::Viewer);
    stand.link.tryNow();
    REQUIRE(waitFor([&] { return stand.link.session().person == u"vera"; }));
    {
        Opened opened(stand, *stand.link.catalogue().find(u"users:add"_s), {{u"name"_s, u"carl"_s}});
        REQUIRE_FALSE(opened.run->isEnabled());
        REQUIRE(readable(*opened.dialog).contains(u"users:add is for the role admin, and you are viewer"));
    }
    stand.engine.signIn(u"anna"_s, catalog::Role::Admin);
    stand.link.tryNow();
    REQUIRE(waitFor([&] { return stand.link.session().person == u"anna"; }));
    Opened opened(stand, *stand.link.catalogue().find(u"users:add"_s), {{u"name"_s, u"carl"_s}, {u"role"_s, u"approver"_s}, {u"uid"_s, 1003}});
    REQUIRE(stand.engine.count(u"users:add"_s) == 0);
    REQUIRE(opened.dialog->windowTitle().contains(u"demo"));
    stand.engine.refuse(u"users:add"_s, {ErrorCode::Conflict, u"somebody has this account"_s, u"Choose another"_s, u"uid"_s});
    opened.run->click();
    REQUIRE(waitFor([&] { return readable(*opened.dialog).contains(u"somebody has this account"); }));
    REQUIRE(readable(*opened.dialog).contains(u"Choose another"));
    REQUIRE(opened.dialog->findChild<QLineEdit*>(u"name"_s)->text() == u"carl");
    stand.engine.answer(u"users:add"_s, [](const api::Call&) { return api::Reply{{{u"ok"_s, true}}, u"op-7"_s, 0}; });
    opened.run->click();
    REQUIRE(waitFor([&] { return readable(*opened.dialog).contains(u"op-7"); }));
    REQUIRE(stand.engine.last(u"users:add"_s).parameters.value(u"role"_s).toString() == u"approver");
    REQUIRE(stand.engine.last(u"users:add"_s).parameters.value(u"uid"_s).toString() == u"1003");
    buttonOf(*opened.dialog, u"Follow the operation"_s)->click();
    REQUIRE(stand.opened == QList<Destination>{{{}, u"operation"_s, u"op-7"_s}});
}

TEST_CASE("a form that is closed while the engine is still asked leaves nothing behind", "[gui][form]")
{
    Stand stand;
    stand.engine.hold();
    {
        Opened opened(stand, *stand.link.catalogue().find(u"audit:verify"_s));
        opened.run->click();
        REQUIRE(stand.engine.held() == 1);
        REQUIRE_FALSE(opened.run->isEnabled());
    }
    stand.engine.release();
    (void)waitFor([] { return false; }, 20);
    REQUIRE(stand.told.isEmpty());
}

TEST_CASE("the palette finds every command by its name and by words of its summary, marks danger, and only opens", "[gui][palette]")
{
    Stand stand;
    const size_t before = stand.engine.calls().size();
    for (const catalog::CommandSpec& spec : stand.commands()) {
        INFO(spec.name.toStdString());
        QPointer<CommandPalette> palette = new CommandPalette(commandEntries(stand.link.catalogue()));
        QList<Destination> picked;
        QObject::connect(palette, &CommandPalette::picked, [&picked](const Destination& where) { picked.append(where); });
        auto* typed = palette->findChild<QLineEdit*>();
        auto* list = palette->findChild<QListView*>();
        typed->setText(spec.name);
        REQUIRE(list->model()->index(0, 0).data().toString() == spec.name);
        const QString spoken = list->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
        REQUIRE(spoken.contains(catalog::name(spec.danger)));
        REQUIRE(spoken.contains(catalog::name(spec.role)));
        typed->setText(spec.summary.toUpper());
        bool isFound = false;
        for (int row = 0; row < list->model()->rowCount(); ++row) {
            isFound = isFound || list->model()->index(row, 0).data().toString() == spec.name;
        }
        REQUIRE(isFound);
        typed->setText(spec.name);
        press(*typed, Qt::Key_Return);
        REQUIRE(picked == QList<Destination>{{{}, u"command"_s, spec.name}});
        delete palette;
    }
    REQUIRE(stand.engine.calls().size() == before);
    CommandPalette palette(commandEntries(stand.link.catalogue()));
    auto* typed = palette.findChild<QLineEdit*>();
    auto* list = palette.findChild<QListView*>();
    typed->setText(u"no such thing at all"_s);
    REQUIRE(list->model()->rowCount() == 0);
    REQUIRE(readable(palette).contains(u"No page and no command is called \"no such thing at all\"."));
    press(*typed, Qt::Key_Down);
    press(*typed, Qt::Key_Return);
    typed->setText(u"deploy"_s);
    press(*typed, Qt::Key_Down);
    REQUIRE(list->currentIndex().row() == 1);
    press(*typed, Qt::Key_PageUp);
    REQUIRE(list->currentIndex().row() == 0);
}

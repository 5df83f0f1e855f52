#pragma once

#include "gui/shell/page.h"
#include "gui/stand/scripted_engine.h"
#include "support/wait.h"

#include <QAbstractButton>

namespace godel::test {

/// Where a page stands in a test: a scripted engine, a link that is open, and a window that records where the page wants to go.
class PageStand : public gui::Navigator {
public:
    PageStand() : link(engine, QStringLiteral("demo")) {}

    /// Opens the link; what was scripted before is in the catalogue.
    bool open()
    {
        link.begin();
        return waitFor([this] { return link.state() == gui::LinkState::Open; });
    }
    [[nodiscard]] gui::PageContext context() { return {link, *this}; }

    void open(const gui::Destination& destination) override { opened.append(destination); }
    void ask(const QString& command, const QJsonObject& parameters) override { asked.append({command, parameters}); }
    void tell(gui::Standing, const QString& sentence, const gui::Destination&) override { told.append(sentence); }

    void offerUndo(const gui::UndoOffer& offer) override { undoable.append(offer); }

    ScriptedEngine engine;
    gui::Link link;
    QList<gui::Destination> opened;
    QList<std::pair<QString, QJsonObject>> asked;
    QStringList told;
    QList<gui::UndoOffer> undoable;
};

/// Every visible text of the widget and what is in it, one a line: what a person can read.
[[nodiscard]] QString readable(const QWidget& widget);
/// The button with this text or object name; null if there is none.
[[nodiscard]] QAbstractButton* buttonOf(const QWidget& widget, const QString& text);
/// Names of controls that nobody could know without seeing them: no accessible name, text or label.
[[nodiscard]] QStringList nameless(const QWidget& widget);
/// What a person can act on: buttons, fields, lists, charts, scenes; not the parts that those are made of.
[[nodiscard]] QList<QWidget*> controlsOf(const QWidget& widget);
/// Texts of buttons and labels with a role that were not given to translators; only under a language that marks all of its texts with brackets.
[[nodiscard]] QStringList untranslated(const QWidget& widget);
/// Labels and buttons whose text does not fit into them, as "text (has 40, needs 60)".
[[nodiscard]] QStringList clipped(const QWidget& widget);

} // namespace godel::test

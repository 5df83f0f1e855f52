#pragma once

#include "gui/link/second_person.h"
#include "gui/link/feed.h"
#include "gui/shell/destination.h"
#include "gui/theme/tokens.h"

#include <QWidget>

namespace godel::gui {

/// What was just done, with the way to take it back.
struct UndoOffer {
    QString done; ///< a sentence
    api::WayBack wayBack;
    std::function<void()> then{}; ///< once it is taken back
};

/// How a page gets elsewhere and says something. Implemented by the window.
class Navigator {
public:
    virtual ~Navigator() = default;

    virtual void open(const Destination& destination) = 0;
    /// Opens the confirming form of a command with what is known already filled in; it never runs a command by itself.
    virtual void ask(const QString& command, const QJsonObject& parameters) = 0;
    /// Says in the window that something was begun, done or refused; with a link to where it can be seen.
    virtual void tell(Standing standing, const QString& sentence, const Destination& where) = 0;
    /// Lets the person take back for a while what was just done.
    virtual void offerUndo(const UndoOffer& offer) = 0;
};

/// What every page is given.
struct PageContext {
    Link& link;
    Navigator& navigator;
    SecondPerson secondPerson{}; ///< for pages where two people decide
};

/// One page of the window. It asks for nothing while it is not shown.
class Page : public QWidget {
    Q_OBJECT
public:
    explicit Page(PageContext context, QWidget* parent = nullptr) : QWidget(parent), m_context(context) {}

    /// Called when it comes into sight and leaves it: turns its feeds on and off.
    virtual void setShown(bool isShown) = 0;
    /// Goes to one thing of the page: a rollout, an operation. Pages without such things do nothing.
    virtual void openThing(const QString& id) { Q_UNUSED(id) }

protected:
    [[nodiscard]] Link& link() const { return m_context.link; }
    [[nodiscard]] Navigator& navigator() const { return m_context.navigator; }
    [[nodiscard]] const PageContext& context() const { return m_context; }

private:
    PageContext m_context;
};

} // namespace godel::gui

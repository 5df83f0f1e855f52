#pragma once

#include "gui/link/second_person.h"
#include "gui/link/feed.h"
#include "gui/shell/destination.h"
#include "gui/theme/tokens.h"

#include <QTimer>
#include <QWidget>
#include <deque>
#include <functional>
#include <memory>

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
    explicit Page(PageContext context, QWidget* parent = nullptr);

    /// Called when it comes into sight and leaves it: turns its feeds on and off.
    virtual void setShown(bool isShown) = 0;
    /// Goes to one thing of the page: a rollout, an operation. Pages without such things do nothing.
    virtual void openThing(const QString& id) { Q_UNUSED(id) }
    /// Whether every part is in its place.
    [[nodiscard]] bool isUnfolded() const { return m_folded.empty(); }

Q_SIGNALS:
    /// A part came into its place after the page was opened.
    void unfolded(QWidget* part);

protected:
    /// Puts a part into its place in a later turn of the event loop, after those that were given before it. For what is below the fold, or on a
    /// leaf that is not open yet: a page with many parts would hold up the window if it were dressed and laid out at once.
    void unfoldLater(QWidget* part, std::function<void(QWidget*)> place);
    /// Puts everything into its place now, for who does not wait.
    void unfoldNow();
    [[nodiscard]] Link& link() const { return m_context.link; }
    [[nodiscard]] Navigator& navigator() const { return m_context.navigator; }
    [[nodiscard]] const PageContext& context() const { return m_context; }

private:
    struct Folded {
        std::unique_ptr<QWidget> part;
        std::function<void(QWidget*)> place;
    };
    void unfoldNext();
    void placeNext();

    PageContext m_context;
    QTimer m_unfolding;
    std::deque<Folded> m_folded; ///< belongs to nobody yet but the page
};

} // namespace godel::gui

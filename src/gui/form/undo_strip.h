#pragma once

#include "gui/link/link.h"
#include "gui/shell/page.h"

class QPushButton;
class QShortcut;
class QTimer;

namespace godel::gui {

class Banner;

/// "Done: … [Undo]" for ten seconds after something reversible was done; Ctrl+Z does it too. One offer at a time: the next one takes the
/// place of the one before, and who may not give the command that takes it back is offered nothing. What came of it is said in the
/// same place.
class UndoStrip final : public QWidget {
    Q_OBJECT
public:
    explicit UndoStrip(Link& link, QWidget* parent = nullptr);

    /// How long it can be undone, and is said what came of it.
    void setOfferTime(std::chrono::milliseconds time);
    void offer(const UndoOffer& offer);
    /// What is still on offer, which it no longer is here.
    [[nodiscard]] std::optional<UndoOffer> handOver();

private:
    void undo();
    void have(const UndoOffer& offer, const Result<api::Reply>& reply);
    void setOffer(std::optional<UndoOffer> offer);

    Link& m_link;
    std::optional<UndoOffer> m_offer;
    Banner* m_banner;
    QPushButton* m_undo;
    QShortcut* m_keys;
    QTimer* m_end;
};

} // namespace godel::gui

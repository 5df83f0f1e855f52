#include "gui/form/undo_strip.h"

#include "gui/parts/furniture.h"

#include <QAccessible>
#include <QShortcut>
#include <QTimer>

namespace godel::gui {

using namespace Qt::StringLiterals;

UndoStrip::UndoStrip(Link& link, QWidget* parent)
    : QWidget(parent), m_link(link), m_banner(new Banner(this)), m_undo(button(tr("Undo (%1)").arg(QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText)))),
      m_keys(new QShortcut(QKeySequence::Undo, this)), m_end(new QTimer(this))
{
    auto* inside = new QVBoxLayout(this);
    inside->setContentsMargins(0, 0, 0, space::small);
    inside->addWidget(m_banner);
    m_undo->setObjectName(u"undo"_s);
    m_banner->actions()->addWidget(m_undo);
    m_end->setSingleShot(true);
    m_end->setInterval(std::chrono::seconds(10));
    connect(m_undo, &QPushButton::clicked, this, &UndoStrip::undo);
    connect(m_keys, &QShortcut::activated, this, &UndoStrip::undo);
    connect(m_end, &QTimer::timeout, this, [this] {
        setOffer({});
        hide();
    });
    setOffer({});
    hide();
}

void UndoStrip::setOfferTime(std::chrono::milliseconds time)
{
    m_end->setInterval(time);
}

void UndoStrip::offer(const UndoOffer& offer)
{
    const auto spec = m_link.catalogue().find(offer.wayBack.command);
    if (!spec || m_link.session().role < spec->role) {
        return;
    }
    m_banner->show(Standing::Ok, tr("Done: %1").arg(offer.done));
    m_undo->setAccessibleName(tr("Undo: %1").arg(offer.done));
    setOffer(offer);
    show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

std::optional<UndoOffer> UndoStrip::handOver()
{
    const auto offer = m_offer;
    setOffer({});
    hide();
    return offer;
}

void UndoStrip::undo()
{
    const UndoOffer offer = *m_offer;
    setOffer({});
    m_end->stop();
    m_banner->show(Standing::Ok, tr("It is being taken back: %1").arg(offer.done));
    m_link.call(this, {.command = offer.wayBack.command, .parameters = offer.wayBack.parameters}, [this, offer](const Result<api::Reply>& reply) { have(offer, reply); });
}

void UndoStrip::have(const UndoOffer& offer, const Result<api::Reply>& reply)
{
    if (reply && offer.then) {
        offer.then();
    }
    if (m_offer) {
        // Something else was done meanwhile, and its own way back matters more now.
        return;
    }
    reply ? m_banner->show(Standing::Ok, tr("Taken back: %1").arg(offer.done)) : m_banner->show(reply.error(), Standing::Warning);
    m_end->start();
}

void UndoStrip::setOffer(std::optional<UndoOffer> offer)
{
    m_offer = std::move(offer);
    m_undo->setVisible(m_offer.has_value());
    m_keys->setEnabled(m_offer.has_value());
    m_offer ? m_end->start() : m_end->stop();
}

} // namespace godel::gui

#include "gui/deployments/rollout_head.h"

#include "gui/parts/furniture.h"
#include "gui/parts/hold_button.h"
#include "gui/theme/icons.h"

#include <QApplication>
#include <QClipboard>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int shortHash = 12;

} // namespace

RolloutHead::RolloutHead(QWidget* parent)
    : QWidget(parent), m_glyph(new StandingGlyph(this, 20)), m_versions(label({}, u"title"_s)), m_sentence(label({}, u"heading"_s)), m_detail(label({}, u"hint"_s)), m_origin(label({}, u"hint"_s)),
      m_hash(label({}, u"mono"_s)), m_signature(label({}, u"hint"_s)), m_copy(button(tr("Copy"), u"flat"_s)), m_back(button(tr("Roll back now"), u"danger"_s)), m_cut(new HoldButton(tr("Cut off · hold 2 s")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* card = new Card;
    auto* row = new QHBoxLayout;
    row->setSpacing(space::wide);
    row->addWidget(words(), 1);
    row->addWidget(waysBack(), 0, Qt::AlignTop);
    card->inside()->addLayout(row);
    column->addWidget(card);
    connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_artefact); });
    connect(m_back, &QPushButton::clicked, this, [this] { Q_EMIT wayBackAsked(u"rollback"_s); });
    connect(m_cut, &HoldButton::held, this, [this] { Q_EMIT wayBackAsked(u"rollback:emergency"_s); });
}

QWidget* RolloutHead::words()
{
    auto* whole = new QWidget;
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::hair);
    for (QLabel* one : {m_versions, m_sentence, m_detail, m_origin}) {
        one->setWordWrap(true);
        one->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    auto* first = new QHBoxLayout;
    first->setSpacing(space::medium);
    first->addWidget(m_versions, 1);
    column->addLayout(first);
    auto* state = new QHBoxLayout;
    state->setSpacing(space::small);
    state->addWidget(m_glyph, 0, Qt::AlignTop);
    state->addWidget(m_sentence, 1);
    column->addLayout(state);
    column->addWidget(m_detail);
    column->addWidget(m_origin);
    auto* hash = new QHBoxLayout;
    hash->setSpacing(space::small);
    m_copy->setObjectName(u"copyHash"_s);
    m_copy->setIcon(icon(u"copy"_s));
    m_copy->setAccessibleName(tr("Copy the whole artefact hash"));
    hash->addWidget(m_hash);
    hash->addWidget(m_copy);
    hash->addWidget(m_signature);
    hash->addStretch();
    column->addLayout(hash);
    return whole;
}

QWidget* RolloutHead::waysBack()
{
    auto* whole = new QWidget;
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::small);
    m_back->setObjectName(u"rollback"_s);
    m_back->setIcon(icon(u"undo-2"_s));
    m_back->setMinimumHeight(36);
    m_cut->setObjectName(u"rollbackEmergency"_s);
    column->addWidget(m_back);
    column->addWidget(m_cut);
    column->addStretch();
    return whole;
}

void RolloutHead::show(const RolloutModel& model, Timestamp now)
{
    m_versions->setText(u"%1 \u2190 %2"_s.arg(model.version(), model.previous()));
    m_versions->setAccessibleName(tr("%1 in place of %2").arg(model.version(), model.previous()));
    m_glyph->setStanding(model.standing());
    m_sentence->setText(model.sentence());
    m_detail->setText(model.detail(now));
    m_origin->setText(model.origin(now));
    m_artefact = model.artefact();
    m_hash->setText(m_artefact.isEmpty() ? tr("no artefact hash was told") : u"sha256 %1…"_s.arg(m_artefact.left(shortHash)));
    m_hash->setToolTip(m_artefact);
    m_copy->setVisible(!m_artefact.isEmpty());
    m_back->setText(model.isOver() ? tr("Roll back to %1 …").arg(model.previous()) : tr("Roll back now"));
    m_back->setToolTip(model.isOver() ? tr("Opens the form that confirms it.") : tr("One click: %1 gets all traffic again; running requests are answered.").arg(model.previous()));
    m_back->setVisible(!model.isTurnedBack());
    m_cut->setVisible(!model.isOver());
}

void RolloutHead::setSignature(const std::optional<QString>& keyId)
{
    if (!keyId) {
        return m_signature->setText(tr("its signature is being looked up"));
    }
    m_signature->setText(keyId->isEmpty() ? tr("? signature not known here") : tr("✓ signed by key %1").arg(*keyId));
}

void RolloutHead::setObstacle(const QString& whyNot)
{
    const QString back = m_back->toolTip();
    m_back->setEnabled(whyNot.isEmpty());
    m_cut->setEnabled(whyNot.isEmpty());
    m_back->setAccessibleDescription(whyNot.isEmpty() ? back : whyNot);
    if (!whyNot.isEmpty()) {
        m_back->setToolTip(whyNot);
    }
}

} // namespace godel::gui

#include "gui/deployments/decision_panel.h"

#include "gui/parts/furniture.h"

#include <QLineEdit>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

QString capitalised(QString sentence)
{
    // "v2.1.0" is a name and stays as it is.
    if (sentence.size() > 1 && sentence[1].isLetter()) {
        sentence[0] = sentence[0].toUpper();
    }
    return sentence;
}

} // namespace

DecisionPanel::DecisionPanel(QWidget* parent)
    : QWidget(parent), m_sentence(label({}, u"heading"_s)), m_quorum(label({}, u"hint"_s)), m_given(label({}, u"hint"_s)), m_reason(new QLineEdit), m_reject(button(tr("Reject"), u"danger"_s)),
      m_hold(button(tr("Hold 15 m"))), m_lead(button(tr("Approve"), u"primary"_s)), m_second(button(tr("A second person decides here …"))), m_why(label({}, u"hint"_s))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* card = new Card;
    column->addWidget(card);
    for (QLabel* one : {m_sentence, m_quorum, m_given}) {
        one->setWordWrap(true);
        card->inside()->addWidget(one);
    }
    card->inside()->addWidget(buttons());
    m_why->setWordWrap(true);
    m_why->setObjectName(u"whyNot"_s);
    card->inside()->addWidget(m_why);
    m_given->setTextInteractionFlags(Qt::TextSelectableByMouse);
    connect(m_reject, &QPushButton::clicked, this, [this] { give(m_rejecting); });
    connect(m_hold, &QPushButton::clicked, this, [this] { give(m_holding); });
    connect(m_lead, &QPushButton::clicked, this, [this] { give(m_leading); });
    connect(m_second, &QPushButton::clicked, this, &DecisionPanel::secondPersonAsked);
    connect(m_reason, &QLineEdit::textEdited, this, &DecisionPanel::reasonEdited);
}

QWidget* DecisionPanel::buttons()
{
    m_reason->setPlaceholderText(tr("Reason; it stays on record"));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setObjectName(u"reason"_s);
    m_reason->setMaxLength(500);
    m_reject->setObjectName(u"reject"_s);
    m_hold->setObjectName(u"hold"_s);
    m_lead->setObjectName(u"lead"_s);
    m_second->setObjectName(u"second"_s);
    auto* whole = new QWidget;
    auto* row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::small);
    row->addWidget(m_reason, 1);
    row->addWidget(m_reject);
    // What turns back does not stand beside what leads on.
    row->addSpacing(space::wide);
    row->addWidget(m_hold);
    row->addWidget(m_lead);
    row->addWidget(m_second);
    return whole;
}

QString DecisionPanel::reason() const
{
    return m_reason->text().trimmed();
}

void DecisionPanel::clearReason()
{
    m_reason->clear();
}

void DecisionPanel::show(const DecisionModel& model, Timestamp now)
{
    m_leading = model.leading();
    m_holding = model.hold(reason());
    m_rejecting = model.reject(reason());
    m_evidence = model.evidence();
    const QString sentence = model.sentence();
    m_sentence->setText(m_leading.command == u"deploy:approve" && model.isAsked() ? tr("If you approve: %1").arg(sentence) : capitalised(sentence));
    m_quorum->setText(model.quorum());
    m_quorum->setVisible(!m_quorum->text().isEmpty());
    QStringList given;
    for (const GivenApproval& approval : model.approvals()) {
        given.append(tr("Approved by %1").arg(approval.text(now)));
    }
    m_given->setText(given.join(u'\n'));
    m_given->setVisible(!given.isEmpty());
    m_lead->setText(m_leading.title);
    m_hold->setText(m_holding.title);
    m_reject->setText(m_rejecting.title);
    m_second->setVisible(m_maySignIn && model.isForASecondPerson());
    showWhyNot();
    setVisible(model.isUnderWay() || m_leading.command == u"deploy:confirm");
}

void DecisionPanel::showWhyNot()
{
    const auto reasonOf = [this](const Decision& decision) { return m_obstacle.isEmpty() ? decision.whyNot : m_obstacle; };
    // A grey button loses the focus to whatever comes next, and the page would move there under the hand.
    for (const auto& [one, decision] : {std::pair(m_lead, &m_leading), {m_hold, &m_holding}, {m_reject, &m_rejecting}}) {
        if (one->hasFocus() && !reasonOf(*decision).isEmpty()) {
            m_reason->setFocus();
        }
    }
    setReason(m_lead, reasonOf(m_leading));
    setReason(m_hold, reasonOf(m_holding));
    setReason(m_reject, reasonOf(m_rejecting));
    setReason(m_second, m_obstacle);
    // One line is enough: it names each button that is grey, and the next step of the one that leads on.
    QStringList lines;
    if (!m_obstacle.isEmpty()) {
        lines.append(m_obstacle);
    } else {
        if (!m_leading.isOffered()) {
            lines.append(u"%1: %2%3"_s.arg(m_leading.title, m_leading.whyNot, m_leading.next.isEmpty() ? QString() : u". "_s + m_leading.next));
        }
        const bool isSame = m_holding.whyNot == m_rejecting.whyNot;
        if (!m_rejecting.isOffered()) {
            lines.append(u"%1: %2"_s.arg(isSame ? tr("%1 and %2").arg(m_rejecting.title, m_holding.title) : m_rejecting.title, m_rejecting.whyNot));
        }
        if (!m_holding.isOffered() && !isSame) {
            lines.append(u"%1: %2"_s.arg(m_holding.title, m_holding.whyNot));
        }
    }
    m_why->setText(lines.join(u'\n'));
    m_why->setVisible(!lines.isEmpty());
}

void DecisionPanel::give(const Decision& decision)
{
    QJsonObject parameters;
    if (decision.command == u"deploy:approve") {
        parameters.insert(u"evidence"_s, m_evidence);
        if (!reason().isEmpty()) {
            parameters.insert(u"comment"_s, reason());
        }
    } else if (decision.command == u"deploy:hold" || decision.command == u"deploy:reject") {
        parameters.insert(u"reason"_s, reason());
    }
    if (decision.command == u"deploy:hold") {
        parameters.insert(u"for"_s, u"15m"_s);
    }
    Q_EMIT decided(decision.command, parameters);
}

} // namespace godel::gui

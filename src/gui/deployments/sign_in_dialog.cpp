#include "gui/deployments/sign_in_dialog.h"

#include "gui/parts/furniture.h"
#include "gui/shell/ribbon.h"

#include <QLineEdit>

namespace godel::gui {

using namespace Qt::StringLiterals;

SignInDialog::SignInDialog(Link& link, SecondPerson secondPerson, QJsonObject view, QWidget* parent)
    : QDialog(parent), m_link(link), m_secondPerson(std::move(secondPerson)), m_view(std::move(view)), m_token(new QLineEdit), m_signIn(button(tr("Sign in"))), m_who(label({}, u"heading"_s)),
      m_comment(new QLineEdit), m_decide(button(tr("Approve"), u"primary"_s)), m_trouble(new Banner)
{
    setWindowTitle(tr("A second person decides – %1").arg(m_link.session().environment));
    setMinimumWidth(520);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(new Ribbon(m_link));
    auto* inside = new QVBoxLayout;
    whole->addLayout(inside);
    inside->setContentsMargins(space::large, space::large, space::large, space::large);
    inside->setSpacing(space::medium);
    inside->addWidget(label(tr("A second person decides"), u"title"_s));
    auto* what = label(m_view.value(u"next"_s).toObject().value(u"sentence"_s).toString());
    auto* how = label(tr("Your token goes to the engine and is not kept. You are signed in for this one decision only."), u"hint"_s);
    for (QLabel* one : {what, how, m_who}) {
        one->setWordWrap(true);
    }
    inside->addWidget(what);
    inside->addWidget(how);
    auto* row = new QHBoxLayout;
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    m_token->setPlaceholderText(tr("Token of the second person"));
    m_token->setAccessibleName(tr("Token of the second person"));
    m_token->setObjectName(u"token"_s);
    m_signIn->setObjectName(u"signIn"_s);
    row->addWidget(m_token, 1);
    row->addWidget(m_signIn);
    inside->addLayout(row);
    m_trouble->hide();
    inside->addWidget(m_trouble);
    inside->addWidget(m_who);
    m_comment->setPlaceholderText(tr("Reason; it stays on record"));
    m_comment->setAccessibleName(tr("Reason"));
    inside->addWidget(m_comment);
    auto* last = new QHBoxLayout;
    auto* cancel = button(tr("Cancel"));
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_decide->setObjectName(u"decide"_s);
    last->addStretch();
    last->addWidget(cancel);
    last->addWidget(m_decide);
    inside->addLayout(last);
    connect(m_token, &QLineEdit::returnPressed, this, &SignInDialog::signIn);
    connect(m_signIn, &QPushButton::clicked, this, &SignInDialog::signIn);
    connect(m_decide, &QPushButton::clicked, this, &SignInDialog::decide);
    showPerson();
}

void SignInDialog::renew(const QJsonObject& view)
{
    m_view = view;
    showPerson();
}

void SignInDialog::signIn()
{
    if (!m_signIn->isEnabled()) {
        return;
    }
    QByteArray token = m_token->text().trimmed().toUtf8();
    m_token->clear();
    if (token.isEmpty()) {
        return m_trouble->show({ErrorCode::Invalid, tr("no token was given"), tr("Type or paste the token of the second person"), u"token"_s}, Standing::Warning);
    }
    m_person = {};
    m_engine = m_secondPerson(token);
    token.fill('\0');
    if (!m_engine) {
        return m_trouble->show({ErrorCode::Unavailable, tr("the engine cannot be reached for a second person"), tr("Let them approve from their own window"), {}}, Standing::Warning);
    }
    setReason(m_signIn, tr("The engine is being asked who this is."));
    m_engine->invoke({}, {.command = u"session:show"_s}).whenReady(this, [this](const Result<api::Reply>& reply) { haveSession(reply); });
}

void SignInDialog::haveSession(const Result<api::Reply>& reply)
{
    setReason(m_signIn, {});
    const auto info = reply.and_then([](const api::Reply& given) { return sessionInfoOf(given.body); });
    if (!info) {
        return m_trouble->show(info.error(), Standing::Warning);
    }
    if (info->environment != m_link.session().environment) {
        return m_trouble->show({ErrorCode::Denied, tr("this token is for %1, not for %2").arg(info->environment, m_link.session().environment), tr("Use a token of this environment"), {}}, Standing::Warning);
    }
    m_trouble->hide();
    m_person = *info;
    showPerson();
    m_comment->setFocus();
}

void SignInDialog::showPerson()
{
    if (m_person.person.isEmpty()) {
        m_who->setText(tr("Nobody has signed in yet."));
        setReason(m_decide, tr("Sign in first."));
        return;
    }
    Decision leading = model().leading();
    if (!model().isForASecondPerson()) {
        leading.whyNot = tr("nothing waits for a second person any more");
    }
    m_who->setText(leading.isOffered() ? tr("%1 (%2)").arg(m_person.person, catalog::name(m_person.role))
                                       : tr("%1 (%2) cannot decide this: %3").arg(m_person.person, catalog::name(m_person.role), leading.whyNot));
    m_decide->setText(tr("%1 as %2").arg(leading.title, m_person.person));
    setReason(m_decide, leading.whyNot);
}

void SignInDialog::decide()
{
    const DecisionModel decision = model();
    const QString command = decision.leading().command;
    QJsonObject parameters;
    if (command == u"deploy:approve") {
        parameters.insert(u"evidence"_s, decision.evidence());
        if (!m_comment->text().trimmed().isEmpty()) {
            parameters.insert(u"comment"_s, m_comment->text().trimmed());
        }
    }
    setReason(m_decide, tr("It is on its way."));
    m_engine->invoke({m_person.person, m_person.role, u"window"_s}, {.command = command, .parameters = parameters}).whenReady(this, [this](const Result<api::Reply>& reply) {
        if (!reply) {
            showPerson();
            return m_trouble->show(reply.error(), Standing::Warning);
        }
        Q_EMIT decided(*reply);
        accept();
    });
}

} // namespace godel::gui

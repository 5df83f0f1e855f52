#include "gui/people/people_page.h"

#include "gui/parts/furniture.h"
#include "gui/parts/table.h"

namespace godel::gui {

using namespace Qt::StringLiterals;

PeoplePage::PeoplePage(const PageContext& context, QWidget* parent)
    : Page(context, parent), m_people(link(), {.command = u"users:list"_s}, {10s, {}}, this), m_tokens(link(), {.command = u"tokens:list"_s}, {10s, {}}, this),
      m_peopleTable(new Table(new RowsModel({{u"name"_s, tr("Name")}, {u"role"_s, tr("Role")}, {u"uid"_s, tr("Local account"), ColumnKind::Figure}}), tr("People"))),
      m_tokenTable(new Table(new RowsModel({{u"id"_s, tr("Token"), ColumnKind::Mono}, {u"person"_s, tr("Person")}, {u"made"_s, tr("Made"), ColumnKind::Time},
                                            {u"expires"_s, tr("Expires"), ColumnKind::Time}, {u"revoked"_s, tr("Revoked"), ColumnKind::Time}}), tr("Tokens"))),
      m_trouble(new Banner), m_peopleWhy(label({}, u"hint"_s)), m_tokensWhy(label({}, u"hint"_s))
{
    auto* inside = new QVBoxLayout(this);
    inside->setContentsMargins(0, 0, 0, space::large);
    inside->setSpacing(space::medium);
    m_trouble->hide();
    inside->addWidget(m_trouble);
    const auto asks = [this](const QString& title, const QString& command, auto parameters, const QString& role = {}) {
        auto* made = button(title, role);
        connect(made, &QPushButton::clicked, this, [this, command, parameters] { navigator().ask(command, parameters()); });
        return made;
    };
    const auto person = [this] { return m_peopleTable->selected(); };
    const auto card = [inside](const QString& title, Table* table, const QList<QPushButton*>& buttons, QLabel* why) {
        auto* one = new Card(title);
        table->setMinimumHeight(160);
        one->inside()->addWidget(table, 1);
        why->setWordWrap(true);
        auto* row = new QHBoxLayout;
        for (QPushButton* act : buttons) {
            row->addWidget(act);
        }
        row->addWidget(why, 1);
        one->inside()->addLayout(row);
        // Where there is no table, what is said stands at the top.
        one->inside()->addStretch();
        inside->addWidget(one, 1);
    };
    auto* add = asks(tr("Let a person in …"), u"users:add"_s, [] { return QJsonObject(); }, u"primary"_s);
    m_change = asks(tr("Change the role …"), u"users:add"_s, [person] {
        return QJsonObject{{u"name"_s, person().value(u"name"_s)}, {u"role"_s, person().value(u"role"_s)}, {u"uid"_s, person().value(u"uid"_s).toVariant().toString()}};
    });
    m_remove = asks(tr("Let in no more …"), u"users:remove"_s, [person] { return QJsonObject{{u"name"_s, person().value(u"name"_s)}}; }, u"danger"_s);
    m_make = asks(tr("Make a token …"), u"tokens:create"_s, [person] { return QJsonObject{{u"person"_s, person().value(u"name"_s)}}; });
    m_revoke = asks(tr("Revoke …"), u"tokens:revoke"_s, [this] { return QJsonObject{{u"id"_s, m_tokenTable->selected().value(u"id"_s)}}; }, u"danger"_s);
    m_adminButtons = {add, m_change, m_remove, m_make, m_revoke};
    card(tr("People"), m_peopleTable, {add, m_change, m_make, m_remove}, m_peopleWhy);
    card(tr("Tokens"), m_tokenTable, {m_revoke}, m_tokensWhy);
    connect(&m_people, &Feed::changed, this, &PeoplePage::showPeople);
    connect(&m_tokens, &Feed::changed, this, &PeoplePage::showTokens);
    connect(m_peopleTable, &Table::chosen, this, &PeoplePage::update);
    connect(m_tokenTable, &Table::chosen, this, &PeoplePage::update);
    update();
}

void PeoplePage::setShown(bool isShown)
{
    m_people.setActive(isShown);
    // Who is no admin is told why the tokens are not there, instead of being refused every ten seconds.
    m_tokens.setActive(isShown && link().session().role >= catalog::Role::Admin);
    update();
}

void PeoplePage::showPeople()
{
    m_trouble->setVisible(m_people.error().has_value());
    if (m_people.error()) {
        m_trouble->show(*m_people.error());
    }
    m_peopleTable->rows()->setRows(m_people.body().value(u"users"_s).toArray());
    update();
}

void PeoplePage::showTokens()
{
    m_tokenTable->rows()->setRows(m_tokens.body().value(u"tokens"_s).toArray());
    update();
}

void PeoplePage::update()
{
    const bool isAdmin = link().session().role >= catalog::Role::Admin;
    const QString role = isAdmin ? QString() : tr("This is for admins.");
    for (QPushButton* act : std::as_const(m_adminButtons)) {
        setReason(act, role);
    }
    m_peopleWhy->setText(isAdmin ? QString() : tr("Letting people in and out is for admins."));
    m_tokensWhy->setText(isAdmin ? QString() : tr("Tokens are shown to admins only."));
    m_tokenTable->setVisible(isAdmin);
    m_revoke->setVisible(isAdmin);
    if (!isAdmin) {
        return;
    }
    const bool hasPerson = !m_peopleTable->selected().isEmpty();
    for (QPushButton* act : {m_change, m_remove, m_make}) {
        setReason(act, hasPerson ? QString() : tr("Choose a person first."));
    }
    const QJsonObject token = m_tokenTable->selected();
    setReason(m_revoke, token.isEmpty() ? tr("Choose a token first.") : token.value(u"revoked"_s).isString() ? tr("It is worthless already.") : QString());
}

} // namespace godel::gui

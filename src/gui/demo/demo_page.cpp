#include "gui/demo/demo_page.h"

#include "gui/parts/furniture.h"
#include "gui/parts/picture.h"

#include <QGridLayout>

namespace godel::gui {

using namespace Qt::StringLiterals;

DemoPage::DemoPage(const PageContext& context, QWidget* parent) : Page(context, parent), m_outcome(new Banner)
{
    auto* inside = new QVBoxLayout(this);
    inside->setContentsMargins(0, 0, 0, space::large);
    inside->setSpacing(space::medium);
    inside->addWidget(label(tr("Break it"), u"title"_s));
    auto* lead = label(tr("This environment is a demo. Each button acts on its real processes; watch the overview, the operations or a canary while it does."));
    lead->setWordWrap(true);
    inside->addWidget(lead);
    m_outcome->hide();
    inside->addWidget(m_outcome);
    auto* grid = new QGridLayout;
    grid->setSpacing(space::medium);
    grid->addWidget(choice(u"skull"_s, tr("Kill an instance"), tr("One instance of the version with the traffic gets SIGKILL. No request should fail for longer than the router takes to notice, and it is started again."), u"kill-instance"_s), 0, 0);
    grid->addWidget(choice(u"octagon-alert"_s, tr("Answer with errors"), tr("The running instances answer some requests with 500, for 30 seconds. The error rate crosses its limits."), u"errors"_s), 0, 1);
    grid->addWidget(choice(u"timer"_s, tr("Grow a slow tail"), tr("Some requests take 800 ms and more, for 30 seconds. The average hardly moves, the slowest hundredth does."), u"slow-tail"_s), 1, 0);
    grid->addWidget(choice(u"bomb"_s, tr("Kill the engine"), tr("The engine gets SIGKILL. The platform goes on without it; this window says so at once and comes back when the engine does."), u"kill-engine"_s), 1, 1);
    inside->addLayout(grid);
    auto* mend = button(tr("Mend everything"), u"primary"_s);
    m_buttons.append(mend);
    connect(mend, &QPushButton::clicked, this, [this] { act(u"demo:mend"_s, {}); });
    inside->addWidget(mend, 0, Qt::AlignLeft);
    inside->addStretch();
}

QWidget* DemoPage::choice(const QString& icon, const QString& title, const QString& text, const QString& what)
{
    auto* card = new Card;
    card->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    card->inside()->addWidget(new Picture(icon, &Tokens::critical, 24));
    auto* words = label(text, u"hint"_s);
    words->setWordWrap(true);
    words->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    card->inside()->addWidget(words, 1);
    auto* go = button(title, u"danger"_s);
    go->setObjectName(what);
    m_buttons.append(go);
    connect(go, &QPushButton::clicked, this, [this, what] { act(u"demo:break"_s, {{u"what"_s, what}}); });
    card->inside()->addWidget(go, 0, Qt::AlignLeft);
    return card;
}

void DemoPage::setShown(bool isShown)
{
    const QString role = link().session().role >= catalog::Role::Operator ? QString() : tr("This is for operators.");
    for (QPushButton* button : std::as_const(m_buttons)) {
        setReason(button, role);
    }
    if (!isShown) {
        m_outcome->hide();
    }
}

void DemoPage::act(const QString& command, const QJsonObject& parameters)
{
    link().call(this, {.command = command, .parameters = parameters}, [this](const Result<api::Reply>& reply) {
        if (!reply) {
            return m_outcome->show(reply.error(), Standing::Warning);
        }
        m_outcome->show(Standing::Ok, reply->body.value(u"sentence"_s).toString(tr("Done.")));
    });
}

} // namespace godel::gui

#include "gui/connection/connect_dialog.h"

#include "gui/link/link.h"
#include "gui/parts/furniture.h"
#include "gui/shell/ribbon.h"
#include "gui/theme/contrast.h"
#include "gui/theme/theme.h"
#include "gui/theme/words.h"

#include <QColorDialog>
#include <QFormLayout>
#include <QLineEdit>

namespace godel::gui {

using namespace Qt::StringLiterals;

QString grouped(const QString& fingerprint)
{
    QStringList groups;
    for (qsizetype at = 0; at < fingerprint.size(); at += 4) {
        groups.append(fingerprint.mid(at, 4));
    }
    return groups.join(u' ');
}

ConnectDialog::ConnectDialog(Connector& connector, ProfileBook& profiles, QWidget* parent)
    : QDialog(parent), m_connector(connector), m_profiles(profiles), m_address(new QLineEdit), m_name(new QLineEdit), m_token(new QLineEdit), m_colour(button({})),
      m_certificate(label({})), m_outcome(new Banner), m_next(button({}, u"primary"_s))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Connect to a server"));
    resize(560, 480);
    addFields();
    update();
}

ConnectDialog::~ConnectDialog() = default;

void ConnectDialog::addFields()
{
    auto* inside = new QVBoxLayout(this);
    inside->setContentsMargins(space::wide, space::wide, space::wide, space::wide);
    inside->setSpacing(space::medium);
    inside->addWidget(label(windowTitle(), u"title"_s));
    auto* fields = new QFormLayout;
    fields->setVerticalSpacing(space::small);
    const auto add = [&](const QString& title, QWidget* field, const QString& name) {
        field->setObjectName(name);
        field->setAccessibleName(title);
        auto* caption = label(title);
        caption->setBuddy(field);
        fields->addRow(caption, field);
    };
    m_address->setPlaceholderText(u"https://ops.example:7400"_s);
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setPlaceholderText(tr("the one line that tokens:create printed"));
    add(tr("Address"), m_address, u"address"_s);
    add(tr("Name"), m_name, u"name"_s);
    add(tr("Token"), m_token, u"token"_s);
    add(tr("Colour"), m_colour, u"colour"_s);
    inside->addLayout(fields);
    m_certificate->setWordWrap(true);
    m_certificate->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    inside->addWidget(m_certificate);
    m_outcome->hide();
    inside->addWidget(m_outcome);
    inside->addStretch();
    auto* row = new QHBoxLayout;
    auto* cancel = button(tr("Cancel"));
    m_next->setObjectName(u"next"_s);
    m_next->setDefault(true);
    row->addWidget(cancel);
    row->addStretch();
    row->addWidget(m_next);
    inside->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &QDialog::close);
    connect(m_next, &QPushButton::clicked, this, [this] { m_pin.isEmpty() || m_seenFor != m_address->text() ? lookAtCertificate() : trust(); });
    for (QLineEdit* field : {m_address, m_name, m_token}) {
        connect(field, &QLineEdit::textChanged, this, &ConnectDialog::update);
    }
    connect(m_colour, &QPushButton::clicked, this, [this] {
        auto* chooser = new QColorDialog(colourOf(m_name->text(), m_chosenColour), this);
        chooser->setAttribute(Qt::WA_DeleteOnClose);
        connect(chooser, &QColorDialog::colorSelected, this, [this](const QColor& colour) {
            m_chosenColour = darkEnoughForWhite(colour);
            update();
        });
        chooser->open();
    });
}

void ConnectDialog::fill(const Profile& profile)
{
    m_address->setText(profile.address);
    m_name->setText(profile.name);
    m_chosenColour = profile.colour;
    m_trustedPin = profile.pin;
    m_trustedFor = profile.address;
    update();
}

Profile ConnectDialog::profile() const
{
    return {.name = m_name->text().trimmed(), .kind = ConnectionKind::Server, .address = m_address->text().trimmed(), .pin = m_pin, .colour = m_chosenColour, .tokenFile = {}};
}

void ConnectDialog::update()
{
    const bool isSeen = !m_pin.isEmpty() && m_seenFor == m_address->text();
    m_certificate->setVisible(isSeen);
    m_next->setText(isSeen ? tr("I trust it: connect") : tr("Look at its certificate"));
    const auto checked = check(profile());
    const QString why = m_isAsking ? tr("The server is asked …") : !checked ? text(checked.error()) : m_token->text().trimmed().isEmpty() ? tr("Give your token; an admin makes one with tokens:create") : QString();
    setReason(m_next, why);
    m_colour->setText(m_chosenColour.isValid() ? m_chosenColour.name() : tr("Choose …"));
    if (!m_address->text().isEmpty() && !checked && checked.error().field == u"address"_s) {
        m_outcome->show(checked.error(), Standing::Warning);
    } else if (m_outcome->property("standing").toString() == u"warning"_s) {
        m_outcome->hide();
    }
}

void ConnectDialog::lookAtCertificate()
{
    m_isAsking = true;
    m_outcome->hide();
    m_seenFor = m_address->text();
    update();
    m_connector.certificate(profile()).whenReady(this, [this](const Result<ShownCertificate>& shown) { showCertificate(shown); });
}

void ConnectDialog::showCertificate(const Result<ShownCertificate>& shown)
{
    m_isAsking = false;
    if (!shown) {
        m_outcome->show(shown.error());
        return update();
    }
    m_pin = shown->fingerprint;
    const bool isAnother = !m_trustedPin.isEmpty() && m_trustedFor == m_seenFor && m_trustedPin != m_pin;
    const QString warning = tr("This is another certificate than the one that you trusted until now:\n%1\nIf its owner does not say that it was renewed, somebody may be in between: cancel.\n\n").arg(grouped(m_trustedPin));
    m_certificate->setText((isAnother ? warning : QString()) + tr("The server shows this certificate. Compare its fingerprint with what its owner tells you by another way; from now on only this one is accepted.\n\n"
                              "Fingerprint (SHA-256):\n%1\n\nFor: %2\nSigned by: %3\nValid: %4 to %5")
                               .arg(grouped(m_pin), shown->subject, shown->issuer, fullTimeText(shown->validFrom), fullTimeText(shown->validTo)));
    update();
    m_next->setFocus();
}

void ConnectDialog::trust()
{
    auto engine = m_connector.engine(profile(), m_token->text().trimmed().toUtf8());
    if (!engine) {
        return m_outcome->show(engine.error());
    }
    m_link.reset();
    m_engine = *std::move(engine);
    m_isAsking = true;
    update();
    m_link = std::make_unique<Link>(*m_engine, m_name->text());
    connect(m_link.get(), &Link::stateChanged, this, &ConnectDialog::haveSession);
    m_link->begin();
}

void ConnectDialog::haveSession()
{
    // One try is one answer: a link that went on asking would connect a second time, or with what nobody presses for any more.
    m_isAsking = false;
    const LinkState state = m_link->state();
    const Error why = m_link->why();
    m_link->disconnect(this);
    m_link.release()->deleteLater();
    if (state == LinkState::Open) {
        return keep();
    }
    m_outcome->show(why);
    update();
}

void ConnectDialog::keep()
{
    const Profile kept = profile();
    const QByteArray token = m_token->text().trimmed().toUtf8();
    m_profiles.keep(kept);
    m_token->clear();
    m_connector.keepToken(kept, token).whenReady(this, [this, kept, token](const Result<>& stored) {
        Q_EMIT connected(kept, token);
        if (stored) {
            return static_cast<void>(close());
        }
        // The connection stands; only that the token is not kept has to be known.
        m_outcome->show(Standing::Warning, tr("Connected. The token could not be kept: %1").arg(stored.error().message), stored.error().hint);
    });
}

} // namespace godel::gui

#pragma once

#include "gui/connection/connector.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace godel::gui {

class Banner;
class Link;

/// Connects to a server: address, name, colour and token; shows its certificate, which the person trusts or not; then asks the engine who
/// they are, and only keeps what worked.
class ConnectDialog final : public QDialog {
    Q_OBJECT
public:
    ConnectDialog(Connector& connector, ProfileBook& profiles, QWidget* parent = nullptr);
    ~ConnectDialog() override;

    /// Begins with what is known, for a server whose certificate or token has changed.
    void fill(const Profile& profile);

Q_SIGNALS:
    void connected(const godel::gui::Profile& profile, const QByteArray& token);

private:
    void addFields();
    void showCertificate(const Result<ShownCertificate>& shown);
    void lookAtCertificate();
    void trust();
    void haveSession();
    void keep();
    void update();
    [[nodiscard]] Profile profile() const;

    Connector& m_connector;
    ProfileBook& m_profiles;
    QLineEdit* m_address;
    QLineEdit* m_name;
    QLineEdit* m_token;
    QPushButton* m_colour;
    QColor m_chosenColour;
    QLabel* m_certificate;
    Banner* m_outcome;
    QPushButton* m_next;
    QString m_pin;
    QString m_trustedPin; ///< before, and for which address
    QString m_trustedFor;
    QString m_seenFor; ///< the address that the certificate on show belongs to
    bool m_isAsking = false;
    std::unique_ptr<api::Engine> m_engine;
    std::unique_ptr<Link> m_link;
};

/// "9f3c 12ab …" in groups of four, as people compare it.
[[nodiscard]] QString grouped(const QString& fingerprint);

} // namespace godel::gui

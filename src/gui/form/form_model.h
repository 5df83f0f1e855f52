#pragma once

#include "catalog/catalogue.h"
#include "gui/link/session_info.h"

#include <QObject>

namespace godel::gui {

/// What is filled into the form of one command, and what is wrong with it. Knows no widget; asks the same rules as the engine.
class FormModel final : public QObject {
    Q_OBJECT
public:
    FormModel(catalog::CommandSpec spec, SessionInfo session, QObject* parent = nullptr);

    [[nodiscard]] const catalog::CommandSpec& spec() const { return m_spec; }
    [[nodiscard]] const SessionInfo& session() const { return m_session; }
    void setText(const QString& parameter, const QString& text);
    [[nodiscard]] QString textOf(const QString& parameter) const { return m_texts.value(parameter); }
    void setArguments(const QStringList& arguments);
    void setConfirmation(const QString& typed);

    /// Why this parameter will not do; empty message if it will. A required one that was not touched yet is no error to show.
    [[nodiscard]] std::optional<Error> errorOf(const QString& parameter) const;
    /// Only what was given; texts, as a command line would send them.
    [[nodiscard]] QJsonObject parameters() const;
    [[nodiscard]] const QStringList& arguments() const { return m_arguments; }

    /// True for commands that are previewed before they run.
    [[nodiscard]] bool needsPlan() const;
    [[nodiscard]] bool needsTyping() const { return m_spec.danger == catalog::Danger::Destroys; }
    /// What is to be typed: "demo/v2.1.0".
    [[nodiscard]] QString phrase() const;
    [[nodiscard]] const QString& confirmation() const { return m_confirmation; }

    /// Why the button is grey; empty if it is not.
    [[nodiscard]] QString whyNotReady() const;
    [[nodiscard]] bool isConfirmed() const { return !needsTyping() || m_confirmation == phrase(); }
    /// "godelctl deploy:canary --version=v2.1.0": the same on a terminal.
    [[nodiscard]] QString asTyped() const;

Q_SIGNALS:
    void changed();

private:
    catalog::CommandSpec m_spec;
    SessionInfo m_session;
    QMap<QString, QString> m_texts;
    QStringList m_arguments;
    QString m_confirmation;
};

} // namespace godel::gui

#pragma once

#include "api/engine.h"
#include "gui/theme/tokens.h"

#include <QJsonArray>

namespace godel::gui {

/// What an operation does, in words: "restart", "undo of restart".
[[nodiscard]] QString titleOfOperation(const QJsonObject& operation);

/// One operation as its page shows it: what `operations:show` answered, with the times that its journal tells. Knows no widget.
class OperationModel {
public:
    /// Forgets everything; the next events belong to another operation.
    void clear();
    void show(const QJsonObject& body);
    void hear(const api::Event& event);

    [[nodiscard]] QString id() const { return m_body.value(QStringLiteral("id")).toString(); }
    [[nodiscard]] QString state() const { return m_body.value(QStringLiteral("state")).toString(); }
    [[nodiscard]] Standing standing() const;
    /// "restart is running, step 2 of 5; begun by anna 12 s ago".
    [[nodiscard]] QString sentence(Timestamp now) const;
    /// Why it is undone or needs a person; empty if it goes well.
    [[nodiscard]] QString trouble() const;
    /// Rows with number, step, what, standing, state, began, took, looks, progress, undo.
    [[nodiscard]] QJsonArray steps(Timestamp now) const;
    /// Rows with at, step, event, progress: everything that its journal says.
    [[nodiscard]] const QJsonArray& log() const { return m_log; }
    /// How much was heard, also of what is no longer in the log.
    [[nodiscard]] qint64 heard() const { return m_heard; }
    [[nodiscard]] int stepsKnown() const { return static_cast<int>(m_times.size()); }
    /// Done steps and all steps.
    [[nodiscard]] std::pair<int, int> progress() const;

    /// Why it cannot be cancelled; empty if it can.
    [[nodiscard]] QString whyNotCancel() const;
    /// Up to where cancelling takes everything back; empty: to its end.
    [[nodiscard]] QString cancelLimit() const;
    /// Why what it did cannot be taken back; empty if it can. Only once it is done.
    [[nodiscard]] QString whyNotUndo() const;
    [[nodiscard]] bool needsPerson() const { return state() == QStringLiteral("needs-person"); }

private:
    struct Times {
        std::optional<Timestamp> begun;
        std::optional<Timestamp> ended;
        int looks = 0; ///< how often it was begun anew or said something new
        std::optional<Timestamp> until;
    };

    QJsonObject m_body;
    QHash<QString, Times> m_times;
    QJsonArray m_log;
    qint64 m_heard = 0;
};

} // namespace godel::gui

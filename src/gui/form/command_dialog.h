#pragma once

#include "gui/form/form_model.h"
#include "gui/shell/page.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace godel::gui {

class Banner;
class CommandForm;
class ReplyView;
class UndoStrip;

/// The confirming form of any command: fields, role and danger, for what disrupts the engine's own plan first, for what destroys the
/// typed phrase, for an emergency the button held down; then what came of it, and for a while the way to take it back. Never modal, and
/// never runs anything by itself.
class CommandDialog final : public QDialog {
    Q_OBJECT
public:
    CommandDialog(PageContext context, const catalog::CommandSpec& spec, const QJsonObject& parameters, QWidget* parent = nullptr);

private:
    void addHead(QVBoxLayout* inside);
    void addTyping(QVBoxLayout* inside);
    void addButtons(QVBoxLayout* inside);
    void preview();
    void run();
    [[nodiscard]] QPushButton* runButton();
    void haveReply(const Result<api::Reply>& reply, bool isPlan);
    void update();
    [[nodiscard]] api::Call call(bool isDryRun) const;

    PageContext m_context;
    FormModel m_model;
    CommandForm* m_form = nullptr;
    Banner* m_outcome = nullptr;
    ReplyView* m_reply = nullptr;
    QWidget* m_typing = nullptr;
    QLabel* m_phrase = nullptr;
    QLineEdit* m_typed = nullptr;
    QLabel* m_why = nullptr;
    QLabel* m_asTyped = nullptr;
    QPushButton* m_preview = nullptr;
    QPushButton* m_run = nullptr;
    QPushButton* m_follow = nullptr;
    UndoStrip* m_undo = nullptr;
    QString m_operation;
    api::Call m_planned; ///< what the plan on show was made for
    bool m_hasPlan = false;
    bool m_isAsking = false;
};

} // namespace godel::gui

#pragma once

#include "gui/parts/saved_file.h"
#include "gui/shell/page.h"

#include <QJsonArray>

class QLabel;
class QLineEdit;
class QPushButton;

namespace godel::gui {

class Banner;
class StandingGlyph;
class Table;

/// Who did what, when, from where, and what came of it; with a badge that says whether the chain is unbroken.
class AuditPage final : public Page {
    Q_OBJECT
public:
    explicit AuditPage(const PageContext& context, QWidget* parent = nullptr);

    void setShown(bool isShown) override;

    /// Asks the person for a file to write to; a test gives its own.
    void setChooser(ChooseFile chooser) { m_chooser = std::move(chooser); }

private:
    void refresh();
    void ask(qint64 before);
    void have(const Result<api::Reply>& reply, bool isMore);
    void verify();
    void save();
    [[nodiscard]] QJsonObject filter() const;

    Table* m_table;
    Banner* m_trouble;
    StandingGlyph* m_badge;
    QLabel* m_chain;
    QLineEdit* m_person;
    QLineEdit* m_command;
    QLineEdit* m_result;
    QLineEdit* m_from;
    QPushButton* m_more;
    QPushButton* m_save;
    ChooseFile m_chooser;
    QJsonArray m_rows;
    qint64 m_next = 0;
    int m_question = 0;
    bool m_isShown = false;
    bool m_hasBegun = false;
};

/// The rows as CSV (RFC 4180), with a header; cells that a spreadsheet would take for a formula begin with a quote mark.
[[nodiscard]] QByteArray auditCsv(const QJsonArray& rows);

} // namespace godel::gui

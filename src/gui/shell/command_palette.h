#pragma once

#include "gui/shell/palette_model.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListView;

namespace godel::gui {

/// Ctrl+K: finds every page and command by what is typed. It opens; it never runs.
class CommandPalette final : public QDialog {
    Q_OBJECT
public:
    explicit CommandPalette(QList<PaletteModel::Entry> entries, QWidget* parent = nullptr);

Q_SIGNALS:
    void picked(const godel::gui::Destination& where);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void find(const QString& text);
    void choose();

    PaletteModel* m_model;
    QLineEdit* m_typed;
    QListView* m_list;
    QLabel* m_nothing;
};

} // namespace godel::gui

#pragma once

#include "catalog/catalogue.h"
#include "gui/shell/destination.h"

#include <QAbstractListModel>

namespace godel::gui {

/// Everything that Ctrl+K finds: pages and commands, best match first.
class PaletteModel final : public QAbstractListModel {
    Q_OBJECT
public:
    struct Entry {
        QString title;
        QString summary;
        QString marks; ///< role and danger; empty for pages
        Destination where;
        catalog::Danger danger = catalog::Danger::Reads;
    };

    using QAbstractListModel::QAbstractListModel;
    void setEntries(QList<Entry> entries);
    void setFilter(const QString& text);
    [[nodiscard]] const Entry& at(int row) const { return m_entries.at(m_shown.at(row)); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    QList<Entry> m_entries;
    QList<qsizetype> m_shown;
};

/// How well an entry answers what was typed: higher is better, 0 not at all. Every word has to occur; at the beginning of a name counts
/// most.
[[nodiscard]] int matchOf(const PaletteModel::Entry& entry, const QString& typed);
[[nodiscard]] QList<PaletteModel::Entry> commandEntries(const catalog::Catalogue& catalogue);

} // namespace godel::gui

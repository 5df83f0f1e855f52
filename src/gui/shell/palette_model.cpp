#include "gui/shell/palette_model.h"

#include <algorithm>

namespace godel::gui {

using namespace Qt::StringLiterals;

QList<PaletteModel::Entry> commandEntries(const catalog::Catalogue& catalogue)
{
    QList<PaletteModel::Entry> entries;
    for (const catalog::CommandSpec& spec : catalogue.commands()) {
        const QString marks = u"%1 · %2"_s.arg(catalog::name(spec.role), catalog::name(spec.danger));
        entries.append({spec.name, spec.summary, spec.needsSecondPerson ? marks + PaletteModel::tr(" · second person") : marks, {{}, u"command"_s, spec.name}, spec.danger});
    }
    return entries;
}

int matchOf(const PaletteModel::Entry& entry, const QString& typed)
{
    int score = 1;
    for (const QString& word : typed.split(u' ', Qt::SkipEmptyParts)) {
        const qsizetype at = entry.title.indexOf(word, 0, Qt::CaseInsensitive);
        if (at == 0) {
            score += entry.title.size() == word.size() ? 100 : 50;
        } else if (at > 0) {
            score += entry.title[at - 1].isLetterOrNumber() ? 15 : 30;
        } else if (entry.summary.contains(word, Qt::CaseInsensitive)) {
            score += 5;
        } else {
            return 0;
        }
    }
    return score;
}

void PaletteModel::setEntries(QList<Entry> entries)
{
    m_entries = std::move(entries);
    setFilter({});
}

void PaletteModel::setFilter(const QString& text)
{
    beginResetModel();
    QList<std::pair<int, qsizetype>> found;
    for (qsizetype number = 0; number < m_entries.size(); ++number) {
        if (const int score = matchOf(m_entries[number], text); score > 0) {
            found.append({score, number});
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& left, const auto& right) { return left.first > right.first; });
    m_shown.clear();
    for (const auto& [score, number] : found) {
        m_shown.append(number);
    }
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= m_shown.size()) {
        return {};
    }
    const Entry& entry = at(index.row());
    switch (role) {
    case Qt::DisplayRole: return entry.title;
    case Qt::AccessibleTextRole: return u"%1, %2, %3"_s.arg(entry.title, entry.summary, entry.marks);
    case Qt::ToolTipRole: return entry.summary;
    default: return {};
    }
}

} // namespace godel::gui

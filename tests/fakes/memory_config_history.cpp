#include "fakes/memory_config_history.h"

#include "base/json.h"

namespace godel::test {

using namespace Qt::StringLiterals;
using namespace ports;

namespace {

Result<> checkName(const QString& file)
{
    if (!isLabel(file) || !file.endsWith(u".json")) {
        return fail(ErrorCode::Invalid, u"'%1' is not the name of a configuration file"_s.arg(file), {}, u"file"_s);
    }
    return {};
}

} // namespace

ConfigChange MemoryConfigHistory::record(const QString& author, const QString& reason, bool isOutside)
{
    const auto before = m_entries.isEmpty() ? QMap<QString, QByteArray>() : m_entries.last().files;
    ConfigChange change{ Revision::parse(u"r%1"_s.arg(m_entries.size() + 1)).value(),
                         std::chrono::floor<std::chrono::seconds>(m_clock.now()),
                         author,
                         reason,
                         isOutside,
                         {} };
    for (const QString& name : before.keys() + present.keys()) {
        if ((before.value(name) != present.value(name) || before.contains(name) != present.contains(name))
            && !change.files.contains(name)) {
            change.files.append(name);
        }
    }
    change.files.sort();
    m_entries.append({ change, present });
    return change;
}

Result<std::optional<ConfigChange>> MemoryConfigHistory::notice()
{
    if (present == (m_entries.isEmpty() ? QMap<QString, QByteArray>() : m_entries.last().files)) {
        return std::nullopt;
    }
    return record(u"somebody"_s, u"Noticed outside the console"_s, true);
}

Result<QList<ConfigChange>> MemoryConfigHistory::list(const QString& file, int limit)
{
    QList<ConfigChange> changes;
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend() && changes.size() < limit; ++entry) {
        if (file.isEmpty() || entry->change.files.contains(file)) {
            changes.append(entry->change);
        }
    }
    return changes;
}

Result<QByteArray> MemoryConfigHistory::show(const QString& file, const Revision& revision)
{
    TRY_DO(checkName(file));
    for (const Entry& entry : m_entries) {
        if (entry.change.revision == revision && entry.files.contains(file)) {
            return entry.files.value(file);
        }
    }
    return fail(ErrorCode::NotFound, u"there is no %1 at %2"_s.arg(file, revision.text()));
}

/// Every line of both sides, which is a unified diff without any context in common.
Result<QString> MemoryConfigHistory::diff(const QString& file, const Revision& from, const std::optional<Revision>& to)
{
    const QByteArray before = show(file, from).value_or(QByteArray());
    const QByteArray after = to ? show(file, *to).value_or(QByteArray()) : present.value(file);
    QString text;
    for (const auto& [mark, content] : { std::pair(u'-', before), std::pair(u'+', after) }) {
        for (const QByteArray& line : content.split('\n')) {
            text += before == after ? QString() : mark + QString::fromUtf8(line) + u'\n';
        }
    }
    return text;
}

Result<ConfigChange> MemoryConfigHistory::change(const ConfigEdit& edit)
{
    TRY_DO(checkName(edit.file));
    TRY_DO(parseObject(edit.content, edit.file));
    if (edit.author.isEmpty() || edit.reason.isEmpty()) {
        return fail(ErrorCode::Invalid, u"a change has an author and a reason"_s, {}, u"reason"_s);
    }
    TRY_DO(notice());
    TRY(const auto last, list(edit.file, 1));
    if (edit.seen && !last.isEmpty() && last.first().revision != *edit.seen) {
        return fail(ErrorCode::Conflict, u"%1 was changed since"_s.arg(edit.file));
    }
    if (present.contains(edit.file) && present.value(edit.file) == edit.content) {
        return last.first();
    }
    present.insert(edit.file, edit.content);
    return record(edit.author, edit.reason, false);
}

Result<ConfigChange> MemoryConfigHistory::restore(const QString& file, const Revision& revision, const QString& author,
                                                  const QString& reason)
{
    TRY(const auto content, show(file, revision));
    return change({ file, content, author, reason });
}

} // namespace godel::test

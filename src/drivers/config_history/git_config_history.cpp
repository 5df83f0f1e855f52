#include "drivers/config_history/git_config_history.h"

#include "base/file.h"
#include "base/json.h"

#include <QDir>
#include <QFileInfo>

namespace godel::drivers {

using namespace Qt::StringLiterals;
using namespace ports;

namespace {

constexpr const char* head = "refs/heads/main";
/// A change that is recorded but maybe not yet in its file.
constexpr const char* pending = "refs/heads/pending";
constexpr qint64 longestFile = 1024 * 1024;
const QString consoleMail = u"console@godel-ops"_s;
const QString outsideMail = u"outside@godel-ops"_s;

Result<> checkName(const QString& file)
{
    if (!isLabel(file) || !file.endsWith(u".json") || file.contains(u':')) {
        return fail(ErrorCode::Invalid, u"'%1' is not the name of a configuration file"_s.arg(file.left(80)),
                    u"Use a name like database.json, without a folder"_s, u"file"_s);
    }
    return {};
}

Result<> checkEdit(const ConfigEdit& edit)
{
    TRY_DO(checkName(edit.file));
    if (edit.author.trimmed().isEmpty() || edit.reason.trimmed().isEmpty()) {
        return fail(ErrorCode::Invalid, u"a change of %1 has an author and a reason"_s.arg(edit.file),
                    u"Say why with --reason=TEXT"_s, u"reason"_s);
    }
    if (edit.content.size() > longestFile) {
        return fail(ErrorCode::LimitExceeded, u"%1 has more than %2 bytes"_s.arg(edit.file).arg(longestFile),
                    u"Shorten it"_s, u"content"_s);
    }
    return parseObject(edit.content, edit.file).map([](const QJsonObject&) {});
}

QStringList differing(const GitFiles& before, const GitFiles& after)
{
    QStringList names;
    for (const QString& name : before.keys() + after.keys()) {
        if (before.value(name) != after.value(name) && !names.contains(name)) {
            names.append(name);
        }
    }
    names.sort();
    return names;
}

/// What can be said of files that an editor changed.
QString noticedReason(const QString& folder, const QStringList& files)
{
    QStringList parts;
    for (const QString& file : files) {
        const QString path = folder + u'/' + file;
        const auto content = readFile(path, longestFile);
        const auto parsed = content ? parseObject(*content, file) : Result<QJsonObject>(fail(content.error()));
        parts.append(!QFileInfo::exists(path) ? u"%1 removed"_s.arg(file)
                         : parsed             ? u"%1 edited"_s.arg(file)
                                              : parsed.error().message);
    }
    return u"Noticed outside the console: %1"_s.arg(parts.join(u"; "_s));
}

} // namespace

GitConfigHistory::GitConfigHistory(QString folder, std::unique_ptr<GitObjects> objects, const Clock& clock)
    : m_folder(std::move(folder)), m_objects(std::move(objects)), m_clock(clock)
{
}

Result<std::unique_ptr<GitConfigHistory>> GitConfigHistory::open(const QString& folder, const QString& repository,
                                                                 const Clock& clock)
{
    TRY(auto objects, GitObjects::open(repository));
    std::unique_ptr<GitConfigHistory> history(
        new GitConfigHistory(QDir(folder).absolutePath(), std::move(objects), clock));
    if (!QFileInfo::exists(folder)) {
        TRY_DO(makeFolder(folder));
    }
    TRY_DO(history->finishPending());
    TRY_DO(history->notice());
    return history;
}

QString GitConfigHistory::pathOf(const QString& file) const
{
    return m_folder + u'/' + file;
}

Result<GitFiles> GitConfigHistory::readFolder()
{
    GitFiles files;
    for (const QString& name : QDir(m_folder).entryList({ u"*.json"_s }, QDir::Files, QDir::Name)) {
        if (checkName(name)) {
            TRY(const auto content, readFile(pathOf(name), longestFile));
            TRY(const auto id, m_objects->writeContent(content));
            files.insert(name, id);
        }
    }
    return files;
}

/// The file decides what a change that a crash cut short has come to.
Result<> GitConfigHistory::finishPending()
{
    const QString commit = m_objects->find(pending);
    if (commit.isEmpty()) {
        return {};
    }
    TRY(const auto wanted, m_objects->files(commit));
    TRY(const auto present, readFolder());
    if (wanted == present) {
        TRY_DO(m_objects->point(head, commit));
    }
    return m_objects->drop(pending);
}

Result<std::optional<ConfigChange>> GitConfigHistory::notice()
{
    const QString last = m_objects->find(head);
    TRY(const auto before, m_objects->files(last));
    TRY(const auto present, readFolder());
    const QStringList files = differing(before, present);
    if (files.isEmpty()) {
        return std::nullopt;
    }
    QString owner = QFileInfo(pathOf(files.first())).owner();
    owner = owner.isEmpty() ? u"unknown"_s : owner;
    TRY(const auto commit,
        m_objects->writeCommit(present, last, { owner, outsideMail, noticedReason(m_folder, files), m_clock.now() }));
    TRY_DO(m_objects->point(head, commit));
    TRY(const auto info, m_objects->commit(commit));
    TRY(auto change, changeOf(info));
    return change;
}

Result<ConfigChange> GitConfigHistory::changeOf(const GitCommitInfo& commit) const
{
    TRY(const auto before, m_objects->files(commit.parent));
    TRY(const auto after, m_objects->files(commit.id));
    TRY(const auto revision, Revision::parse(commit.id));
    return ConfigChange{ revision,
                         commit.at,
                         commit.author,
                         commit.message,
                         commit.committerMail == outsideMail,
                         differing(before, after) };
}

Result<QList<ConfigChange>> GitConfigHistory::list(const QString& file, int limit)
{
    if (!file.isEmpty()) {
        TRY_DO(checkName(file));
    }
    QList<ConfigChange> changes;
    for (QString next = m_objects->find(head); !next.isEmpty() && changes.size() < limit;) {
        TRY(const auto commit, m_objects->commit(next));
        TRY(const auto change, changeOf(commit));
        if (file.isEmpty() || change.files.contains(file)) {
            changes.append(change);
        }
        next = commit.parent;
    }
    return changes;
}

Result<QByteArray> GitConfigHistory::show(const QString& file, const Revision& revision)
{
    TRY_DO(checkName(file));
    TRY_DO(m_objects->commit(revision.text()));
    TRY(const auto files, m_objects->files(revision.text()));
    if (!files.contains(file)) {
        return fail(ErrorCode::NotFound, u"%1 was not there at %2"_s.arg(file, revision.text().left(10)),
                    u"List the revisions of this file"_s, u"file"_s);
    }
    return m_objects->content(files.value(file));
}

Result<QString> GitConfigHistory::diff(const QString& file, const Revision& from, const std::optional<Revision>& to)
{
    const auto orEmpty = [](Result<QByteArray> content) -> Result<QByteArray> {
        return !content && content.error().field == u"file" && content.error().code == ErrorCode::NotFound
            ? QByteArray()
            : content;
    };
    TRY(const auto before, orEmpty(show(file, from)));
    if (to) {
        TRY(const auto after, orEmpty(show(file, *to)));
        return GitObjects::diff(file, before, after);
    }
    if (!QFileInfo::exists(pathOf(file))) {
        return GitObjects::diff(file, before, {});
    }
    TRY(const auto now, readFile(pathOf(file), longestFile));
    return GitObjects::diff(file, before, now);
}

Result<std::optional<ConfigChange>> GitConfigHistory::lastOf(const QString& file)
{
    TRY(const auto changes, list(file, 1));
    return changes.isEmpty() ? std::nullopt : std::optional(changes.first());
}

Result<> GitConfigHistory::checkSeen(const ConfigEdit& edit)
{
    TRY(const auto last, lastOf(edit.file));
    if (edit.seen && last && last->revision != *edit.seen) {
        return fail(ErrorCode::Conflict,
                    u"%1 was changed by %2 at %3: %4"_s.arg(edit.file, last->author, text(last->at), last->reason),
                    u"Look at that change, then make yours again"_s, u"file"_s);
    }
    return {};
}

Result<> GitConfigHistory::write(const QString& file, const QByteArray& content) const
{
    const QFileInfo present(pathOf(file));
    const auto permissions = present.exists() ? present.permissions() : ownerOnly | QFileDevice::ReadGroup;
    return writeFile(present.filePath(), content, permissions);
}

Result<ConfigChange> GitConfigHistory::change(const ConfigEdit& edit)
{
    TRY_DO(checkEdit(edit));
    TRY_DO(notice());
    TRY_DO(checkSeen(edit));
    const QString last = m_objects->find(head);
    TRY(auto files, m_objects->files(last));
    TRY(const auto content, m_objects->writeContent(edit.content));
    if (files.value(edit.file) == content) {
        TRY(const auto unchanged, lastOf(edit.file));
        return *unchanged;
    }
    files.insert(edit.file, content);
    TRY(const auto commit,
        m_objects->writeCommit(files, last, { edit.author, consoleMail, edit.reason, m_clock.now() }));
    TRY_DO(m_objects->point(pending, commit));
    if (auto written = write(edit.file, edit.content); !written) {
        TRY_DO(m_objects->drop(pending));
        return fail(std::move(written).error());
    }
    TRY_DO(finishPending());
    TRY(const auto info, m_objects->commit(commit));
    return changeOf(info);
}

Result<ConfigChange> GitConfigHistory::restore(const QString& file, const Revision& revision, const QString& author,
                                               const QString& reason)
{
    TRY(const auto content, show(file, revision));
    return change({ file, content, author, reason });
}

} // namespace godel::drivers

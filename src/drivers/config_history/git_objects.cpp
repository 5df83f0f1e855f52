#include "drivers/config_history/git_objects.h"

#include <QFile>
#include <QFileInfo>
#include <array>

namespace godel::drivers {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> gitTrouble(const QString& what, ErrorCode code = ErrorCode::Unavailable)
{
    const git_error* error = git_error_last();
    const QString why = error != nullptr ? QString::fromUtf8(error->message) : u"libgit2 gave no reason"_s;
    return fail(code, u"%1: %2"_s.arg(what, why),
                u"Check that the disk has room and that the folder belongs to this user"_s);
}

QString hex(const git_oid& id)
{
    std::array<char, GIT_OID_HEXSZ + 1> text{};
    git_oid_tostr(text.data(), text.size(), &id);
    return QString::fromLatin1(text.data());
}

std::optional<git_oid> idOf(const QString& text)
{
    git_oid id;
    if (text.size() != GIT_OID_HEXSZ || git_oid_fromstr(&id, text.toLatin1().constData()) != 0) {
        return {};
    }
    return id;
}

/// What a signature may not hold.
QByteArray plain(QString text)
{
    text.remove(u'<').remove(u'>').replace(u'\n', u' ');
    return text.trimmed().toUtf8();
}

Git<git_signature> signatureOf(const QString& name, const QString& mail, Timestamp at)
{
    const auto second = std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
    return gitOwned<git_signature>(git_signature_new, plain(name).constData(), plain(mail).constData(), second, 0);
}

} // namespace

Result<std::unique_ptr<GitObjects>> GitObjects::open(const QString& path)
{
    git_libgit2_init();
    std::unique_ptr<GitObjects> objects(new GitObjects);
    git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
    for (const auto level :
         { GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL, GIT_CONFIG_LEVEL_PROGRAMDATA }) {
        git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, "");
    }
    const QByteArray name = QFile::encodeName(path);
    if (QFileInfo::exists(path + u"/HEAD"_s)) {
        objects->m_repository = gitOwned<git_repository>(git_repository_open_bare, name.constData());
        if (!objects->m_repository) {
            return gitTrouble(u"the history %1 cannot be opened"_s.arg(path), ErrorCode::Corrupt);
        }
        return objects;
    }
    objects->m_repository = gitOwned<git_repository>(git_repository_init, name.constData(), 1U);
    if (!objects->m_repository) {
        return gitTrouble(u"the history %1 cannot be made"_s.arg(path));
    }
    return objects;
}

GitObjects::~GitObjects()
{
    m_repository.reset();
    git_libgit2_shutdown();
}

Result<QString> GitObjects::writeContent(const QByteArray& content)
{
    git_oid id;
    if (git_blob_create_from_buffer(&id, m_repository.get(), content.constData(), static_cast<size_t>(content.size()))
        != 0) {
        return gitTrouble(u"the content cannot be recorded"_s);
    }
    return hex(id);
}

Result<QByteArray> GitObjects::content(const QString& id) const
{
    const auto parsed = idOf(id);
    const auto blob = parsed ? gitOwned<git_blob>(git_blob_lookup, m_repository.get(), &*parsed) : nullptr;
    if (!blob) {
        return gitTrouble(u"the content %1 cannot be read"_s.arg(id), ErrorCode::Corrupt);
    }
    return QByteArray(static_cast<const char*>(git_blob_rawcontent(blob.get())),
                      static_cast<qsizetype>(git_blob_rawsize(blob.get())));
}

Result<QString> GitObjects::writeCommit(const GitFiles& files, const QString& parent, const GitCommitText& text)
{
    const auto builder = gitOwned<git_treebuilder>(git_treebuilder_new, m_repository.get(), nullptr);
    bool isBuilt = builder != nullptr;
    for (auto file = files.begin(); file != files.end() && isBuilt; ++file) {
        const auto id = idOf(file.value());
        isBuilt = id
            && git_treebuilder_insert(nullptr, builder.get(), file.key().toUtf8().constData(), &*id, GIT_FILEMODE_BLOB)
                == 0;
    }
    git_oid treeId;
    isBuilt = isBuilt && git_treebuilder_write(&treeId, builder.get()) == 0;
    const auto tree = isBuilt ? gitOwned<git_tree>(git_tree_lookup, m_repository.get(), &treeId) : nullptr;
    const auto author = signatureOf(text.author, u"person@godel-ops"_s, text.at);
    const auto committer = signatureOf(u"Godel Ops"_s, text.committerMail, text.at);
    const auto before = parent.isEmpty() ? nullptr : lookUp(parent);
    const git_commit* parents[] = { before.get() };
    git_oid id;
    if (!tree || !author || !committer || (!before && !parent.isEmpty())
        || git_commit_create(&id, m_repository.get(), nullptr, author.get(), committer.get(), "UTF-8",
                             text.message.toUtf8().constData(), tree.get(), before ? 1 : 0, parents)
            != 0) {
        return gitTrouble(u"the change cannot be recorded"_s);
    }
    return hex(id);
}

Git<git_commit> GitObjects::lookUp(const QString& id) const
{
    const auto parsed = idOf(id);
    return parsed ? gitOwned<git_commit>(git_commit_lookup, m_repository.get(), &*parsed) : nullptr;
}

Result<GitCommitInfo> GitObjects::commit(const QString& id) const
{
    const auto commit = lookUp(id);
    if (!commit) {
        return fail(ErrorCode::NotFound, u"there is no revision '%1'"_s.arg(id.left(50)),
                    u"List the revisions there are"_s, u"revision"_s);
    }
    const git_signature* author = git_commit_author(commit.get());
    const bool hasParent = git_commit_parentcount(commit.get()) > 0;
    return GitCommitInfo{ id,
                          hasParent ? hex(*git_commit_parent_id(commit.get(), 0)) : QString(),
                          Timestamp(std::chrono::seconds(author->when.time)),
                          QString::fromUtf8(author->name),
                          QString::fromUtf8(git_commit_committer(commit.get())->email),
                          QString::fromUtf8(git_commit_message(commit.get())).trimmed() };
}

Result<GitFiles> GitObjects::files(const QString& commit) const
{
    GitFiles files;
    if (commit.isEmpty()) {
        return files;
    }
    const auto found = lookUp(commit);
    const auto tree = found ? gitOwned<git_tree>(git_commit_tree, found.get()) : nullptr;
    if (!tree) {
        return gitTrouble(u"the revision %1 cannot be read"_s.arg(commit.left(50)), ErrorCode::Corrupt);
    }
    for (size_t i = 0; i < git_tree_entrycount(tree.get()); ++i) {
        const git_tree_entry* entry = git_tree_entry_byindex(tree.get(), i);
        files.insert(QString::fromUtf8(git_tree_entry_name(entry)), hex(*git_tree_entry_id(entry)));
    }
    return files;
}

QString GitObjects::find(const char* reference) const
{
    git_oid id;
    return git_reference_name_to_id(&id, m_repository.get(), reference) == 0 ? hex(id) : QString();
}

Result<> GitObjects::point(const char* reference, const QString& commit)
{
    const auto id = idOf(commit);
    if (!id || !gitOwned<git_reference>(git_reference_create, m_repository.get(), reference, &*id, 1, nullptr)) {
        return gitTrouble(u"the change cannot be recorded"_s);
    }
    return {};
}

Result<> GitObjects::drop(const char* reference)
{
    if (git_reference_remove(m_repository.get(), reference) != 0) {
        return gitTrouble(u"the change cannot be recorded"_s);
    }
    return {};
}

Result<QString> GitObjects::diff(const QString& name, const QByteArray& before, const QByteArray& after)
{
    const QByteArray path = name.toUtf8();
    const auto patch = gitOwned<git_patch>(git_patch_from_buffers, before.constData(),
                                           static_cast<size_t>(before.size()), path.constData(), after.constData(),
                                           static_cast<size_t>(after.size()), path.constData(), nullptr);
    git_buf text = GIT_BUF_INIT;
    if (!patch || git_patch_to_buf(&text, patch.get()) != 0) {
        return gitTrouble(u"%1 cannot be compared"_s.arg(name));
    }
    const QString written = QString::fromUtf8(text.ptr, static_cast<qsizetype>(text.size));
    git_buf_dispose(&text);
    return before == after ? QString() : written;
}

} // namespace godel::drivers

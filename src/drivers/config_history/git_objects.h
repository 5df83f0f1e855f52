#pragma once

#include "base/result.h"
#include "base/units.h"

#include <QMap>
#include <git2.h>
#include <memory>
#include <optional>

namespace godel::drivers {

/// Frees what libgit2 hands out.
struct GitDeleter {
    void operator()(git_repository* repository) const { git_repository_free(repository); }
    void operator()(git_commit* commit) const { git_commit_free(commit); }
    void operator()(git_tree* tree) const { git_tree_free(tree); }
    void operator()(git_treebuilder* builder) const { git_treebuilder_free(builder); }
    void operator()(git_blob* blob) const { git_blob_free(blob); }
    void operator()(git_patch* patch) const { git_patch_free(patch); }
    void operator()(git_signature* signature) const { git_signature_free(signature); }
    void operator()(git_reference* reference) const { git_reference_free(reference); }
};
template <typename Thing> using Git = std::unique_ptr<Thing, GitDeleter>;

/// Makes an owner from a function of libgit2 whose first argument is where the thing goes; empty if it failed.
template <typename Thing, typename Function, typename... Arguments>
[[nodiscard]] Git<Thing> gitOwned(Function function, Arguments... arguments)
{
    Thing* thing = nullptr;
    return Git<Thing>(function(&thing, arguments...) == 0 ? thing : nullptr);
}

/// Files of one revision: name to the hexadecimal id of the content.
using GitFiles = QMap<QString, QString>;

struct GitCommitInfo {
    QString id; ///< hexadecimal
    QString parent; ///< empty for the first
    Timestamp at;
    QString author;
    QString committerMail;
    QString message;
};

struct GitCommitText {
    QString author;
    QString committerMail;
    QString message;
    Timestamp at;
};

/// The few objects of a bare git repository that a history of flat files needs: contents, trees of files, commits and
/// named references to them. Everything is addressed by hexadecimal ids. Reads nobody's git configuration.
class GitObjects {
public:
    /// Opens or makes the repository. Unavailable or Corrupt with libgit2's words.
    [[nodiscard]] static Result<std::unique_ptr<GitObjects>> open(const QString& path);
    ~GitObjects();
    GitObjects(const GitObjects&) = delete;
    GitObjects& operator=(const GitObjects&) = delete;

    [[nodiscard]] Result<QString> writeContent(const QByteArray& content);
    [[nodiscard]] Result<QByteArray> content(const QString& id) const;
    [[nodiscard]] Result<QString> writeCommit(const GitFiles& files, const QString& parent, const GitCommitText& text);
    /// NotFound if it is no commit of this repository.
    [[nodiscard]] Result<GitCommitInfo> commit(const QString& id) const;
    [[nodiscard]] Result<GitFiles> files(const QString& commit) const;

    /// The commit that a reference names; empty if there is none.
    [[nodiscard]] QString find(const char* reference) const;
    [[nodiscard]] Result<> point(const char* reference, const QString& commit);
    [[nodiscard]] Result<> drop(const char* reference);

    /// Unified diff of two contents under one name; empty if they are equal.
    [[nodiscard]] static Result<QString> diff(const QString& name, const QByteArray& before, const QByteArray& after);

private:
    GitObjects() = default;
    [[nodiscard]] Git<git_commit> lookUp(const QString& id) const;

    Git<git_repository> m_repository;
};

} // namespace godel::drivers

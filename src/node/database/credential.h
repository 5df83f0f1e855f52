#pragma once

#include "base/secret.h"

#include <QString>

namespace godel::node {

/// Invalid, with the field GODEL_DATABASE, unless the words are libpq's "key=value …" without a password in them.
[[nodiscard]] Result<> checkConnectionWords(const QString& words);

/// Who logs in at the database, and with what.
struct Credential {
    QString role;          ///< empty: whoever libpq takes
    Secret password;       ///< empty: libpq looks for it by its own rules
    qint64 generation = 0; ///< rises with each rotation; 0: its file does not tell
};
[[nodiscard]] bool isSame(const Credential& left, const Credential& right);

/// What the pass file that the words name says just now. One that has a line "# generation N" decides about the role too, by its
/// first line for this server and database, so that the roles can take turns under a running node; any other is left to libpq.
/// Invalid, with the file and line, for one with a generation that is not whole or that others may read.
[[nodiscard]] Result<Credential> readCredential(const QString& words);

/// The words without user and passfile.
[[nodiscard]] QString withoutLogin(const QString& words);

} // namespace godel::node

#pragma once

#include <QString>

namespace godel {

/// What kind of failure this is. Names are stored and sent, so they never change; the table in error.cpp gives each its
/// HTTP status and its exit status.
enum class ErrorCode {
    Invalid,         ///< the input is wrong; `Error::field` says which part of it
    NotFound,        ///< what was named does not exist
    Conflict,        ///< it exists, but its present state does not allow this
    Denied,          ///< known person, not allowed
    Unauthenticated, ///< person not known
    NeedsConfirmation, ///< allowed, but the typed confirmation is missing
    LimitExceeded,   ///< a size, count or rate is over its stated limit
    Unavailable,     ///< something needed is not there or does not answer
    Timeout,         ///< it did not happen before its deadline
    Cancelled,       ///< a person asked to stop it
    Corrupt,         ///< stored or received bytes are not what they should be
    Internal,        ///< our own mistake
};

/// A failure as the person at 3 a.m. needs it: what happened, and what to do next.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString message; ///< one sentence, without a full stop
    QString hint;    ///< the next step; may be empty where the message says it
    QString field;   ///< the parameter or key that is wrong; empty if none is
};

bool operator==(const Error& left, const Error& right);

/// The stored name, for instance "not-found".
[[nodiscard]] QString name(ErrorCode code);
/// The code of a stored name; `Internal` for a name this version does not know.
[[nodiscard]] ErrorCode errorCodeOf(const QString& name);
/// 400 to 599.
[[nodiscard]] int httpStatus(ErrorCode code);
/// 3 to 20; 0, 1 and 2 belong to ok, warning and critical.
[[nodiscard]] int exitStatus(ErrorCode code);

/// Message, then hint, as one line of text.
[[nodiscard]] QString text(const Error& error);

} // namespace godel

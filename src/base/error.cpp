#include "base/error.h"

#include <array>

namespace godel {

using namespace Qt::StringLiterals;

namespace {

struct Row {
    ErrorCode code;
    const char* name;
    int httpStatus;
    int exitStatus;
};

constexpr std::array table{
    Row{ErrorCode::Invalid, "invalid", 422, 3},
    Row{ErrorCode::NotFound, "not-found", 404, 4},
    Row{ErrorCode::Conflict, "conflict", 409, 5},
    Row{ErrorCode::Denied, "denied", 403, 6},
    Row{ErrorCode::Unauthenticated, "unauthenticated", 401, 7},
    Row{ErrorCode::NeedsConfirmation, "needs-confirmation", 428, 8},
    Row{ErrorCode::LimitExceeded, "limit-exceeded", 429, 9},
    Row{ErrorCode::Unavailable, "unavailable", 503, 10},
    Row{ErrorCode::Timeout, "timeout", 504, 11},
    Row{ErrorCode::Cancelled, "cancelled", 410, 12},
    Row{ErrorCode::Corrupt, "corrupt", 502, 13},
    Row{ErrorCode::Internal, "internal", 500, 20},
};

const Row& row(ErrorCode code)
{
    for (const Row& candidate : table) {
        if (candidate.code == code) {
            return candidate;
        }
    }
    return table.back();
}

} // namespace

bool operator==(const Error& left, const Error& right)
{
    return left.code == right.code && left.message == right.message && left.hint == right.hint
        && left.field == right.field;
}

QString name(ErrorCode code)
{
    return QString::fromLatin1(row(code).name);
}

ErrorCode errorCodeOf(const QString& name)
{
    for (const Row& candidate : table) {
        if (name == QLatin1StringView(candidate.name)) {
            return candidate.code;
        }
    }
    return ErrorCode::Internal;
}

int httpStatus(ErrorCode code)
{
    return row(code).httpStatus;
}

int exitStatus(ErrorCode code)
{
    return row(code).exitStatus;
}

QString text(const Error& error)
{
    return error.hint.isEmpty() ? error.message : u"%1. %2"_s.arg(error.message, error.hint);
}

} // namespace godel

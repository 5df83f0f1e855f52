#include "drivers/processes/account.h"

#include <QFile>
#include <pwd.h>
#include <unistd.h>

namespace godel::drivers {

using namespace Qt::StringLiterals;

Result<> giveTo(const QString& user, const QString& path)
{
    if (user.isEmpty()) {
        return {};
    }
    const passwd* account = getpwnam(user.toLocal8Bit().constData());
    if (account == nullptr) {
        return fail(ErrorCode::Invalid, u"there is no user %1"_s.arg(user), u"Make the account, or name another one"_s, u"user"_s);
    }
    if (::chown(QFile::encodeName(path).constData(), account->pw_uid, account->pw_gid) != 0) {
        return fail(ErrorCode::Unavailable, u"cannot give %1 to %2"_s.arg(path, user), u"Only root can: run as root, or name no account"_s, u"user"_s);
    }
    return {};
}

} // namespace godel::drivers

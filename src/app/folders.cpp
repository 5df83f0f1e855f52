#include "app/folders.h"

#include "base/file.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <pwd.h>
#include <unistd.h>

namespace godel::app {

using namespace Qt::StringLiterals;

namespace {

bool isService()
{
    const passwd* account = getpwuid(geteuid());
    return geteuid() == 0 || (account != nullptr && qstrcmp(account->pw_name, "godel-ops") == 0);
}

} // namespace

Folders foldersBelow(const QString& folder)
{
    const QString whole = QDir(folder).absolutePath();
    return {whole + u"/state"_s, whole + u"/config"_s, whole + u"/run"_s, whole + u"/logs"_s};
}

Folders standardFolders()
{
    if (isService()) {
        return {u"/var/lib/godel-ops"_s, u"/etc/godel-ops"_s, u"/run/godel-ops"_s, u"/var/log/godel-ops"_s};
    }
    const auto below = [](QStandardPaths::StandardLocation location, const QString& name) { return QStandardPaths::writableLocation(location) + name; };
    const QString state = below(QStandardPaths::GenericDataLocation, u"/godel-ops"_s);
    return {state, below(QStandardPaths::GenericConfigLocation, u"/godel-ops"_s), below(QStandardPaths::RuntimeLocation, u"/godel-ops"_s), state + u"/logs"_s};
}

Result<> make(const Folders& folders)
{
    // Children of root run as their own users and have to find their folders below; what lies in between names nothing.
    TRY_DO(makeFolder(folders.state, geteuid() == 0 ? ownerOnlyFolder | QFileDevice::ExeOther : ownerOnlyFolder));
    for (const QString& folder : {folders.config, folders.run, folders.logs}) {
        TRY_DO(makeFolder(folder));
    }
    return {};
}

} // namespace godel::app

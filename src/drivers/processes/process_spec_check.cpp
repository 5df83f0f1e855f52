#include "drivers/processes/process_spec_check.h"

#include "drivers/processes/spawn.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

namespace godel::drivers {

using namespace Qt::StringLiterals;
using namespace ports;

namespace {

Result<> checkCommand(const QStringList& command)
{
    if (command.isEmpty() || !QDir::isAbsolutePath(command.first())) {
        return fail(ErrorCode::Invalid, u"a process needs an absolute program"_s,
                    u"Give its full path as the first part of the command"_s, u"command"_s);
    }
    const QFileInfo program(command.first());
    if (!program.isFile() || !program.isExecutable()) {
        return fail(ErrorCode::Invalid, u"there is no program %1"_s.arg(command.first()),
                    u"Install it, or correct the path"_s, u"command"_s);
    }
    for (const auto& part : command) {
        if (part.contains(QChar(0))) {
            return fail(ErrorCode::Invalid, u"a command cannot hold a zero byte"_s, u"Remove it"_s, u"command"_s);
        }
    }
    return {};
}

Result<> checkEnvironment(const QMap<QString, QString>& environment)
{
    static const QRegularExpression allowed(u"\\A[A-Za-z_][A-Za-z0-9_]*\\z"_s);
    for (auto entry = environment.begin(); entry != environment.end(); ++entry) {
        if (!allowed.match(entry.key()).hasMatch() || entry.key() == markVariable || entry.value().contains(QChar(0))) {
            return fail(ErrorCode::Invalid, u"'%1' cannot be set in an environment"_s.arg(entry.key().left(80)),
                        u"Use letters, digits and '_', not %1, and no zero byte"_s.arg(markVariable),
                        u"environment"_s);
        }
    }
    return {};
}

} // namespace

Result<> checkSpec(const ProcessSpec& spec)
{
    static const QRegularExpression path(u"\\A/[\\x21-\\x7e]{0,1000}\\z"_s);
    TRY_DO(checkCommand(spec.command));
    TRY_DO(checkEnvironment(spec.environment));
    TRY_DO(checkUser(spec.user));
    if (!QDir::isAbsolutePath(spec.folder) || !QFileInfo(spec.folder).isDir()) {
        return fail(ErrorCode::Invalid, u"there is no folder '%1' to run in"_s.arg(spec.folder),
                    u"Create it, or name another by its absolute path"_s, u"folder"_s);
    }
    if (spec.ready && (spec.ready->port == 0 || !path.match(spec.ready->path).hasMatch())) {
        return fail(ErrorCode::Invalid, u"readiness needs a port and a path"_s,
                    u"Give a port from 1 and a path that begins with '/' and has no spaces"_s, u"ready"_s);
    }
    if (spec.drainTime < Duration::zero() || (spec.memoryLimit && spec.memoryLimit->count <= 0)) {
        return fail(ErrorCode::Invalid, u"drain time and memory limit cannot be negative"_s, u"Correct them"_s,
                    spec.memoryLimit ? u"memory_limit"_s : u"drain_time"_s);
    }
    return {};
}

} // namespace godel::drivers

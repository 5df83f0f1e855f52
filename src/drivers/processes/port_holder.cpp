#include "drivers/processes/port_holder.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QSet>
#include <array>
#include <unistd.h>

namespace godel::drivers {

using namespace Qt::StringLiterals;

namespace {

bool mayCover(const QByteArray& address)
{
    // 127.0.0.1, 0.0.0.0, ::, ::1 and ::ffff:127.0.0.1, as the kernel prints them on a little-endian machine.
    static const QSet<QByteArray> covering{ "0100007F", "00000000", "00000000000000000000000000000000",
                                            "00000000000000000000000001000000", "0000000000000000FFFF00000100007F" };
    return covering.contains(address);
}

/// The socket numbers of the listeners, from lines like "0: 0100007F:1D4C 00000000:0000 0A … inode".
QSet<QByteArray> listeners(quint16 port)
{
    constexpr auto listening = "0A";
    QSet<QByteArray> found;
    for (const auto& table : { u"/proc/net/tcp"_s, u"/proc/net/tcp6"_s }) {
        QFile file(table);
        if (!file.open(QIODevice::ReadOnly)) {
            continue;
        }
        for (const auto& line : file.readAll().split('\n')) {
            const auto fields = line.simplified().split(' ');
            if (fields.size() < 10 || fields.at(3) != listening) {
                continue;
            }
            const auto colon = fields.at(1).indexOf(':');
            if (fields.at(1).mid(colon + 1).toUShort(nullptr, 16) == port && mayCover(fields.at(1).left(colon))) {
                found.insert("socket:[" + fields.at(9) + ']');
            }
        }
    }
    return found;
}

bool holdsOne(const QString& process, const QSet<QByteArray>& sockets)
{
    QDir files(process + u"/fd"_s);
    for (const auto& name : files.entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot, QDir::Unsorted)) {
        std::array<char, 64> target{};
        const auto size = ::readlink(QFile::encodeName(files.filePath(name)).constData(), target.data(), target.size());
        if (size > 0 && sockets.contains(QByteArray(target.data(), size))) {
            return true;
        }
    }
    return false;
}

} // namespace

std::optional<PortHolder> portHolder(quint16 port)
{
    const auto sockets = listeners(port);
    if (sockets.isEmpty()) {
        return {};
    }
    for (const auto& name : QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Unsorted)) {
        bool isNumber = false;
        const auto pid = name.toLongLong(&isNumber);
        const auto process = u"/proc/"_s + name;
        if (isNumber && holdsOne(process, sockets)) {
            QFile program(process + u"/comm"_s);
            const auto known = program.open(QIODevice::ReadOnly) ? program.readAll().trimmed() : QByteArray();
            return PortHolder{ pid, QString::fromUtf8(known) };
        }
    }
    return PortHolder{};
}

Result<> checkPortIsFree(quint16 port)
{
    const auto holder = portHolder(port);
    if (!holder) {
        return {};
    }
    const auto who = holder->pid == 0 ? u"another user's process"_s
                                      : u"process %1 (%2)"_s.arg(holder->pid).arg(holder->program);
    return fail(ErrorCode::Conflict, u"port %1 is taken by %2"_s.arg(port).arg(who),
                u"Stop that process, or choose another port"_s, u"port"_s);
}

} // namespace godel::drivers

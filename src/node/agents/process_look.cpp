#include "node/agents/process_look.h"

#include <QFile>
#include <unistd.h>

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(qint64 pid, const char* name)
{
    QFile file(u"/proc/%1/%2"_s.arg(pid).arg(QLatin1StringView(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

ProcessLook lookAtProcess(qint64 pid)
{
    ProcessLook look;
    const QByteArray text = contentOf(pid, "stat");
    // Behind the bracket of the name, which may hold anything, stands field 3.
    const auto fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    if (pid > 0 && fields.size() > 14) {
        look.state = fields[0].at(0);
        const double ticks = fields[11].toDouble() + fields[12].toDouble() + fields[13].toDouble() + fields[14].toDouble();
        look.cpuSeconds = ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
        const QString waitsIn = QString::fromLatin1(contentOf(pid, "wchan").trimmed());
        look.waitsIn = waitsIn == u"0"_s ? QString() : waitsIn;
    }
    return look;
}

QString textOf(const ProcessLook& look)
{
    const QString where = look.waitsIn.isEmpty() ? QString() : u" in the kernel's "_s + look.waitsIn;
    switch (look.state) {
    case 'R': return u"it computes"_s;
    case 'S': return u"it waits for something"_s + where;
    case 'D': return u"it waits for a disk or file system"_s + where;
    case 'T':
    case 't': return u"it was stopped by a signal"_s;
    case 'Z': return u"it is dead but was not collected"_s;
    case 0: return u"its process is gone"_s;
    default: return u"its state is %1"_s.arg(QLatin1Char(look.state)) + where;
    }
}

} // namespace godel::node

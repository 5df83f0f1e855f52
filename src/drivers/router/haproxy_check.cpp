#include "drivers/router/haproxy_check.h"

#include <QProcess>

namespace godel::drivers {

using namespace Qt::StringLiterals;

namespace {

QString firstComplaint(const QByteArray& output)
{
    for (const auto& line : output.split('\n')) {
        if (line.contains("[ALERT]")) {
            return QString::fromUtf8(line.left(300)).trimmed();
        }
    }
    return u"it gave no reason"_s;
}

} // namespace

Pending<> checkConfiguration(QObject* context, const QString& haproxy, const QString& path)
{
    const auto pending = Pending<>::make();
    auto* process = new QProcess(context);
    QObject::connect(process, &QProcess::errorOccurred, process,
                     [process, pending, haproxy](QProcess::ProcessError error) {
                         if (error == QProcess::FailedToStart) {
                             pending.fulfil(fail(ErrorCode::Unavailable, u"%1 does not start"_s.arg(haproxy),
                                                 u"Install HAProxy 2.6"_s));
                             process->deleteLater();
                         }
                     });
    QObject::connect(process, &QProcess::finished, process, [process, pending](int status, QProcess::ExitStatus exit) {
        if (exit == QProcess::NormalExit && status == 0) {
            pending.fulfil({});
        } else {
            pending.fulfil(
                fail(ErrorCode::Invalid,
                     u"HAProxy refuses its configuration: %1"_s.arg(firstComplaint(process->readAllStandardError())),
                     u"The running one is untouched; correct the settings"_s));
        }
        process->deleteLater();
    });
    process->start(haproxy, { u"-c"_s, u"-f"_s, path });
    return pending;
}

} // namespace godel::drivers

#pragma once

#include "base/json.h"
#include "web/client.h"

#include <QProcess>
#include <QTemporaryDir>
#include <memory>

namespace godel::test {

/// A real godel-node on a free port; killed with this object.
class NodeProcess {
public:
    using Environment = QMap<QString, QString>;

    /// `configuration` are files of the configuration folder by name.
    explicit NodeProcess(const Environment& environment = {}, const QMap<QString, QByteArray>& configuration = {});
    ~NodeProcess();

    /// Waits until the port is told; false if the process ended first.
    bool comesUp();
    bool becomes(const QByteArray& path, int status, int deadlineMs = 20000);
    bool ends(int deadlineMs = 20000);
    [[nodiscard]] bool hasEnded() const { return m_process.state() == QProcess::NotRunning; }
    void terminate() { m_process.terminate(); }
    /// SIGHUP.
    void hangUp();
    /// Writes a file of its configuration folder.
    void configure(const QString& name, const QByteArray& content);
    /// kill -9.
    void kill() { m_process.kill(); }
    [[nodiscard]] int exitStatus() const { return m_process.exitCode(); }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    [[nodiscard]] quint16 port() const { return m_port; }
    /// Everything it said on standard error so far.
    QByteArray complaints();

    struct Reply {
        int status = 0; ///< 0: no answer
        QByteArray body;
        [[nodiscard]] QJsonObject json() const;
    };
    Pending<web::Response> ask(const QByteArray& method, const QByteArray& path, const QByteArray& body = {}, const QByteArray& token = {});
    Reply get(const QByteArray& path, const QByteArray& token = {});
    Reply remove(const QByteArray& path);
    Reply post(const QByteArray& path, const QJsonObject& body, const QByteArray& token = {});

private:
    Reply await(const Pending<web::Response>& pending);

    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
    QByteArray m_complaints;
    web::Client m_client;
};

/// Runs godel-node to its end.
struct Ended {
    int status = -1;
    QByteArray output;
    QByteArray complaints;
};
[[nodiscard]] Ended runNode(const QStringList& arguments, const NodeProcess::Environment& environment = {}, const QByteArray& input = {});

} // namespace godel::test

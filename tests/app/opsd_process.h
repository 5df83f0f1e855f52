#pragma once

#include "app/folders.h"

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <csignal>
#include <memory>

namespace godel::test {

/// Where the programs are that were built beside the tests.
inline const QString programs = QStringLiteral(GODEL_BINARY_DIR "/bin/");

struct Answer {
    int status = -1;
    QString out;
    QString error;
};

/// Runs a program to its end.
[[nodiscard]] Answer run(const QString& program, const QStringList& words, const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment());

/// A real godel-opsd in a folder of its own, stopped by its pid.
struct Opsd {
    QTemporaryDir folder;
    std::unique_ptr<QProcess> process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    quint16 probePort = 0;

    explicit Opsd(bool isStarted = true);
    ~Opsd();

    void start();
    /// The exit status.
    int stop(int signal = SIGTERM);
    /// Until it has ended by itself, which it is expected to: with what it said.
    [[nodiscard]] Answer startAndFail();

    [[nodiscard]] app::Folders folders() const;
    [[nodiscard]] QString socket() const { return folder.filePath(QStringLiteral("run/api.sock")); }
    void configure(const QString& file, const QByteArray& content) const;
    /// What the command line program says over the socket.
    [[nodiscard]] Answer ctl(const QStringList& words) const;
    /// The body of a command's reply.
    [[nodiscard]] QJsonObject reply(const QStringList& words) const;
    /// A signed release whose instances start but never become ready: deploying it takes its time. Its version is v1.
    void addReleaseThatIsNeverReady();
    [[nodiscard]] QByteArray file(const QString& name) const;
};

} // namespace godel::test

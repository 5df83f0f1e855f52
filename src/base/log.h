#pragma once

#include "base/clock.h"

#include <QJsonObject>
#include <QString>

namespace godel {

enum class Severity { Debug, Info, Warning, Error };

/// Where a program says what happened. `code` is a stable word in capitals (AGENT_SPAWN_FAILED) that people search for;
/// `fields` carry the figures. Never given a secret.
class Log {
public:
    virtual ~Log() = default;
    virtual void write(Severity severity, const QString& code, const QString& message, const QJsonObject& fields) = 0;

    void info(const QString& code, const QString& message, const QJsonObject& fields = {})
    {
        write(Severity::Info, code, message, fields);
    }
    void warning(const QString& code, const QString& message, const QJsonObject& fields = {})
    {
        write(Severity::Warning, code, message, fields);
    }
    void error(const QString& code, const QString& message, const QJsonObject& fields = {})
    {
        write(Severity::Error, code, message, fields);
    }
};

/// "debug", "info", "warning", "error".
[[nodiscard]] QString name(Severity severity);

/// Drops everything; for places where nobody reads.
class SilentLog final : public Log {
public:
    void write(Severity, const QString&, const QString&, const QJsonObject&) override {}
};

/// Writes into a folder: `NAME.log` with one JSON object a line, and `error.log` with one plain line for each error
/// ("2026-02-08T10:30:00Z ERROR AGENT_SPAWN_FAILED agent 3 did not start"), which is what `tail | grep ERROR` reads.
/// Files over `fileLimit` bytes are renamed to .1 to .5 and begun anew.
class FileLog final : public Log {
public:
    FileLog(QString folder, QString name, const Clock& clock, qint64 fileLimit = 64 * 1024 * 1024);
    void write(Severity severity, const QString& code, const QString& message, const QJsonObject& fields) override;

private:
    void append(const QString& path, const QByteArray& line) const;

    QString m_folder;
    QString m_name;
    const Clock& m_clock;
    qint64 m_fileLimit;
};

} // namespace godel

#include "node/settings.h"

#include "base/id.h"

#include <QDir>

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> refuse(const QString& name, const QString& why, const QString& hint)
{
    return fail(ErrorCode::Invalid, u"%1 %2"_s.arg(name, why), hint, name);
}

Result<quint16> portOf(const QString& name, const QString& text)
{
    bool isNumber = false;
    const int port = text.toInt(&isNumber);
    if (!isNumber || port < 0 || port > 65535) {
        return refuse(name, u"is '%1', not a port"_s.arg(text.left(40)), u"Give a number from 0 to 65535; 0 takes a free port"_s);
    }
    return quint16(port);
}

Result<QString> labelOf(const QString& name, const QString& text)
{
    if (!isLabel(text)) {
        return refuse(name, u"is '%1', not a name"_s.arg(text.left(80)),
                      u"Use 1 to 64 letters, digits, '.', '_', '+', '-' or ':', a letter or digit first"_s);
    }
    return text;
}

/// Reads "--name=value" and "--name value"; the bare ones have an empty value.
class Arguments {
public:
    static Result<Arguments> parse(const QStringList& given)
    {
        static const QStringList valued{u"port"_s, u"config"_s};
        static const QStringList bare{u"migrate"_s, u"agent"_s, u"help"_s, u"version"_s};
        Arguments parsed;
        for (auto word = given.begin(); word != given.end(); ++word) {
            const QString name = word->startsWith(u"--"_s) ? word->mid(2).section(u'=', 0, 0) : QString();
            if (bare.contains(name) && !word->contains(u'=')) {
                parsed.m_values.insert(name, {});
            } else if (valued.contains(name) && word->contains(u'=')) {
                parsed.m_values.insert(name, word->section(u'=', 1));
            } else if (valued.contains(name) && word + 1 != given.end()) {
                parsed.m_values.insert(name, *++word);
            } else if (valued.contains(name)) {
                return refuse(*word, u"lacks its value"_s, u"Write %1=VALUE"_s.arg(*word));
            } else {
                return refuse(*word, u"is not an argument of godel-node"_s, u"See godel-node --help"_s);
            }
        }
        return parsed;
    }
    [[nodiscard]] bool has(const QString& name) const { return m_values.contains(name); }
    [[nodiscard]] QString value(const QString& name) const { return m_values.value(name); }

private:
    QMap<QString, QString> m_values;
};

Settings::Task taskOf(const Arguments& arguments)
{
    using Task = Settings::Task;
    const std::pair<QString, Task> tasks[] = {
        {u"help"_s, Task::Help}, {u"version"_s, Task::Version}, {u"agent"_s, Task::Agent}, {u"migrate"_s, Task::Migrate}};
    for (const auto& [name, task] : tasks) {
        if (arguments.has(name)) {
            return task;
        }
    }
    return Task::Serve;
}

Result<Duration> durationOf(const QMap<QString, QString>& environment, const QString& name, Duration otherwise)
{
    return environment.contains(name) ? parseDuration(environment.value(name), name) : Result<Duration>(otherwise);
}

Result<> readNames(Settings& settings, const QMap<QString, QString>& environment)
{
    TRY(settings.version, labelOf(u"GODEL_VERSION"_s, environment.value(u"GODEL_VERSION"_s, u"dev"_s)));
    const QString instance = u"node-%1"_s.arg(settings.port);
    TRY(settings.instance, labelOf(u"GODEL_INSTANCE"_s, environment.value(u"GODEL_INSTANCE"_s, instance)));
    for (const auto& host : environment.value(u"GODEL_HOSTS"_s).split(u',', Qt::SkipEmptyParts)) {
        TRY(const auto name, labelOf(u"GODEL_HOSTS"_s, host.trimmed()));
        settings.hosts.append(name.toLatin1());
    }
    return {};
}

Result<> readPlaces(Settings& settings, const Arguments& arguments, const QMap<QString, QString>& environment)
{
    const bool isNamed = arguments.has(u"config"_s) || environment.contains(u"GODEL_CONFIG"_s);
    settings.configFolder = arguments.has(u"config"_s) ? arguments.value(u"config"_s) : environment.value(u"GODEL_CONFIG"_s, u"config"_s);
    if (isNamed && !QDir(settings.configFolder).exists()) {
        return refuse(u"config"_s, u"names the folder %1, which does not exist"_s.arg(settings.configFolder),
                      u"Create it, or leave it out to use the defaults"_s);
    }
    settings.database = environment.value(u"GODEL_DATABASE"_s).trimmed();
    settings.adminTokenFile = environment.value(u"GODEL_ADMIN_TOKEN_FILE"_s);
    settings.logFolder = environment.value(u"GODEL_LOGS"_s);
    return {};
}

} // namespace

Result<Settings> readSettings(const QStringList& given, const QMap<QString, QString>& environment)
{
    TRY(const auto arguments, Arguments::parse(given));
    Settings settings;
    settings.task = taskOf(arguments);
    if (settings.task != Settings::Task::Serve && settings.task != Settings::Task::Migrate) {
        return settings;
    }
    const QString portName = arguments.has(u"port"_s) ? u"port"_s : u"GODEL_PORT"_s;
    const QString port = arguments.has(u"port"_s) ? arguments.value(u"port"_s) : environment.value(portName);
    if (settings.task == Settings::Task::Serve && port.isEmpty()) {
        return refuse(portName, u"is missing"_s, u"Set GODEL_PORT or give --port=NUMBER"_s);
    }
    if (!port.isEmpty()) {
        TRY(settings.port, portOf(portName, port));
    }
    TRY_DO(readNames(settings, environment));
    TRY_DO(readPlaces(settings, arguments, environment));
    TRY(settings.drain, durationOf(environment, u"GODEL_DRAIN"_s, settings.drain));
    TRY(settings.linger, durationOf(environment, u"GODEL_LINGER"_s, settings.linger));
    TRY(settings.lease, durationOf(environment, u"GODEL_LEASE"_s, settings.lease));
    if (settings.lease < 1s || settings.lease > 1h) {
        return refuse(u"GODEL_LEASE"_s, u"is %1"_s.arg(text(settings.lease)), u"Give 1s to 1h"_s);
    }
    settings.faultsFile = environment.value(u"GODEL_FAULTS_FILE"_s);
    TRY(settings.faults, parseFaults(environment.value(u"GODEL_FAULTS"_s).toUtf8()));
    return settings;
}

QString helpText()
{
    return uR"(godel-node: one instance of the reference platform

  godel-node --port=PORT [--config=DIR]   serve on 127.0.0.1
  godel-node --migrate                    bring the database's schema up to date and exit
  godel-node --agent                      work on tasks: one JSON object a line in, one out
  godel-node --version | --help

Environment
  GODEL_PORT              the port, if --port is left out; 0 takes a free one
  GODEL_VERSION           version of the release, told by /health and every answer
  GODEL_INSTANCE          name of this instance; node-PORT if left out
  GODEL_DATABASE          "host=... port=... dbname=... user=... passfile=..."; left out: no queue
  GODEL_ADMIN_TOKEN_FILE  file with the bearer token of /admin; left out: /admin is closed
  GODEL_CONFIG            folder of agents.json, cache.json and database.json, read again at SIGHUP; config
  GODEL_LOGS              folder of node.log and error.log; left out: standard error
  GODEL_HOSTS             names accepted in Host, with commas between
  GODEL_DRAIN             what running work gets after SIGTERM; 20s
  GODEL_LINGER            for so long at least a draining node answers; 1s
  GODEL_LEASE             after so long the tasks of a node that vanished are taken by others; 30s
  GODEL_FAULTS            JSON of faults that a demo release has; see src/node/README.md
  GODEL_FAULTS_FILE       file of faults that pass, read when it changes and at SIGHUP

Exit status: 0 done, 2 wrong usage, others by kind of error.
)"_s;
}

} // namespace godel::node

#pragma once

#include "base/json.h"
#include "support/catch.h"
#include "support/wait.h"

#include <QMap>
#include <QProcess>
#include <QTemporaryDir>

namespace godel::test {

/// A whole environment of its own: engine, HAProxy, instances, and whatever else its configuration asks for, all of them the real
/// programs, on free ports; and users who send traffic. Everything ends with it.
class RealPlatform {
public:
    RealPlatform();
    ~RealPlatform();
    RealPlatform(const RealPlatform&) = delete;
    RealPlatform& operator=(const RealPlatform&) = delete;

    /// What the configuration files say; to be changed before `begin`.
    QJsonObject service;
    QJsonObject platform;
    QJsonObject rollout;

    /// Starts the engine, and lets anna (operator) and ben (approver) in.
    void begin();
    /// The two halves of `begin` around an engine that a test starts by itself, in its own process.
    void writeConfiguration();
    void letPeopleIn();
    void startEngine();
    void killEngine();
    /// Whether the engine has ended, by itself or otherwise.
    bool engineEnds();
    /// As a service manager would.
    void stopEngine();

    struct Answer {
        int status = -1;
        QJsonObject body; ///< of the reply, or of the error
        QString error;    ///< what stood on the error output
    };
    Answer ctl(const QStringList& words, const QString& person = QStringLiteral("anna"));
    /// The same, which must succeed.
    QJsonObject reply(const QStringList& words, const QString& person = QStringLiteral("anna"));

    /// Packs, signs and adds a release of these files; `manifest` over what every release has.
    Answer addRelease(const QString& version, const QMap<QString, QByteArray>& files, const QJsonObject& manifest = {});
    /// The same of the reference platform.
    Answer addNodeRelease(const QString& version, const QJsonObject& faults = {});

    void sendTraffic(const QStringList& options);
    /// What the users have seen so far; ends them.
    QJsonObject endTraffic();

    /// State of the newest rollout; empty if there is none.
    QString state();
    /// Until the newest rollout is in one of these states; ben approves on the way where `approves`.
    bool reaches(const QStringList& states, bool approves = false, int deadlineMs = 90000);
    /// Until no operation runs.
    bool settles(int deadlineMs = 60000);

    /// Main processes below the engine whose command line has this word in it, oldest first.
    [[nodiscard]] QList<qint64> pidsOf(const QString& word) const;
    /// Engines of this environment that run as processes of their own, started by whoever.
    [[nodiscard]] QList<qint64> headlessPids() const;
    [[nodiscard]] QByteArray get(const QByteArray& path) const;
    [[nodiscard]] quint16 frontDoor() const { return m_frontDoor; }
    /// What a person signs in with.
    [[nodiscard]] QByteArray token(const QString& person) const;
    [[nodiscard]] QString path(const QString& below) const { return m_folder.filePath(below); }

private:
    [[nodiscard]] QList<qint64> pidsWhere(const std::function<bool(const QByteArray& command)>& isWanted) const;
    void addPerson(const QString& person, const QString& role);

    QTemporaryDir m_folder;
    quint16 m_frontDoor = 0;
    std::unique_ptr<QProcess> m_engine;
    std::unique_ptr<QProcess> m_traffic;
};

} // namespace godel::test

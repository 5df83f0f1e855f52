#include "drivers/database/cluster_files.h"

#include <QMessageAuthenticationCode>
#include <QPasswordDigestor>

namespace godel::drivers {

namespace {

constexpr int iterations = 4096;
constexpr quint64 keyLength = 32;

QByteArray hmac(const QByteArray& key, const QByteArray& message)
{
    return QMessageAuthenticationCode::hash(message, key, QCryptographicHash::Sha256);
}

} // namespace

QByteArray serverSettings(const ClusterFiles& files)
{
    // The mode needs a restart to change, the command does not: it takes nothing until a backup gives the log a place.
    return "listen_addresses = '127.0.0.1'\n"
           "port = " + QByteArray::number(files.port) + "\n"
           "unix_socket_directories = '" + files.sockets().toUtf8().replace('\'', "''") + "'\n"
           "unix_socket_permissions = 0700\n"
           "max_connections = 100\n"
           "shared_buffers = 64MB\n"
           "wal_level = replica\n"
           "archive_mode = on\n"
           "archive_command = '/bin/true'\n"
           "password_encryption = 'scram-sha-256'\n"
           "log_destination = 'stderr'\n"
           "log_min_duration_statement = 1s\n"
           "log_line_prefix = '%m [%p] %u@%d '\n";
}

QByteArray accessRules()
{
    return "local all " + superuser.toUtf8() + " peer map=owner\n"
           "host  all all 127.0.0.1/32 scram-sha-256\n";
}

QByteArray accountMap(const QString& systemUser)
{
    return "owner " + systemUser.toUtf8() + ' ' + superuser.toUtf8() + '\n';
}

QByteArray scramVerifier(const QByteArray& password, const QByteArray& salt)
{
    const QByteArray salted = QPasswordDigestor::deriveKeyPbkdf2(QCryptographicHash::Sha256, password, salt, iterations, keyLength);
    const QByteArray stored = QCryptographicHash::hash(hmac(salted, "Client Key"), QCryptographicHash::Sha256);
    const QByteArray server = hmac(salted, "Server Key");
    return "SCRAM-SHA-256$" + QByteArray::number(iterations) + ':' + salt.toBase64() + '$' + stored.toBase64() + ':' + server.toBase64();
}

} // namespace godel::drivers

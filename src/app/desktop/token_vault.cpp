#include "app/desktop/token_vault.h"

#include <qt6keychain/keychain.h>

namespace godel::app {

using namespace Qt::StringLiterals;

namespace {

const QString service = u"godel-ops"_s;
const QString probeKey = u"probe"_s;

Error unavailable(const QKeychain::Job& job)
{
    return {ErrorCode::Unavailable, u"the keychain does not answer: %1"_s.arg(job.errorString()),
            u"Unlock it, or start one (gnome-keyring, KWallet); until then a token is kept only while this program runs"_s, u"token"_s};
}

/// Told from the job's own event loop turn; the job deletes itself then.
template <typename Job, typename Then>
void start(Job* job, Then then)
{
    job->setInsecureFallback(false);
    QObject::connect(job, &QKeychain::Job::finished, job, [job, then](QKeychain::Job*) { then(*job); });
    job->start();
}

/// Whether the keychain gives back what it is given.
void probe(const std::function<void(std::optional<Error>)>& told)
{
    auto* writing = new QKeychain::WritePasswordJob(service);
    writing->setKey(probeKey);
    writing->setTextData(probeKey);
    start(writing, [told](const QKeychain::WritePasswordJob& written) {
        if (written.error() != QKeychain::NoError) {
            return told(unavailable(written));
        }
        auto* reading = new QKeychain::ReadPasswordJob(service);
        reading->setKey(probeKey);
        start(reading, [told](const QKeychain::ReadPasswordJob& read) {
            const bool isSound = read.error() == QKeychain::NoError && read.textData() == probeKey;
            told(isSound ? std::nullopt : std::optional(unavailable(read)));
        });
    });
}

} // namespace

Pending<QByteArray> TokenVault::read(const QString& connection)
{
    if (m_kept.contains(connection)) {
        return Pending<QByteArray>::of(m_kept.value(connection));
    }
    const auto answer = Pending<QByteArray>::make();
    auto* reading = new QKeychain::ReadPasswordJob(service);
    reading->setKey(connection);
    start(reading, [answer, connection](const QKeychain::ReadPasswordJob& read) {
        if (read.error() == QKeychain::NoError) {
            return answer.fulfil(read.binaryData());
        }
        probe([answer, connection](const std::optional<Error>& why) {
            answer.fulfil(why ? Result<QByteArray>(fail(*why))
                              : Result<QByteArray>(fail(ErrorCode::NotFound, u"there is no token for %1 in the keychain"_s.arg(connection), u"Give it once more"_s, u"token"_s)));
        });
    });
    return answer;
}

Pending<> TokenVault::write(const QString& connection, const QByteArray& token)
{
    m_kept.insert(connection, token);
    const auto answer = Pending<>::make();
    auto* writing = new QKeychain::WritePasswordJob(service);
    writing->setKey(connection);
    writing->setBinaryData(token);
    start(writing, [answer](const QKeychain::WritePasswordJob& written) {
        answer.fulfil(written.error() == QKeychain::NoError ? Result<>() : Result<>(fail(unavailable(written))));
    });
    return answer;
}

Pending<> TokenVault::remove(const QString& connection)
{
    m_kept.remove(connection);
    const auto answer = Pending<>::make();
    auto* deleting = new QKeychain::DeletePasswordJob(service);
    deleting->setKey(connection);
    start(deleting, [answer](const QKeychain::DeletePasswordJob& deleted) {
        const bool isGone = deleted.error() == QKeychain::NoError || deleted.error() == QKeychain::EntryNotFound;
        answer.fulfil(isGone ? Result<>() : Result<>(fail(unavailable(deleted))));
    });
    return answer;
}

} // namespace godel::app

#include "node/reloader.h"

namespace godel::node {

using namespace Qt::StringLiterals;

Reloader::Reloader(Parts parts) : m_parts(std::move(parts))
{
    if (m_parts.login != nullptr) {
        note(m_parts.login->credential());
    }
}

Pending<> Reloader::reload()
{
    const auto pending = Pending<>::make();
    m_waiting.append(pending);
    if (m_isBusy) {
        m_isAskedAgain = true;
    } else {
        begin();
    }
    return pending;
}

void Reloader::begin()
{
    m_isBusy = true;
    m_isAskedAgain = false;
    m_result = {};
    readFiles();
    readLogin();
}

void Reloader::readFiles()
{
    const auto config = readNodeConfig(m_parts.folder);
    if (!config) {
        return refuse(config.error(), &Vitals::Configuration::trouble);
    }
    m_parts.apply(*config);
    m_parts.vitals.update([](Vitals& vitals) {
        vitals.configuration.trouble.clear();
        ++vitals.configuration.generation;
    });
}

void Reloader::readLogin()
{
    if (m_parts.login == nullptr) {
        return finish();
    }
    const auto credential = readCredential(m_parts.login->words());
    if (!credential) {
        refuse(credential.error(), &Vitals::Configuration::credentialTrouble);
        return finish();
    }
    if (isSame(*credential, m_parts.login->credential())) {
        takeOver(*credential);
        return finish();
    }
    tryOut(*credential);
}

/// Logs in once before anything moves, so that a wrong credential costs no request.
void Reloader::tryOut(const Credential& credential)
{
    const auto logIn = [words = m_parts.login->words(), credential]() -> Result<> { return Connection::open(words, credential).map([](const auto&) {}); };
    m_worker.run(logIn).whenReady(this, [this, credential](const Result<>& loggedIn) {
        if (loggedIn) {
            m_parts.login->use(credential);
            m_parts.pool->restart();
            takeOver(credential);
        } else {
            refuse(loggedIn.error(), &Vitals::Configuration::credentialTrouble);
        }
        finish();
    });
}

void Reloader::takeOver(const Credential& credential)
{
    m_parts.vitals.update([](Vitals& vitals) { vitals.configuration.credentialTrouble.clear(); });
    note(credential);
}

void Reloader::note(const Credential& credential)
{
    m_parts.vitals.update([&credential](Vitals& vitals) {
        vitals.configuration.role = credential.role;
        vitals.configuration.credentialGeneration = credential.generation;
    });
}

void Reloader::refuse(const Error& why, QString Vitals::Configuration::* trouble)
{
    m_parts.log.error(u"CONFIGURATION_REFUSED"_s, godel::text(why), {{u"field"_s, why.field}});
    m_parts.vitals.update([&](Vitals& vitals) { vitals.configuration.*trouble = godel::text(why); });
    if (m_result) {
        m_result = fail(why);
    }
}

void Reloader::finish()
{
    if (m_isAskedAgain) {
        return begin();
    }
    m_isBusy = false;
    const auto configuration = m_parts.vitals.read().configuration;
    m_parts.log.info(u"CONFIGURATION_READ"_s, m_result ? u"the configuration was read again"_s : u"the configuration was read again and is not all in force"_s,
                     {{u"generation"_s, configuration.generation}, {u"role"_s, configuration.role}});
    for (const auto& pending : std::exchange(m_waiting, {})) {
        pending.fulfil(m_result);
    }
}

} // namespace godel::node

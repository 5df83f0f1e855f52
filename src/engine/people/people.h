#pragma once

#include "api/admission.h"
#include "base/clock.h"
#include "base/random.h"
#include "ports/store.h"

#include <map>

namespace godel::engine {

/// Somebody who may call commands.
struct Person {
    QString name;
    catalog::Role role = catalog::Role::Viewer;
    std::optional<uint> uid; ///< the local account; none for people who come with tokens only
};

/// What is known of a token; never its secret.
struct Token {
    QString id;
    QString person;
    Timestamp madeAt;
    std::optional<Timestamp> revokedAt{};
    std::optional<Timestamp> expiresAt{}; ///< none: it does not
};

/// Who may do what here. The account that the engine runs as is admin; everybody else is in the store. A token is
/// `id.secret` with 256 random bits, kept as SHA-256, found by its id and compared in constant time. After five wrong
/// secrets for one token from one address, that token waits there for one second, doubled with each further one up to a minute;
/// it goes on working from elsewhere, and other tokens work from there.
class People final : public api::Admission {
public:
    /// The account that the engine runs as.
    struct Owner {
        uint uid = 0;
        QString name;
    };
    People(ports::Store& store, const Clock& clock, Random& random, Owner owner);

    [[nodiscard]] Result<api::Caller> admit(const api::Credentials& credentials) override;

    /// NotFound for somebody who is not known here.
    [[nodiscard]] Result<Person> find(const QString& name) const;
    /// Adds the person, or changes role and uid. Conflict if another person has the uid.
    [[nodiscard]] Result<> put(const Person& person);
    /// Also revokes their tokens. NotFound if there is none of that name.
    [[nodiscard]] Result<> remove(const QString& name);
    /// Sorted by name.
    [[nodiscard]] Result<QList<Person>> list() const;

    /// The whole token, told this once; worthless after `validFor`, if that is given. NotFound for a person who does not exist.
    [[nodiscard]] Result<QString> makeToken(const QString& person, std::optional<Duration> validFor = {});
    /// NotFound for an id that does not exist; revoking twice is once.
    [[nodiscard]] Result<> revokeToken(const QString& id);
    /// Sorted by id, revoked ones too.
    [[nodiscard]] Result<QList<Token>> tokens() const;

private:
    struct Failures {
        int count = 0;
        Duration until{}; ///< monotonic
    };

    [[nodiscard]] Result<Person> ownerOf(const QByteArray& token) const;
    [[nodiscard]] Result<api::Caller> admitToken(const api::Credentials& credentials);
    void countFailure(const QByteArray& key);
    [[nodiscard]] Result<api::Caller> admitUid(uint uid) const;
    [[nodiscard]] Result<QList<ports::Record>> all(const QString& collection) const;

    ports::Store& m_store;
    const Clock& m_clock;
    Random& m_random;
    Owner m_owner;
    std::map<QByteArray, Failures> m_failures; ///< by address and token id
};

} // namespace godel::engine

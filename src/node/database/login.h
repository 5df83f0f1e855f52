#pragma once

#include "node/database/connection.h"

#include <mutex>

namespace godel::node {

/// How connections are opened: where, and with the credential that is in force. Thread-safe.
class Login {
public:
    Login(QString words, Credential credential) : m_words(std::move(words)), m_credential(std::move(credential)) {}

    [[nodiscard]] Result<std::unique_ptr<Connection>> open() const { return Connection::open(m_words, credential()); }
    /// Holds for what is opened from now on.
    void use(Credential credential);
    [[nodiscard]] Credential credential() const;
    /// Rises with each `use`: what was opened at a lower one is to be opened anew.
    [[nodiscard]] int turn() const;
    [[nodiscard]] const QString& words() const { return m_words; }

private:
    const QString m_words;
    // Connections are opened on threads of their own.
    mutable std::mutex m_lock;
    Credential m_credential;
    int m_turn = 0;
};

} // namespace godel::node

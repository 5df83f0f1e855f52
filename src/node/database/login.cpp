#include "node/database/login.h"

namespace godel::node {

void Login::use(Credential credential)
{
    const std::lock_guard guard(m_lock);
    m_credential = std::move(credential);
    ++m_turn;
}

Credential Login::credential() const
{
    const std::lock_guard guard(m_lock);
    return m_credential;
}

int Login::turn() const
{
    const std::lock_guard guard(m_lock);
    return m_turn;
}

} // namespace godel::node

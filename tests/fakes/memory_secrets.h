#pragma once

#include "base/clock.h"
#include "ports/secrets.h"

#include <QMap>

namespace godel::test {

/// Secrets in memory, with every promise of the port but that of durability.
class MemorySecrets final : public ports::Secrets {
public:
    explicit MemorySecrets(const Clock& clock) : m_clock(clock) { }

    [[nodiscard]] Result<int> set(const ports::SecretName& name, const Secret& value) override;
    [[nodiscard]] Result<Secret> get(const ports::SecretName& name, std::optional<int> version = {}) const override;
    [[nodiscard]] Result<> remove(const ports::SecretName& name) override;
    [[nodiscard]] Result<QList<ports::SecretInfo>> list() const override;

private:
    struct Kept {
        QMap<int, Secret> values; ///< by version
        int version = 0;
        Timestamp changed;
    };

    const Clock& m_clock;
    QMap<ports::SecretName, Kept> m_secrets;
};

} // namespace godel::test

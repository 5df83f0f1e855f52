#pragma once

#include "base/clock.h"
#include "drivers/secrets/secret_box.h"
#include "ports/secrets.h"

#include <QMap>
#include <memory>

namespace godel::drivers {

/// Secrets in one sealed file of mode 0600, replaced as a whole with each change. Its key is another file, in another
/// folder: a systemd credential, or a key file of our own.
class SealedSecrets final : public ports::Secrets {
public:
    /// Makes the key if there is neither a key nor a sealed file. Denied, NotFound or Corrupt as `SecretBox` says;
    /// Invalid where both files share a folder, since a copy of it would hold the lock and the key.
    [[nodiscard]] static Result<std::unique_ptr<SealedSecrets>> open(const QString& path, const QString& keyPath,
                                                                     const Clock& clock);

    [[nodiscard]] Result<int> set(const ports::SecretName& name, const Secret& value) override;
    [[nodiscard]] Result<Secret> get(const ports::SecretName& name, std::optional<int> version = {}) const override;
    [[nodiscard]] Result<> remove(const ports::SecretName& name) override;
    [[nodiscard]] Result<QList<ports::SecretInfo>> list() const override;

private:
    /// No value: removed; its number stays taken.
    struct Entry {
        int version = 0;
        Timestamp changed;
        Secret present;
        Secret previous;
    };
    using Entries = QMap<ports::SecretName, Entry>;

    SealedSecrets(QString path, SecretBox box, const Clock& clock);

    [[nodiscard]] static Secret pack(const Entries& entries);
    [[nodiscard]] Result<Entries> unpack(const Secret& packed) const;
    [[nodiscard]] Result<Entries> load() const;
    [[nodiscard]] Result<> save(const Entries& entries) const;

    QString m_path;
    SecretBox m_box;
    const Clock& m_clock;
};

} // namespace godel::drivers

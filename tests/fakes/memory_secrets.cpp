#include "fakes/memory_secrets.h"

namespace godel::test {

using namespace Qt::StringLiterals;
using namespace ports;

Result<int> MemorySecrets::set(const SecretName& name, const Secret& value)
{
    if (value.isEmpty()) {
        return fail(ErrorCode::Invalid, u"a secret has a value"_s);
    }
    const bool isNew = !m_secrets.contains(name);
    if (value.reveal().size() > longestSecret || (isNew && m_secrets.size() >= mostSecrets)) {
        return fail(ErrorCode::LimitExceeded, u"too large or too many"_s);
    }
    Kept& kept = m_secrets[name];
    if (const auto present = kept.values.constFind(kept.version);
        present != kept.values.constEnd() && present->equals(value.reveal())) {
        return kept.version;
    }
    kept.version += 1;
    kept.changed = m_clock.now();
    kept.values.insert(kept.version, value);
    kept.values.remove(kept.version - 2);
    return kept.version;
}

Result<Secret> MemorySecrets::get(const SecretName& name, std::optional<int> version) const
{
    const Kept kept = m_secrets.value(name);
    const auto found = kept.values.constFind(version.value_or(kept.version));
    if (found == kept.values.constEnd()) {
        return fail(ErrorCode::NotFound, u"there is no secret '%1'"_s.arg(name.text()));
    }
    return *found;
}

Result<> MemorySecrets::remove(const SecretName& name)
{
    if (const auto kept = m_secrets.find(name); kept != m_secrets.end()) {
        kept->values.clear();
    }
    return {};
}

Result<QList<SecretInfo>> MemorySecrets::list() const
{
    QList<SecretInfo> infos;
    for (auto kept = m_secrets.begin(); kept != m_secrets.end(); ++kept) {
        if (!kept->values.isEmpty()) {
            infos.append({ kept.key(), kept->version, kept->changed });
        }
    }
    return infos;
}

} // namespace godel::test

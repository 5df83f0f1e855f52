#pragma once

#include "base/id.h"
#include "base/secret.h"
#include "base/units.h"

#include <QList>
#include <optional>

namespace godel::ports {

struct SecretTag;
/// Names one secret: "db.app_a", "smtp". The name is no secret.
using SecretName = Id<SecretTag>;

/// What may be shown of a secret.
struct SecretInfo {
    SecretName name;
    int version = 0; ///< 1 when first set, one more with each change; never used again, not even after a removal
    Timestamp changed;

    bool operator==(const SecretInfo&) const = default;
};

/// Where credentials live. Of each the present value and the one before it are kept, for the overlap of a rotation.
/// What `set` and `remove` did is durable when they return. No error and no log ever holds a value. One process at a
/// time.
class Secrets {
public:
    virtual ~Secrets() = default;

    /// Returns the version that the value got; setting the present value again changes nothing. Invalid for an empty
    /// one, LimitExceeded over 64 KiB or for more than 1000 names.
    [[nodiscard]] virtual Result<int> set(const SecretName& name, const Secret& value) = 0;
    /// The present value, or that of a version. NotFound if there is no such secret, or the version is no longer kept.
    [[nodiscard]] virtual Result<Secret> get(const SecretName& name, std::optional<int> version = {}) const = 0;
    /// Forgets every value; succeeds when there is none afterwards.
    [[nodiscard]] virtual Result<> remove(const SecretName& name) = 0;
    /// Sorted by name.
    [[nodiscard]] virtual Result<QList<SecretInfo>> list() const = 0;
};

inline constexpr qsizetype longestSecret = 64 * 1024; ///< bytes
inline constexpr qsizetype mostSecrets = 1000;

} // namespace godel::ports

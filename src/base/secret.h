#pragma once

#include "base/result.h"

#include <QByteArray>
#include <memory>

namespace godel {

/// A secret in memory of its own: locked, kept out of core dumps, wiped when the last copy goes. It has no text() on
/// purpose; `reveal` is the one way out, and whoever calls it answers for where the bytes go.
class Secret {
public:
    Secret() = default;
    /// Takes the bytes and wipes the given array.
    explicit Secret(QByteArray&& bytes);

    [[nodiscard]] bool isEmpty() const { return !m_memory; }
    /// The bytes without a copy; valid as long as this object lives.
    [[nodiscard]] QByteArrayView reveal() const;
    /// Constant time in the content.
    [[nodiscard]] bool equals(QByteArrayView other) const;

private:
    struct Memory;
    // Shared, because copies of one secret should be one place in locked memory, of which there is little.
    std::shared_ptr<const Memory> m_memory;
};

/// Wipes the bytes where they stand.
void wipe(QByteArray& bytes);

} // namespace godel

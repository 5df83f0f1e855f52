#include "node/vitals.h"

#include <array>

namespace godel::node {

QString name(Vitals::Database state)
{
    static constexpr std::array names{"not configured", "connecting", "ok", "unreachable"};
    return QString::fromLatin1(names[static_cast<size_t>(state)]);
}

} // namespace godel::node

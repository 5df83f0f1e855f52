#pragma once

#include "base/id.h"

namespace godel::domain {

struct VersionTag;
/// The exact, opaque label of a release, for instance "v2.1.0": compared for equality only, never ordered.
using Version = Id<VersionTag>;

} // namespace godel::domain

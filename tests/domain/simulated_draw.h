#pragma once

#include "base/random.h"

namespace godel::domain {

/// A draw from the binomial distribution, in steps of as many geometric gaps as there are hits; quick for small rates.
[[nodiscard]] qint64 drawHits(Random& random, qint64 trials, double rate);

} // namespace godel::domain

#include "domain/simulated_draw.h"

#include <cmath>

namespace godel::domain {

qint64 drawHits(Random& random, qint64 trials, double rate)
{
    if (rate <= 0 || trials == 0) {
        return 0;
    }
    if (rate > 0.5) {
        return trials - drawHits(random, trials, 1 - rate);
    }
    const double scale = 1 / std::log1p(-rate);
    qint64 hits = -1;
    for (double at = 0; at <= static_cast<double>(trials); ++hits) {
        at += std::floor(std::log1p(-random.fraction()) * scale) + 1;
    }
    return hits;
}

} // namespace godel::domain

#pragma once

#include <iosfwd>

namespace godel::node {

/// The agent that is shipped: works on lines of `in` until they end. Knows the kinds echo (the payload itself), word-count
/// ({"text"} to lines, words, characters and the most frequent words), digest ({"text", "rounds"}: SHA-256 of itself so often, which
/// takes as long as one wants) and fail ({"error", "permanent"}). The exit status.
int runExampleAgent(std::istream& in, std::ostream& out);

} // namespace godel::node

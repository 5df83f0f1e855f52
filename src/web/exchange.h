#pragma once

#include "web/dial.h"

#include <map>
#include <vector>

namespace godel::web {

/// Connections that rest between two requests, by the target's name. On the client's thread only.
using Resting = std::map<QString, std::vector<std::shared_ptr<Line>>>;

/// Sends one request and fulfils `answer`. A GET may use a resting connection, and tries once more on a fresh one if the
/// other side had hung up; what changes something always goes over a fresh one, so that it is never sent twice.
void exchange(net::io_context& context, std::shared_ptr<Resting> resting, const Target& target, Ask ask, Pending<Response> answer);

} // namespace godel::web

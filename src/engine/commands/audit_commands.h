#pragma once

#include "engine/audit/audit_log.h"
#include "engine/control/command_set.h"

namespace godel::engine {

/// audit:list and audit:verify.
void addAuditCommands(CommandSet& commands, AuditLog& audit);

} // namespace godel::engine

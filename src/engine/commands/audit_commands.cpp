#include "engine/commands/audit_commands.h"

namespace godel::engine {

using namespace Qt::StringLiterals;
using api::Reply;

void addAuditCommands(CommandSet& commands, AuditLog& audit)
{
    commands.addDirect({.name = u"audit:verify"_s, .summary = u"Read the whole audit record and check that its chain is unbroken"_s}, [&audit](const CommandCall&) {
        return audit.verify().map([](const AuditLog::Verified& verified) {
            return Reply{{{u"entries"_s, verified.entries}, {u"last_hash"_s, verified.lastHash},
                          {u"note"_s, u"who can rewrite the whole store can hide entries; only a checkpoint kept elsewhere shows that"_s}}, {}, 0};
        });
    });
}

} // namespace godel::engine

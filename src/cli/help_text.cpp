#include "cli/help_text.h"

#include <array>

namespace godel::cli {

using namespace Qt::StringLiterals;

namespace {

/// Every failure that has an exit status of its own, with what it means.
const std::array failures{
    std::pair(ErrorCode::Invalid, u"what was given is wrong"_s),
    std::pair(ErrorCode::NotFound, u"what was named does not exist"_s),
    std::pair(ErrorCode::Conflict, u"its present state does not allow this"_s),
    std::pair(ErrorCode::Denied, u"not allowed for this person"_s),
    std::pair(ErrorCode::Unauthenticated, u"person not known"_s),
    std::pair(ErrorCode::NeedsConfirmation, u"the typed confirmation is missing"_s),
    std::pair(ErrorCode::LimitExceeded, u"over a limit"_s),
    std::pair(ErrorCode::Unavailable, u"something needed does not answer"_s),
    std::pair(ErrorCode::Timeout, u"not done before its deadline"_s),
    std::pair(ErrorCode::Cancelled, u"stopped by a person"_s),
    std::pair(ErrorCode::Corrupt, u"damaged data"_s),
    std::pair(ErrorCode::Internal, u"a mistake of ours"_s),
};

} // namespace

QString usageText()
{
    QString text = u"Usage: godelctl COMMAND [--name=value ...] [-- ARGUMENTS]\n"
                   u"       godelctl help [COMMAND]\n"
                   u"       godelctl completion bash|zsh|fish\n\n"
                   u"Options of all commands:\n"
                   u"  --json              print JSON, one object a line\n"
                   u"  --detach            do not follow the operation that begins\n"
                   u"  --dry-run           print the plan, change nothing\n"
                   u"  --confirm=TEXT      the confirmation that a destroying command asks for\n"
                   u"  --socket=PATH       the engine on this machine (GODEL_SOCKET)\n"
                   u"  --server=URL        an engine elsewhere: https://HOST:7400 (GODEL_SERVER)\n"
                   u"  --token-file=FILE   who you are there (GODEL_TOKEN_FILE)\n"
                   u"  --certificate=FILE  the certificate to trust there, PEM\n"
                   u"  --color=WHEN        auto, always or never\n\n"
                   u"Exit status (HTTP status of the API):\n"
                   u"   0 (200)  ok\n"
                   u"   1 (200)  warning\n"
                   u"   2 (200)  critical\n"_s;
    for (const auto& [code, meaning] : failures) {
        text += u"%1 (%2)  %3\n"_s.arg(exitStatus(code), 4).arg(httpStatus(code)).arg(meaning);
    }
    return text + u" 130        stopped with Ctrl+C; an operation goes on\n"_s;
}

QString overviewText(const catalog::Catalogue& catalogue)
{
    qsizetype width = 0;
    for (const catalog::CommandSpec& command : catalogue.commands()) {
        width = std::max(width, command.name.size());
    }
    QString text = usageText() + u"\nCommands:\n"_s;
    for (const catalog::CommandSpec& command : catalogue.commands()) {
        text += u"  %1  %2\n"_s.arg(command.name.leftJustified(width), command.summary);
    }
    return text;
}

} // namespace godel::cli

#include "engine/commands/attention_command.h"

#include <algorithm>
#include <QJsonArray>

namespace godel::engine {

using namespace Qt::StringLiterals;
using catalog::Role;
using domain::Rollout;
using domain::RolloutState;

namespace {

constexpr int operationsLooked = 200;
constexpr Duration tokenWarning = 24h * 7;

/// One thing that waits.
struct Item {
    QString kind;
    QString sentence;
    QString by;
    Timestamp since;
    std::optional<Timestamp> until{};
    QString rollout{};
    QString operation{};
    Result<> may{};
};

QJsonObject toJson(const Item& item)
{
    return {{u"kind"_s, item.kind},
            {u"sentence"_s, item.sentence},
            {u"by"_s, item.by},
            {u"since"_s, text(item.since)},
            {u"until"_s, item.until ? QJsonValue(text(*item.until)) : QJsonValue()},
            {u"rollout"_s, item.rollout},
            {u"operation"_s, item.operation},
            {u"may"_s, item.may.has_value()},
            {u"why_not"_s, item.may ? QString() : item.may.error().message}};
}

Result<> needs(const api::Caller& caller, Role role)
{
    if (caller.role >= role) {
        return {};
    }
    return fail(ErrorCode::Denied, u"that is for the role %1, and %2 is %3"_s.arg(name(role), caller.person, name(caller.role)));
}

domain::Approver approverOf(const api::Caller& caller)
{
    return {caller.person, caller.role >= Role::Approver};
}

Result<> mayApprove(const domain::ApprovalPolicy& policy, const Rollout& rollout, const api::Caller& caller, Timestamp now)
{
    TRY_DO(domain::canApprove(policy, rollout, approverOf(caller), rollout.evidenceHash, now));
    const auto counting = domain::countingApprovals(rollout, now);
    if (std::any_of(counting.begin(), counting.end(), [&caller](const domain::Approval& one) { return one.approver == caller.person; })) {
        return fail(ErrorCode::Conflict, u"%1 has approved already; %2 of %3 approvals are there"_s.arg(caller.person).arg(counting.size()).arg(domain::neededApprovals(policy, rollout)));
    }
    return {};
}

/// What a rollout waits for, if it does.
std::optional<Item> itemOf(const RolloutEntry& entry, const domain::ApprovalPolicy& policy, const api::Caller& caller, Timestamp now)
{
    const Rollout& rollout = entry.rollout;
    Item item{.kind = {}, .sentence = domain::sentence(rollout), .by = rollout.requestedBy, .since = rollout.since, .rollout = rollout.id.text(), .operation = entry.operation};
    switch (rollout.state) {
    case RolloutState::AwaitingApproval:
        item.kind = u"approval"_s;
        item.sentence += rollout.asked == domain::Verdict::Inconclusive ? u"; its verdict is inconclusive"_s : u"; it is not worse than %1"_s.arg(rollout.previous.text());
        item.until = rollout.since + policy.waitAtMost;
        item.may = mayApprove(policy, rollout, caller, now);
        return item;
    case RolloutState::Held:
        item.kind = u"held"_s;
        item.until = rollout.heldUntil;
        break;
    case RolloutState::NeedsPerson:
        item.kind = u"stuck-rollout"_s;
        break;
    default:
        return {};
    }
    item.sentence += u": "_s + rollout.reason;
    item.may = needs(caller, Role::Operator);
    return item;
}

Result<> addRollouts(const OverviewParts& parts, const api::Caller& caller, QList<Item>& items)
{
    const Platform& platform = parts.deployments.platform();
    const Timestamp now = platform.clock.now();
    TRY(const auto underWay, platform.book.underWay());
    for (const RolloutEntry& entry : underWay) {
        if (const auto item = itemOf(entry, platform.settings.policy.approval, caller, now)) {
            items.append(*item);
        }
    }
    TRY(const auto newest, platform.book.newest(1));
    if (!newest.isEmpty() && newest.first().rollout.isReviewOpen() && newest.first().rollout.state != RolloutState::Aborted) {
        const Rollout& hotfix = newest.first().rollout;
        items.append({.kind = u"review"_s, .sentence = u"the hotfix %1 has been looked at by nobody but %2: %3"_s.arg(hotfix.version.text(), hotfix.requestedBy, hotfix.request),
                      .by = hotfix.requestedBy, .since = hotfix.since, .rollout = hotfix.id.text(), .operation = newest.first().operation, .may = domain::canConfirm(hotfix, approverOf(caller))});
    }
    return {};
}

Result<> addOperations(const OverviewParts& parts, const api::Caller& caller, QList<Item>& items)
{
    TRY(const auto operations, parts.runner.newest(operationsLooked));
    for (const Operation& operation : operations) {
        if (operation.state == OperationState::NeedsPerson) {
            const QString why = operation.error ? u": "_s + operation.error->message : QString();
            items.append({.kind = u"stuck-operation"_s, .sentence = u"%1 can go neither on nor back by itself%2"_s.arg(operation.plan, why), .by = operation.startedBy,
                          .since = operation.startedAt, .operation = operation.id.text(), .may = needs(caller, Role::Operator)});
        }
    }
    return {};
}

Result<> addTokens(const OverviewParts& parts, const api::Caller& caller, QList<Item>& items)
{
    const Timestamp now = parts.deployments.platform().clock.now();
    TRY(const auto tokens, parts.people.tokens());
    for (const Token& token : tokens) {
        const bool isTheirs = token.person == caller.person || caller.role >= Role::Admin;
        const bool endsSoon = token.expiresAt && !token.revokedAt && *token.expiresAt > now && *token.expiresAt <= now + tokenWarning;
        if (isTheirs && endsSoon) {
            items.append({.kind = u"token-expires"_s, .sentence = u"the token %1 of %2 ends in %3"_s.arg(token.id, token.person, roughText(*token.expiresAt - now)), .by = token.person,
                          .since = token.madeAt, .until = token.expiresAt, .may = needs(caller, Role::Admin)});
        }
    }
    return {};
}

} // namespace

Result<api::Reply> attention(const OverviewParts& parts, const api::Caller& caller)
{
    QList<Item> items;
    TRY_DO(addRollouts(parts, caller, items));
    TRY_DO(addOperations(parts, caller, items));
    TRY_DO(addTokens(parts, caller, items));
    QJsonArray rows;
    for (const Item& item : items) {
        rows.append(toJson(item));
    }
    return api::Reply{{{u"items"_s, rows}}, {}, items.isEmpty() ? 0 : 1};
}

} // namespace godel::engine

#pragma once

#include "api/engine.h"

#include <map>

namespace godel::test {

/// Answers commands as a test wrote them down, and tells the events that it has.
class ScriptedEngine final : public api::Engine {
public:
    catalog::Catalogue commands;
    std::map<QString, Result<api::Reply>> replies;
    QList<api::Event> events;
    std::optional<Error> unreachable;
    QList<api::Call> calls;
    QString topic;

    [[nodiscard]] Pending<catalog::Catalogue> catalogue() override
    {
        return Pending<catalog::Catalogue>::of(unreachable ? Result<catalog::Catalogue>(fail(*unreachable)) : Result<catalog::Catalogue>(commands));
    }
    [[nodiscard]] Pending<api::Reply> invoke(const api::Caller&, const api::Call& call) override
    {
        calls.append(call);
        return Pending<api::Reply>::of(replies.at(call.command));
    }
    [[nodiscard]] api::Subscription subscribe(const QString& wanted, qint64 since, std::function<void(const api::Event&)> told) override
    {
        topic = wanted;
        for (const api::Event& event : std::as_const(events)) {
            if (event.sequence > since) {
                told(event);
            }
        }
        return std::make_shared<int>();
    }
    [[nodiscard]] api::Connection connection() const override { return {true, QStringLiteral("a test"), {}}; }
};

} // namespace godel::test

#pragma once

#include "api/engine.h"

#include <QHash>
#include <QObject>
#include <memory>
#include <vector>

namespace godel::test {

/// An engine that answers what a test tells it to: by command, with whatever was said last. Records every call, and tells events on request.
/// A command nobody scripted fails with NotFound, as an engine without it does.
class ScriptedEngine final : public QObject, public api::Engine {
    Q_OBJECT
public:
    ScriptedEngine();

    using Answer = std::function<Result<api::Reply>(const api::Call&)>;
    /// Answers this command with this body from now on.
    void say(const QString& command, const QJsonObject& body, int status = 0);
    void refuse(const QString& command, const Error& error);
    void answer(const QString& command, Answer answer);
    /// Declares a command, so that forms, roles and pages know it; `say` alone declares a viewer's command without parameters.
    void declare(const catalog::CommandSpec& spec);
    /// Declares every command of a real engine, from tests/golden/catalogue.json; and those that break a demo.
    void declareAll();
    /// Answers are kept back until `release`, or given again at once.
    void hold();
    void release();
    /// As if the line were cut: every call fails with Unavailable until `reconnect`.
    void cut();
    void reconnect();
    void tell(const QString& topic, const QJsonObject& body);
    /// Who `session:show` says that one is; the environment is "demo".
    void signIn(const QString& person, catalog::Role role);

    [[nodiscard]] const std::vector<api::Call>& calls() const { return m_calls; }
    [[nodiscard]] int count(const QString& command) const;
    /// The last call of this command; an empty one if there was none.
    [[nodiscard]] api::Call last(const QString& command) const;
    [[nodiscard]] int listeners() const;
    /// Answers that are kept back.
    [[nodiscard]] int held() const { return static_cast<int>(m_held.size()); }

    [[nodiscard]] Pending<catalog::Catalogue> catalogue() override;
    [[nodiscard]] Pending<api::Reply> invoke(const api::Caller& caller, const api::Call& call) override;
    [[nodiscard]] api::Subscription subscribe(const QString& topic, qint64 since, std::function<void(const api::Event&)> told) override;
    [[nodiscard]] api::Connection connection() const override;

private:
    struct Listener {
        QString topic;
        std::function<void(const api::Event&)> told;
    };
    void keep(const catalog::CommandSpec& spec);

    catalog::Catalogue m_catalogue;
    QHash<QString, Answer> m_answers;
    std::vector<api::Call> m_calls;
    std::vector<std::weak_ptr<Listener>> m_listeners;
    std::vector<std::pair<Pending<api::Reply>, Result<api::Reply>>> m_held;
    qint64 m_sequence = 0;
    bool m_holds = false;
    bool m_isCut = false;
};

/// What `session:show` answers for this person in the environment "demo".
[[nodiscard]] QJsonObject sessionBody(const QString& person, catalog::Role role);

} // namespace godel::test

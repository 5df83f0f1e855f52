#pragma once

#include "api/engine.h"

#include <functional>
#include <map>

namespace godel::engine {

/// A call that was let through: known command, sufficient role, parameters in their canonical texts.
struct CommandCall {
    api::Caller caller;
    QJsonObject parameters;
    bool isDryRun = false;
    QStringList arguments{}; ///< what followed the lone "--", checked

    [[nodiscard]] QString text(const QString& parameter) const { return parameters.value(parameter).toString(); }
};

/// Carries a command out. A command that plans must honour `isDryRun`.
using Handler = std::function<Pending<api::Reply>(const CommandCall& call)>;

/// The commands of this engine: each declared once, with what stands behind it.
class CommandSet {
public:
    /// A mistake of ours, such as a name declared twice, is kept for `check`.
    void add(catalog::CommandSpec spec, Handler handler);
    /// The same for a command that answers at once.
    void addDirect(catalog::CommandSpec spec, std::function<Result<api::Reply>(const CommandCall& call)> handler);

    /// Also where a command is said to be taken back by one that does not exist.
    [[nodiscard]] Result<> check() const;
    [[nodiscard]] const catalog::Catalogue& catalogue() const { return m_catalogue; }
    /// Only for a name that the catalogue has.
    [[nodiscard]] const Handler& handler(const QString& command) const { return m_handlers.at(command); }

private:
    catalog::Catalogue m_catalogue;
    std::map<QString, Handler> m_handlers;
    std::optional<Error> m_mistake;
};

} // namespace godel::engine

#include "engine/control/command_set.h"

namespace godel::engine {

void CommandSet::add(catalog::CommandSpec spec, Handler handler)
{
    const QString name = spec.name;
    if (const auto added = m_catalogue.add(std::move(spec)); !added) {
        m_mistake = m_mistake.value_or(added.error());
        return;
    }
    m_handlers.insert_or_assign(name, std::move(handler));
}

void CommandSet::addDirect(catalog::CommandSpec spec, std::function<Result<api::Reply>(const CommandCall& call)> handler)
{
    add(std::move(spec), [handler = std::move(handler)](const CommandCall& call) { return Pending<api::Reply>::of(handler(call)); });
}

Result<> CommandSet::check() const
{
    if (m_mistake) {
        return fail(*m_mistake);
    }
    for (const catalog::CommandSpec& spec : m_catalogue.commands()) {
        for (const QString& command : spec.undoneBy) {
            TRY_DO(m_catalogue.find(command));
        }
    }
    return {};
}

} // namespace godel::engine

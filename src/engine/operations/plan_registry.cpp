#include "engine/operations/plan_registry.h"

namespace godel::engine {

using namespace Qt::StringLiterals;

void PlanRegistry::add(const QString& name, PlanBuilder build)
{
    Q_ASSERT(!m_builders.contains(name));
    m_builders.insert(name, std::move(build));
}

Result<Plan> PlanRegistry::build(const QString& name, const QJsonObject& parameters) const
{
    const auto found = m_builders.constFind(name);
    if (found == m_builders.constEnd()) {
        return fail(ErrorCode::NotFound, u"this version knows no plan '%1'"_s.arg(name),
                    u"Start the version of Godel Ops that began it"_s);
    }
    return (*found)(parameters);
}

} // namespace godel::engine

#pragma once

#include "engine/operations/step.h"

#include <QMap>
#include <functional>

namespace godel::engine {

/// Builds a plan from an operation's parameters: before its start, and again after every restart. The same parameters give
/// the same steps.
using PlanBuilder = std::function<Result<Plan>(const QJsonObject& parameters)>;

/// The kinds of plan that this engine knows, by their stored names.
class PlanRegistry {
public:
    void add(const QString& name, PlanBuilder build);
    /// NotFound if this version does not know the name.
    [[nodiscard]] Result<Plan> build(const QString& name, const QJsonObject& parameters) const;
    [[nodiscard]] QStringList names() const { return m_builders.keys(); }

private:
    QMap<QString, PlanBuilder> m_builders;
};

} // namespace godel::engine

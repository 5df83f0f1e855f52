#pragma once

#include "base/log.h"

namespace godel::node {

/// One JSON object a line on standard error, where whoever started the node collects it. Thread-safe.
class ErrorStreamLog final : public Log {
public:
    explicit ErrorStreamLog(const Clock& clock) : m_clock(clock) {}
    void write(Severity severity, const QString& code, const QString& message, const QJsonObject& fields) override;

private:
    const Clock& m_clock;
};

} // namespace godel::node

#pragma once

#include "api/engine.h"
#include "cli/terminal.h"

namespace godel::cli {

/// Prints what an operation does, line by line. On a terminal the sentence of the step in hand stands in a last line that is
/// overwritten; elsewhere it is repeated at most every 30 s.
class OperationView {
public:
    OperationView(Terminal terminal, bool isJson) : m_terminal(std::move(terminal)), m_isJson(isJson) {}

    /// True once the operation has ended or needs a person.
    [[nodiscard]] bool show(const api::Event& event);
    /// Leaves the line that is overwritten.
    void finish();

private:
    void print(const QString& line);
    void showProgress(const api::Event& event, const QString& sentence);

    Terminal m_terminal;
    bool m_isJson;
    bool m_hasOpenLine = false;
    QString m_step;
    Timestamp m_shownAt;
};

} // namespace godel::cli

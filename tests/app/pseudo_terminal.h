#pragma once

#include <QByteArray>
#include <QStringList>
#include <sys/types.h>

namespace godel::test {

/// A program on a terminal of its own, as a person has it before them.
class PseudoTerminal {
public:
    PseudoTerminal(const QString& program, const QStringList& words);
    ~PseudoTerminal();
    PseudoTerminal(const PseudoTerminal&) = delete;
    PseudoTerminal& operator=(const PseudoTerminal&) = delete;

    /// Keys as they are typed; "\x03" is Ctrl+C.
    void type(const QByteArray& keys) const;
    /// Everything that has appeared so far.
    const QByteArray& screen();
    /// Until the program has ended: its exit status.
    [[nodiscard]] int end();

private:
    int m_descriptor = -1;
    pid_t m_pid = -1;
    QByteArray m_screen;
};

} // namespace godel::test

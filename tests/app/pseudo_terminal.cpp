#include "app/pseudo_terminal.h"

#include "support/catch.h"
#include "support/wait.h"

#include <csignal>
#include <fcntl.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace godel::test {

PseudoTerminal::PseudoTerminal(const QString& program, const QStringList& words)
{
    std::vector<QByteArray> texts{program.toLocal8Bit()};
    for (const QString& word : words) {
        texts.push_back(word.toLocal8Bit());
    }
    std::vector<char*> arguments;
    for (QByteArray& text : texts) {
        arguments.push_back(text.data());
    }
    arguments.push_back(nullptr);
    const winsize size{40, 120, 0, 0};
    m_pid = ::forkpty(&m_descriptor, nullptr, nullptr, &size);
    if (m_pid == 0) {
        ::execv(arguments.front(), arguments.data());
        ::_exit(127);
    }
    REQUIRE(m_pid > 0);
    ::fcntl(m_descriptor, F_SETFL, O_NONBLOCK);
}

PseudoTerminal::~PseudoTerminal()
{
    if (m_pid > 0) {
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }
    ::close(m_descriptor);
}

void PseudoTerminal::type(const QByteArray& keys) const
{
    REQUIRE(::write(m_descriptor, keys.constData(), static_cast<size_t>(keys.size())) == keys.size());
}

const QByteArray& PseudoTerminal::screen()
{
    QByteArray bytes(4096, Qt::Uninitialized);
    for (ssize_t count = 0; (count = ::read(m_descriptor, bytes.data(), 4096)) > 0;) {
        m_screen += bytes.left(count);
    }
    return m_screen;
}

int PseudoTerminal::end()
{
    int status = 0;
    REQUIRE(waitFor([this, &status] {
        (void)screen();
        return ::waitpid(m_pid, &status, WNOHANG) == m_pid;
    }));
    m_pid = -1;
    (void)screen();
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

} // namespace godel::test

#include "drivers/processes/tools.h"

#include "drivers/processes/spawn.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <array>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace godel::drivers {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestOutput = 1024 * 1024;
constexpr int lookEveryMs = 50;

/// Two ends of a pipe, closed when this goes.
class Pipe {
public:
    Pipe()
    {
        if (::pipe2(m_ends.data(), O_CLOEXEC) != 0) {
            m_ends = { -1, -1 };
        }
    }
    ~Pipe()
    {
        closeEnd(0);
        closeEnd(1);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    void closeEnd(size_t end)
    {
        if (m_ends.at(end) >= 0) {
            ::close(m_ends.at(end));
            m_ends.at(end) = -1;
        }
    }
    [[nodiscard]] int from() const { return m_ends[0]; }
    [[nodiscard]] int to() const { return m_ends[1]; }

private:
    std::array<int, 2> m_ends{};
};

/// Reads what is there; false at the end.
bool drain(int file, QByteArray& into)
{
    std::array<char, 65536> bytes{};
    const auto size = ::read(file, bytes.data(), bytes.size());
    if (size > 0 && into.size() < longestOutput) {
        into.append(bytes.data(), std::min<qsizetype>(size, longestOutput - into.size()));
    }
    return size > 0 || (size < 0 && (errno == EAGAIN || errno == EINTR));
}

/// The conversation with one running tool.
class Conversation {
public:
    Conversation(const ToolRequest& request, const std::atomic<bool>& isStopped)
        : m_request(request), m_isStopped(isStopped)
    {
        m_elapsed.start();
    }

    Result<ToolOutput> hold()
    {
        SpawnRequest spawned{ m_request.command, u"/"_s, m_request.environment, m_request.user };
        spawned.environment.insert(u"PATH"_s, u"/usr/bin:/bin"_s);
        spawned.environment.insert(u"LC_ALL"_s, u"C"_s);
        spawned.input = m_input.from();
        spawned.output = m_output.to();
        spawned.complaint = m_complaint.to();
        spawned.diesWithThread = true;
        TRY(m_pid, spawn(spawned));
        m_input.closeEnd(0);
        m_output.closeEnd(1);
        m_complaint.closeEnd(1);
        ::fcntl(m_input.to(), F_SETFL, O_NONBLOCK);
        auto talked = talk();
        if (!talked) {
            ::kill(-static_cast<pid_t>(m_pid), SIGKILL);
        }
        int status = 0;
        ::waitpid(static_cast<pid_t>(m_pid), &status, 0);
        TRY_DO(std::move(talked));
        m_result.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        return m_result;
    }

private:
    [[nodiscard]] Result<> mayGoOn() const
    {
        if (m_isStopped) {
            return fail(ErrorCode::Cancelled, u"%1 was stopped"_s.arg(m_request.command.first()));
        }
        if (std::chrono::milliseconds(m_elapsed.elapsed()) > m_request.deadline) {
            return fail(ErrorCode::Timeout,
                        u"%1 took longer than %2"_s.arg(m_request.command.first(), text(m_request.deadline)),
                        u"Look whether the disk or the server is overloaded"_s);
        }
        return {};
    }

    /// Until both outputs are closed, which a tool does by ending.
    Result<> talk()
    {
        bool hasOutput = true;
        bool hasComplaint = true;
        while (hasOutput || hasComplaint) {
            TRY_DO(mayGoOn());
            feed();
            std::array<pollfd, 3> files{ pollfd{ hasOutput ? m_output.from() : -1, POLLIN, 0 },
                                         pollfd{ hasComplaint ? m_complaint.from() : -1, POLLIN, 0 },
                                         pollfd{ m_input.to(), POLLOUT, 0 } };
            if (::poll(files.data(), files.size(), lookEveryMs) < 0) {
                continue;
            }
            if (files[0].revents != 0) {
                hasOutput = drain(m_output.from(), m_result.output);
            }
            if (files[1].revents != 0) {
                hasComplaint = drain(m_complaint.from(), m_result.complaint);
            }
        }
        return {};
    }

    void feed()
    {
        if (m_input.to() < 0) {
            return;
        }
        const auto rest = m_request.input.size() - m_fed;
        const auto size = rest == 0 ? 0 : writeQuietly(m_request.input.constData() + m_fed, rest);
        m_fed += std::max<qsizetype>(0, size);
        if (m_fed == m_request.input.size() || (size < 0 && errno != EAGAIN)) {
            m_input.closeEnd(1);
        }
    }

    /// A tool that closes its input must not end this program by SIGPIPE.
    [[nodiscard]] qsizetype writeQuietly(const char* bytes, qsizetype size) const
    {
        sigset_t pipe;
        sigset_t before;
        ::sigemptyset(&pipe);
        ::sigaddset(&pipe, SIGPIPE);
        ::pthread_sigmask(SIG_BLOCK, &pipe, &before);
        const auto written = ::write(m_input.to(), bytes, static_cast<size_t>(size));
        const int number = errno;
        if (written < 0 && number == EPIPE) {
            const timespec now{};
            ::sigtimedwait(&pipe, nullptr, &now);
        }
        ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
        errno = number;
        return written;
    }

    const ToolRequest& m_request;
    const std::atomic<bool>& m_isStopped;
    QElapsedTimer m_elapsed;
    Pipe m_input;
    Pipe m_output;
    Pipe m_complaint;
    ToolOutput m_result;
    qsizetype m_fed = 0;
    qint64 m_pid = 0;
};

} // namespace

Result<ToolOutput> Tools::run(const ToolRequest& request) const
{
    return Conversation(request, m_isStopped).hold();
}

Result<QByteArray> Tools::succeed(const ToolRequest& request) const
{
    TRY(const auto output, run(request));
    if (output.status == 0) {
        return output.output;
    }
    const auto program = QFileInfo(request.command.first()).fileName();
    const auto complaint = QString::fromUtf8(output.complaint.trimmed().left(2000));
    if (complaint.contains(u"No space left on device"_s)) {
        return fail(ErrorCode::Unavailable, u"the disk is full: %1 says '%2'"_s.arg(program, complaint.section(u'\n', 0, 0)),
                    u"Make room on that disk, then try again"_s);
    }
    return fail(ErrorCode::Unavailable,
                u"%1 failed with status %2: %3"_s.arg(program).arg(output.status).arg(complaint.section(u'\n', 0, 2)),
                u"Correct what it complains of, then try again"_s);
}

} // namespace godel::drivers

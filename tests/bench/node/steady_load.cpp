#include "bench/node/steady_load.h"

#include <QDir>

#include <algorithm>
#include <chrono>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sched.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace godel::bench {

namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point begin)
{
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// One connection that is kept, with at most one request under way.
struct Line {
    int descriptor = -1;
    QByteArray got;
    Clock::time_point sent;
    bool isBusy = false;
};

int connected(int port)
{
    const int descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<quint16>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    ::setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return ::connect(descriptor, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 ? descriptor : -1;
}

const QByteArray plainName = "Content-Length: ";
const QByteArray proxyName = "content-length: ";

/// Bytes of the first whole answer, or 0 while it is not whole.
qsizetype wholeAnswer(const QByteArray& got)
{
    const auto headEnd = got.indexOf("\r\n\r\n");
    // A proxy writes names in lower case.
    const auto length = std::max(got.left(headEnd).indexOf(plainName), got.left(headEnd).indexOf(proxyName));
    if (headEnd < 0 || length < 0) {
        return 0;
    }
    const auto value = length + plainName.size();
    const qsizetype size = headEnd + 4 + got.mid(value, got.indexOf('\r', value) - value).toLongLong();
    return got.size() >= size ? size : 0;
}

class Runner {
public:
    explicit Runner(const Load& load) : m_load(load), m_request("GET " + load.path + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(load.port) + "\r\n\r\n"), m_epoll(::epoll_create1(EPOLL_CLOEXEC)), m_lines(static_cast<size_t>(load.connections))
    {
        for (size_t number = 0; number < m_lines.size(); ++number) {
            m_lines[number].descriptor = connected(load.port);
            epoll_event event{};
            event.events = EPOLLIN;
            event.data.u64 = number;
            ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_lines[number].descriptor, &event);
        }
    }
    ~Runner()
    {
        for (const Line& line : m_lines) {
            ::close(line.descriptor);
        }
        ::close(m_epoll);
    }

    Measured run()
    {
        m_begin = Clock::now();
        while (since(m_begin) < m_load.seconds) {
            sendDue();
            take(1);
        }
        m_measured.seconds = since(m_begin);
        return m_measured;
    }

private:
    void sendDue()
    {
        for (Line& line : m_lines) {
            const bool isDue = m_load.perSecond <= 0 || static_cast<double>(m_sent) < m_load.perSecond * since(m_begin);
            if (isDue && !line.isBusy) {
                ++m_sent;
                line.isBusy = true;
                line.sent = Clock::now();
                if (::send(line.descriptor, m_request.constData(), static_cast<size_t>(m_request.size()), MSG_NOSIGNAL) != m_request.size()) {
                    ++m_measured.others;
                }
            }
        }
    }

    void take(int waitMs)
    {
        epoll_event events[64];
        const int count = ::epoll_wait(m_epoll, events, 64, waitMs);
        for (int number = 0; number < count; ++number) {
            read(m_lines[events[number].data.u64]);
        }
    }

    void read(Line& line)
    {
        char bytes[65536];
        const ssize_t size = ::recv(line.descriptor, bytes, sizeof bytes, MSG_DONTWAIT);
        if (size <= 0) {
            // The line stays busy, so that nothing more is sent on it.
            ++m_measured.others;
            ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, line.descriptor, nullptr);
            return;
        }
        line.got.append(bytes, size);
        if (const qsizetype whole = wholeAnswer(line.got); whole > 0) {
            ++(line.got.startsWith("HTTP/1.1 200") ? m_measured.answers : m_measured.others);
            m_measured.microseconds.push_back(since(line.sent) * 1e6);
            line.got.remove(0, whole);
            line.isBusy = false;
        }
    }

    const Load m_load;
    const QByteArray m_request;
    int m_epoll;
    std::vector<Line> m_lines;
    Clock::time_point m_begin;
    long long m_sent = 0;
    Measured m_measured;
};

bool pinThread(long long id, int core)
{
    cpu_set_t cores;
    CPU_ZERO(&cores);
    CPU_SET(static_cast<size_t>(core), &cores);
    return ::sched_setaffinity(static_cast<pid_t>(id), sizeof cores, &cores) == 0;
}

} // namespace

double Measured::quantile(double at) const
{
    if (microseconds.empty()) {
        return 0;
    }
    std::vector<double> sorted = microseconds;
    const auto place = sorted.begin() + static_cast<std::ptrdiff_t>(at * static_cast<double>(sorted.size() - 1));
    std::nth_element(sorted.begin(), place, sorted.end());
    return *place;
}

Measured run(const Load& load)
{
    (void)pinThread(0, load.core);
    return Runner(load).run();
}

bool pin(long long pid, int core)
{
    const QStringList threads = QDir(QStringLiteral("/proc/%1/task").arg(pid)).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    return !threads.isEmpty() && std::all_of(threads.begin(), threads.end(), [core](const QString& thread) { return pinThread(thread.toLongLong(), core); });
}

} // namespace godel::bench

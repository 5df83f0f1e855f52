#include "drivers/processes/spawn.h"

#include <QFile>
#include <array>
#include <csignal>
#include <fcntl.h>
#include <grp.h>
#include <optional>
#include <pwd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace godel::drivers {

using namespace Qt::StringLiterals;

namespace {

struct Identity {
    uid_t user = 0;
    gid_t group = 0;
    std::vector<gid_t> groups;
};

Result<std::optional<Identity>> identityOf(const QString& name)
{
    if (name.isEmpty()) {
        return std::nullopt;
    }
    const auto bytes = name.toUtf8();
    std::array<char, 4096> buffer{};
    passwd entry{};
    passwd* found = nullptr;
    if (::getpwnam_r(bytes.constData(), &entry, buffer.data(), buffer.size(), &found) != 0 || found == nullptr) {
        return fail(ErrorCode::Invalid, u"there is no user %1 on this machine"_s.arg(name),
                    u"Create it, or name one that exists"_s, u"user"_s);
    }
    if (::geteuid() == entry.pw_uid) {
        return std::nullopt;
    }
    if (::geteuid() != 0) {
        return fail(ErrorCode::Invalid, u"only root can start a process as %1"_s.arg(name),
                    u"Leave the user out, or run the engine as root"_s, u"user"_s);
    }
    Identity identity{ entry.pw_uid, entry.pw_gid, std::vector<gid_t>(64) };
    int count = static_cast<int>(identity.groups.size());
    if (::getgrouplist(bytes.constData(), entry.pw_gid, identity.groups.data(), &count) < 0) {
        identity.groups.resize(static_cast<size_t>(count));
        ::getgrouplist(bytes.constData(), entry.pw_gid, identity.groups.data(), &count);
    }
    identity.groups.resize(static_cast<size_t>(count));
    return identity;
}

/// Texts as exec wants them.
class TextArray {
public:
    explicit TextArray(QList<QByteArray> texts) : m_texts(std::move(texts))
    {
        for (auto& text : m_texts) {
            m_pointers.push_back(text.data());
        }
        m_pointers.push_back(nullptr);
    }
    [[nodiscard]] char* const* data() const { return m_pointers.data(); }

private:
    QList<QByteArray> m_texts;
    std::vector<char*> m_pointers;
};

/// Everything that the child needs, made before the fork: between fork and exec nothing may allocate.
struct Prepared {
    TextArray arguments;
    TextArray environment;
    QByteArray folder;
    std::optional<Identity> identity;
    int input = -1;
    int output = -1;
    int complaint = -1;
    int birth = -1;
    int report = -1;
    qint64 parent = 0; ///< 0: it may outlive its parent
};

enum class Stage : int { Birth, Session, Output, User, Folder, Program };

struct Failure {
    Stage stage;
    int number;
};

[[noreturn]] void giveUp(const Prepared& prepared, Stage stage)
{
    const Failure failure{ stage, errno };
    [[maybe_unused]] const auto written = ::write(prepared.report, &failure, sizeof failure);
    ::_exit(127);
}

bool writeBirth(int birth)
{
    std::array<char, 1024> line{};
    const int stat = ::open("/proc/self/stat", O_RDONLY | O_CLOEXEC);
    const auto size = stat < 0 ? -1 : ::read(stat, line.data(), line.size());
    return size > 0 && ::write(birth, line.data(), static_cast<size_t>(size)) == size;
}

/// Runs in the child; only functions that are safe after a fork of a program with threads.
[[noreturn]] void become(const Prepared& prepared)
{
    if (::setsid() < 0) {
        giveUp(prepared, Stage::Session);
    }
    if (prepared.birth >= 0 && !writeBirth(prepared.birth)) {
        giveUp(prepared, Stage::Birth);
    }
    for (int number = 1; number < NSIG; ++number) {
        ::signal(number, SIG_DFL);
    }
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    if (::dup2(prepared.input, 0) < 0 || ::dup2(prepared.output, 1) < 0 || ::dup2(prepared.complaint, 2) < 0
        || ::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC) != 0) {
        giveUp(prepared, Stage::Output);
    }
    if (prepared.identity) {
        const auto& identity = *prepared.identity;
        if (::setgroups(identity.groups.size(), identity.groups.data()) != 0
            || ::setresgid(identity.group, identity.group, identity.group) != 0
            || ::setresuid(identity.user, identity.user, identity.user) != 0) {
            giveUp(prepared, Stage::User);
        }
    }
    if (prepared.parent != 0) {
        // Becoming another user takes the wish back, so it stands behind that; the parent may have died before it.
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != prepared.parent) {
            ::_exit(127);
        }
    }
    if (::chdir(prepared.folder.constData()) != 0) {
        giveUp(prepared, Stage::Folder);
    }
    ::execve(prepared.arguments.data()[0], prepared.arguments.data(), prepared.environment.data());
    giveUp(prepared, Stage::Program);
}

tl::unexpected<Error> failureOf(const Failure& failure, const SpawnRequest& request)
{
    const auto why = QString::fromLocal8Bit(strerror(failure.number));
    switch (failure.stage) {
    case Stage::Birth:
        return fail(ErrorCode::Unavailable, u"cannot write %1: %2"_s.arg(request.birthPath, why),
                    u"Make room on that disk"_s);
    case Stage::User:
        return fail(ErrorCode::Unavailable, u"cannot become the user %1: %2"_s.arg(request.user, why),
                    u"Run the engine as root, or leave the user out"_s, u"user"_s);
    case Stage::Folder:
        return fail(ErrorCode::Unavailable, u"cannot enter the folder %1: %2"_s.arg(request.folder, why),
                    u"Create it, and let the process's user enter it"_s, u"folder"_s);
    case Stage::Program:
        return fail(ErrorCode::Unavailable, u"cannot run %1: %2"_s.arg(request.command.first(), why),
                    u"Install it, or correct the path"_s, u"command"_s);
    case Stage::Session:
    case Stage::Output:
        break;
    }
    return fail(ErrorCode::Unavailable, u"cannot prepare a process: %1"_s.arg(why), u"Look at the machine's limits"_s);
}

Result<qint64> forkAndReport(Prepared& prepared, const SpawnRequest& request)
{
    std::array<int, 2> report{};
    if (::pipe2(report.data(), O_CLOEXEC) != 0) {
        return failureOf({ Stage::Output, errno }, request);
    }
    prepared.report = report[1];
    // With every signal held back none of this program's handlers runs in the child.
    sigset_t all;
    sigset_t before;
    ::sigfillset(&all);
    ::pthread_sigmask(SIG_SETMASK, &all, &before);
    const auto pid = ::fork();
    if (pid == 0) {
        become(prepared);
    }
    const int forkError = errno;
    ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
    ::close(report[1]);
    Failure failure{ Stage::Session, forkError };
    // Ends with nothing read when exec closes the other end.
    const bool failed = pid < 0 || ::read(report[0], &failure, sizeof failure) == sizeof failure;
    ::close(report[0]);
    if (failed) {
        if (pid > 0) {
            ::waitpid(pid, nullptr, 0);
        }
        return failureOf(failure, request);
    }
    return pid;
}

QList<QByteArray> encoded(const QStringList& texts)
{
    QList<QByteArray> out;
    for (const auto& text : texts) {
        out.append(text.toLocal8Bit());
    }
    return out;
}

} // namespace

Result<qint64> spawn(const SpawnRequest& request)
{
    TRY(auto identity, identityOf(request.user));
    QStringList entries;
    for (auto entry = request.environment.begin(); entry != request.environment.end(); ++entry) {
        entries.append(entry.key() + u'=' + entry.value());
    }
    Prepared prepared{ TextArray(encoded(request.command)), TextArray(encoded(entries)),
                       QFile::encodeName(request.folder), std::move(identity) };
    prepared.output = request.output;
    prepared.complaint = request.complaint;
    prepared.parent = request.diesWithThread ? ::getpid() : 0;
    const int null = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    prepared.input = request.input >= 0 ? request.input : null;
    if (!request.birthPath.isEmpty()) {
        prepared.birth =
            ::open(QFile::encodeName(request.birthPath).constData(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    }
    auto pid = null >= 0 && (prepared.birth >= 0 || request.birthPath.isEmpty())
        ? forkAndReport(prepared, request)
        : Result<qint64>(failureOf({ Stage::Birth, errno }, request));
    if (prepared.birth >= 0) {
        ::close(prepared.birth);
    }
    ::close(null);
    return pid;
}

Result<> checkUser(const QString& user)
{
    TRY_DO(identityOf(user));
    return {};
}

} // namespace godel::drivers

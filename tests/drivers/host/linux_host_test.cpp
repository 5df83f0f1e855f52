#include "drivers/host/linux_host.h"

#include "base/file.h"
#include "support/catch.h"

#include <QTemporaryDir>

using namespace godel;
using namespace godel::drivers;
using namespace Qt::StringLiterals;

namespace {

/// A /proc that says what a test wants.
class Proc {
public:
    Proc() { meminfo("MemTotal:  1000 kB\nMemFree:  100 kB\nMemAvailable:  250 kB\nHugePages_Total: 0\n"); }
    void stat(const QByteArray& text) { REQUIRE_OK(writeFile(m_folder.filePath(u"stat"_s), text)); }
    void meminfo(const QByteArray& text) { REQUIRE_OK(writeFile(m_folder.filePath(u"meminfo"_s), text)); }
    [[nodiscard]] LinuxHost host() const { return LinuxHost(m_folder.path(), m_folder.path()); }

private:
    QTemporaryDir m_folder;
};

} // namespace

TEST_CASE("this machine says how busy it is")
{
    QTemporaryDir folder;
    LinuxHost host(folder.path());
    const auto first = host.look();
    REQUIRE_OK(first);
    CHECK_FALSE(first->cpu);
    CHECK(first->memory > 0);
    CHECK(first->memory < 1);
    CHECK(first->memorySize.count > 1024 * 1024);
    CHECK(first->diskFree.count > 0);
    CHECK(first->disk >= 0);
    CHECK(first->disk < 1);
}

TEST_CASE("the processors' use is what was not idle since the last look")
{
    Proc proc;
    auto host = proc.host();
    proc.stat("cpu  100 0 100 700 100 0 0 0 50 0\ncpu0 1 2 3\n");
    REQUIRE_FALSE(host.look()->cpu);
    proc.stat("cpu  160 0 110 720 110 0 0 0 99 0\n");
    REQUIRE(std::abs(host.look()->cpu.value() - 0.7) < 1e-12);
    proc.stat("cpu  160 0 110 720 110 0 0 0 99 0\n");
    REQUIRE_FALSE(host.look()->cpu);
    proc.stat("cpu  180 0 110 719 110 0 0 0 99 0\n");
    REQUIRE(host.look()->cpu == 1.0);
}

TEST_CASE("memory counts what programs could still get as free")
{
    Proc proc;
    proc.stat("cpu  1 0 1 7 1 0 0 0 0 0\n");
    const auto use = proc.host().look();
    REQUIRE_OK(use);
    REQUIRE(std::abs(use->memory - 0.75) < 1e-12);
    REQUIRE(use->memorySize.count == 1000 * 1024);
}

TEST_CASE("what the machine does not say is never guessed")
{
    Proc proc;
    auto host = proc.host();
    CHECK_FALSE(host.look());
    for (const char* text : { "", "cpu  1 2\n", "cpu  a b c d e f g h\n", "intr 1 2 3 4 5 6 7 8\n" }) {
        proc.stat(text);
        CHECK(host.look().error().code == ErrorCode::Unavailable);
    }
    proc.stat("cpu  1 0 1 7 1 0 0 0 0 0\n");
    proc.meminfo("MemTotal:  1000 kB\n");
    CHECK(host.look().error().code == ErrorCode::Unavailable);
    LinuxHost nowhere(u"/no/such/folder"_s);
    CHECK(nowhere.look().error().code == ErrorCode::Unavailable);
}

#include "app/end_children.h"

#include "app/platform_parts.h"

#include <QEventLoop>
#include <QTimer>

namespace godel::app {

using namespace Qt::StringLiterals;

namespace {

constexpr auto lookEvery = std::chrono::milliseconds(20);

bool areStopped(const ports::Processes& processes)
{
    const auto all = processes.list();
    return std::all_of(all.begin(), all.end(), [](const ports::ProcessView& view) { return view.state == ports::ProcessState::Stopped; });
}

} // namespace

Result<int> endChildren(const Folders& folders)
{
    SystemClock clock;
    SystemRandom random;
    SilentLog log;
    TRY(const auto processes, openProcesses(folders, clock, random, log));
    const auto all = processes->list();
    for (const ports::ProcessView& view : all) {
        TRY_DO(processes->stop(view.id));
    }
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (areStopped(*processes)) {
            loop.quit();
        }
    });
    look.start(lookEvery);
    if (!areStopped(*processes)) {
        loop.exec();
    }
    for (const ports::ProcessView& view : all) {
        TRY_DO(processes->forget(view.id));
    }
    return static_cast<int>(all.size());
}

} // namespace godel::app

// The window over a real engine that is given by its socket: how soon it shows data, how soon an event is on the screen, whether its event
// loop stalls, what it costs at rest. Drawn into memory, which takes the processor all that a screen would take it.
//   bench_desktop SOCKET TOKENFILE [SECONDS AT REST]
#include "base/file.h"
#include "bench/figure.h"
#include "gui/shell/main_window.h"
#include "gui/theme/theme.h"
#include "remote/remote_engine.h"
#include "support/wait.h"

#include <QAbstractItemView>
#include <QAbstractButton>
#include <QApplication>
#include <QEventLoop>
#include <QFile>
#include <QQuickWindow>
#include <QSettings>
#include <QTemporaryDir>
#include <ctime>
#include <unistd.h>

using namespace godel;
using namespace godel::bench;
using namespace godel::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype slowestNamed = 4;

int broken = 0;

void judge(const QString& promise, const QString& limit, const QString& measured, bool isKept)
{
    print(promise, limit, measured, isKept ? Kept::Yes : Kept::No);
    broken += isKept ? 0 : 1;
}

double cpuSeconds(clockid_t whose = CLOCK_PROCESS_CPUTIME_ID)
{
    timespec used{};
    clock_gettime(whose, &used);
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

/// Resident memory of this process in MiB.
double residentMebibytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return 0;
    }
    return file.readAll().split(' ').value(1).toDouble() * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

/// Seconds since this process was started, by the kernel's clock.
double sinceStart()
{
    QFile file(u"/proc/self/stat"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return 0;
    }
    const QByteArray text = file.readAll();
    const double started = text.mid(text.lastIndexOf(')') + 2).split(' ').value(19).toDouble() / static_cast<double>(sysconf(_SC_CLK_TCK));
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9 - started;
}

void restFor(double seconds)
{
    // One timer alone: waiting by looking again and again would be what is measured.
    QEventLoop loop;
    QTimer::singleShot(static_cast<int>(seconds * 1000), &loop, &QEventLoop::quit);
    loop.exec();
}

double percentile(QList<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values.isEmpty() ? 1e9 : values[std::min(values.size() - 1, static_cast<qsizetype>(share * static_cast<double>(values.size())))];
}

/// A turn of the event loop and the page that was being opened; times are milliseconds.
struct Turn {
    double took = 0; ///< without `waited`
    double waited = 0; ///< for a core, while the programs of the platform beside it had both
    double processor = 0;
    QString page;
};

/// How long this thread has been ready to run and had no core, by the kernel's account.
double coreWaitSeconds()
{
    return readFile(u"/proc/thread-self/schedstat"_s, 4096).value_or(QByteArray()).split(' ').value(1).toDouble() / 1e9;
}

/// The longest times that the event loop did not turn, one of each page.
class Heartbeat {
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, [this] { beat(); });
        m_timer.start(interval);
        m_since.start();
        m_used = cpuSeconds(CLOCK_THREAD_CPUTIME_ID);
        m_waited = coreWaitSeconds();
    }
    void setPage(const QString& page) { m_page = page; }
    /// Longest first.
    [[nodiscard]] QList<Turn> longest() const
    {
        QList<Turn> turns = m_longest.values();
        std::sort(turns.begin(), turns.end(), [](const Turn& one, const Turn& other) { return one.took > other.took; });
        return turns;
    }

private:
    void beat()
    {
        const double all = static_cast<double>(m_since.nsecsElapsed()) / 1e6 - interval;
        m_since.restart();
        const double waitedUntilNow = coreWaitSeconds();
        const double usedUntilNow = cpuSeconds(CLOCK_THREAD_CPUTIME_ID);
        const double waited = (waitedUntilNow - std::exchange(m_waited, waitedUntilNow)) * 1000;
        const double used = (usedUntilNow - std::exchange(m_used, usedUntilNow)) * 1000;
        if (all - waited > m_longest.value(m_page).took) {
            m_longest.insert(m_page, {all - waited, waited, used, m_page});
        }
    }

    static constexpr int interval = 5;
    QTimer m_timer;
    QElapsedTimer m_since;
    QString m_page;
    double m_used = 0;
    double m_waited = 0;
    QHash<QString, Turn> m_longest;
};

bool hasData(const gui::MainWindow& window)
{
    // A tile is checkable and shows its value once the metrics have come.
    for (const QAbstractButton* button : window.findChildren<QAbstractButton*>()) {
        if (button->isCheckable() && button->isVisible() && button->inherits("godel::gui::MetricTile")) {
            return true;
        }
    }
    return false;
}

/// From what the engine wrote down as the time of an event to the row of that operation in its table.
QList<double> eventsToScreen(gui::Link& link, const gui::MainWindow& window)
{
    QList<double> milliseconds;
    const auto* table = window.findChild<QAbstractItemView*>(u"operations"_s);
    for (int round = 0; round < 20; ++round) {
        QString operation;
        bool isRefused = false;
        QObject context;
        link.call(&context, {.command = u"test:integration"_s}, [&](const Result<api::Reply>& reply) {
            operation = reply ? reply->operation : QString();
            isRefused = !reply;
        });
        std::optional<Timestamp> begun;
        const auto subscription = link.listen(u"journal/"_s, [&](const api::Event& event) {
            if (event.body.value(u"event"_s).toString() == u"started"_s) {
                begun = event.at;
            }
        });
        const auto isShown = [&] {
            for (int row = 0; !operation.isEmpty() && row < table->model()->rowCount(); ++row) {
                for (int column = 0; column < table->model()->columnCount(); ++column) {
                    if (table->model()->index(row, column).data().toString() == operation) {
                        return true;
                    }
                }
            }
            return isRefused;
        };
        if (waitFor(isShown) && begun && !isRefused) {
            milliseconds.append(std::chrono::duration<double, std::milli>(SystemClock().now() - *begun).count());
        }
        restFor(1);
    }
    return milliseconds;
}

/// Brings a version to its first stage, so that the page of a rollout has everything on it.
bool beginRollout(gui::Link& link)
{
    QObject context;
    bool isWatched = false;
    link.call(&context, {.command = u"deploy:canary"_s, .parameters = {{u"version"_s, u"v2.1.0"_s}, {u"stages"_s, u"5:2h,100:30s"_s}, {u"reason"_s, u"to be looked at"_s}}},
              [](const Result<api::Reply>& reply) {
                  if (!reply) {
                      std::fprintf(stderr, "the rollout was refused: %s\n", qPrintable(reply.error().message));
                  }
              });
    gui::Feed status(link, {.command = u"deploy:status"_s}, {500ms, {}});
    QObject::connect(&status, &gui::Feed::changed, &context, [&] { isWatched = !status.body().value(u"comparison"_s).toArray().isEmpty(); });
    status.setActive(true);
    return waitFor([&isWatched] { return isWatched; }, 60'000);
}

QList<Turn> longestTurnsOverEveryPage(gui::MainWindow& window)
{
    Heartbeat heartbeat;
    for (int round = 0; round < 3; ++round) {
        for (const QString& page : window.pages()) {
            heartbeat.setPage(u"%1, opened for the %2. time"_s.arg(page).arg(round + 1));
            window.open({{}, page, {}});
            restFor(1.5);
        }
    }
    return heartbeat.longest();
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    QApplication application(argc, argv);
    const QStringList given = QCoreApplication::arguments();
    if (given.size() < 3) {
        std::fprintf(stderr, "bench_desktop SOCKET TOKENFILE [SECONDS]\n");
        return 1;
    }
    const gui::Theme theme;
    QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    web::Target target;
    target.socketPath = given[1];
    remote::RemoteEngine engine(target, readFile(given[2], 4096).value_or(QByteArray()).trimmed());
    gui::Link link(engine, u"demo"_s);
    gui::NoticeList notices;
    gui::MainWindow window(link, notices, settings);
    window.resize(1440, 900);
    window.show();
    window.begin();
    const bool isThere = waitFor([&window] { return hasData(window); });
    const double seconds = sinceStart();
    judge(u"window with data, from the program's start"_s, u"<= 1 s"_s, u"%1 s"_s.arg(seconds, 0, 'f', 2), isThere && seconds <= 1);

    window.open({{}, u"operations"_s, {}});
    restFor(2);
    const auto shown = eventsToScreen(link, window);
    const double late = percentile(shown, 0.95);
    judge(u"an event on the screen, p95 of %1"_s.arg(shown.size()), u"<= 200 ms"_s, u"%1 ms"_s.arg(late, 0, 'f', 0), shown.size() >= 10 && late <= 200);

    if (!beginRollout(link)) {
        std::fprintf(stderr, "the rollout has not come to its first stage\n");
        return 1;
    }
    const QList<Turn> stalls = longestTurnsOverEveryPage(window);
    QStringList slowest;
    for (const Turn& stall : stalls.first(slowestNamed)) {
        slowest.append(u"%1 ms (%2 of processor time; %3 more without a core; %4)"_s.arg(stall.took, 0, 'f', 0).arg(stall.processor, 0, 'f', 0).arg(stall.waited, 0, 'f', 0).arg(stall.page));
    }
    judge(u"longest stall of the event loop, every page opened three times while a rollout goes on"_s, u"<= 50 ms"_s, slowest.join(u", "_s), stalls.first().took <= 50);

    window.open({{}, u"overview"_s, {}});
    restFor(5);
    const double rest = given.value(3, u"60"_s).toDouble();
    const double before = cpuSeconds();
    restFor(rest);
    const double percent = 100 * (cpuSeconds() - before) / rest;
    judge(u"CPU at rest with charts live, over %1 s"_s.arg(rest), u"<= 1 %"_s, u"%1 %"_s.arg(percent, 0, 'f', 2), percent <= 1);
    judge(u"resident memory after it"_s, u"<= 150 MiB"_s, u"%1 MiB"_s.arg(residentMebibytes(), 0, 'f', 0), residentMebibytes() <= 150);
    return broken;
}

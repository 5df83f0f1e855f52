#pragma once

#include "base/log.h"
#include "base/random.h"
#include "contracts/free_port.h"
#include "contracts/processes_contract.h"
#include "drivers/processes/local_processes.h"
#include "support/catch.h"
#include "support/wait.h"

#include <QFile>
#include <QTemporaryDir>
#include <csignal>

namespace godel::test {

inline QString testChild()
{
    return QStringLiteral(GODEL_BINARY_DIR "/bin/test_child");
}

/// LocalProcesses in a folder of its own, with children of test_child; takes everything down that it started.
class LocalStand : public ProcessesStand {
public:
    explicit LocalStand(drivers::OutputLimits output = {}) : m_output(output) { open(); }
    ~LocalStand() override { stopAll(); }

    ports::Processes& processes() override { return *m_processes; }
    FakeClock& clock() override { return m_clock; }
    ports::ProcessSpec spec(Behaviour behaviour) override
    {
        const auto port = freePort();
        const auto number = QString::number(port);
        using namespace Qt::StringLiterals;
        switch (behaviour) {
        case Behaviour::BecomesReady:
            return ready(run({ u"--serve"_s, number, u"200"_s }), port);
        case Behaviour::NeverReady:
            return ready(run({ u"--serve"_s, number, u"503"_s }), port);
        case Behaviour::Dies:
            return run({ u"--say"_s, u"about to die"_s, u"1"_s, u"--exit"_s, u"3"_s });
        case Behaviour::IgnoresStop:
            return ready(run({ u"--ignore-term"_s, u"--serve"_s, number, u"200"_s }), port);
        case Behaviour::RunsOn:
            break;
        }
        // Takes TERM for granted, but notes HUP: what is reloaded must not die of it.
        return run({ u"--on-hup"_s, m_folder.filePath(u"hup"_s) });
    }
    void write(const ports::InstanceId& id, const QList<QByteArray>& lines, const QList<QByteArray>& previous) override
    {
        for (const auto& [suffix, content] : { std::pair(".log", lines), std::pair(".log.1", previous) }) {
            QFile file(m_folder.filePath(QStringLiteral("logs/") + id.text() + QLatin1StringView(suffix)));
            REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(content.isEmpty() ? QByteArray() : content.join('\n') + '\n');
        }
    }

    ports::ProcessSpec run(const QStringList& arguments) const
    {
        ports::ProcessSpec wanted;
        wanted.command = QStringList{ testChild() } + arguments;
        wanted.folder = m_folder.path();
        return wanted;
    }
    static ports::ProcessSpec ready(ports::ProcessSpec wanted, quint16 port)
    {
        wanted.ready = ports::ReadyCheck{ port, QStringLiteral("/ready"), 30s };
        return wanted;
    }
    [[nodiscard]] drivers::LocalProcesses::Settings settings() const
    {
        return { m_folder.filePath(QStringLiteral("state")), m_folder.filePath(QStringLiteral("logs")), {}, m_output };
    }
    void open()
    {
        auto opened = drivers::LocalProcesses::open(settings(), m_clock, m_random, m_log);
        REQUIRE_OK(opened);
        m_processes = *std::move(opened);
    }
    void close() { m_processes.reset(); }
    void stopAll()
    {
        if (!m_processes) {
            open();
        }
        for (const auto& view : m_processes->list()) {
            (void)m_processes->kill(view.id);
        }
        waitFor([this] {
            const auto views = m_processes->list();
            return std::all_of(views.begin(), views.end(), [](const auto& view) { return view.pid == 0; });
        });
    }

    bool comesTo(const ports::InstanceId& id, ports::ProcessState state)
    {
        return waitFor([&] {
            const auto view = m_processes->find(id);
            return view && view->state == state;
        });
    }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    static ports::InstanceId id(const QString& name) { return *ports::InstanceId::parse(name); }

private:
    QTemporaryDir m_folder;
    drivers::OutputLimits m_output;
    FakeClock m_clock;
    SystemRandom m_random;
    SilentLog m_log;
    std::unique_ptr<drivers::LocalProcesses> m_processes;
};

} // namespace godel::test

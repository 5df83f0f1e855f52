#include "app/desktop/embedded_engine.h"

#include "app/platform_settings.h"
#include "app/service.h"

#include <unistd.h>

namespace godel::app {

using namespace Qt::StringLiterals;

/// What lives on the engine's thread.
class EmbeddedEngine::Host final : public QObject {
public:
    explicit Host(Folders folders) : m_folders(std::move(folders)) {}

    void start()
    {
        m_service = [this]() -> Result<std::unique_ptr<Service>> {
            TRY(const auto settings, serviceSettings(m_folders.config));
            TRY(const auto platform, platformSettings(m_folders.config));
            return Service::start(m_folders, settings, platform);
        }();
    }

    [[nodiscard]] Result<api::Engine*> engine() const
    {
        return m_service ? Result<api::Engine*>(&(*m_service)->engine()) : fail(m_service.error());
    }

    void invoke(const api::Call& call, const Pending<api::Reply>& answer)
    {
        if (!m_service) {
            return answer.fulfil(fail(m_service.error()));
        }
        const auto caller = (*m_service)->admission().admit({.uid = ::getuid(), .token = {}, .address = {}});
        if (!caller) {
            return answer.fulfil(fail(caller.error()));
        }
        const auto reply = (*m_service)->engine().invoke(*caller, call);
        reply.whenReadyDirectly([reply, answer] { answer.fulfil(reply.result()); });
    }

private:
    Folders m_folders;
    Result<std::unique_ptr<Service>> m_service = fail(ErrorCode::Unavailable, u"the engine in this window is still starting"_s);
};

namespace {

/// What a listener holds: when it goes, nothing more is told, and the engine's own subscription ends on the engine's thread.
struct Held {
    QPointer<QObject> host;
    std::shared_ptr<api::Subscription> inner; ///< shared with the engine's thread, which fills and empties it

    ~Held()
    {
        if (host) {
            QMetaObject::invokeMethod(host.data(), [inner = inner] { inner->reset(); }, Qt::QueuedConnection);
        }
    }
};

} // namespace

EmbeddedEngine::EmbeddedEngine(const Folders& folders) : m_host(new Host(folders))
{
    m_thread.setObjectName(u"engine"_s);
    m_host->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_host, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(m_host, [host = m_host] { host->start(); }, Qt::QueuedConnection);
}

EmbeddedEngine::~EmbeddedEngine()
{
    m_thread.quit();
    m_thread.wait();
}

Pending<catalog::Catalogue> EmbeddedEngine::catalogue()
{
    const auto answer = Pending<catalog::Catalogue>::make();
    QMetaObject::invokeMethod(m_host, [host = m_host, answer] {
        const auto engine = host->engine();
        if (!engine) {
            return answer.fulfil(fail(engine.error()));
        }
        const auto catalogue = (*engine)->catalogue();
        catalogue.whenReadyDirectly([catalogue, answer] { answer.fulfil(catalogue.result()); });
    }, Qt::QueuedConnection);
    return answer;
}

Pending<api::Reply> EmbeddedEngine::invoke(const api::Caller&, const api::Call& call)
{
    const auto answer = Pending<api::Reply>::make();
    QMetaObject::invokeMethod(m_host, [host = m_host, call, answer] { host->invoke(call, answer); }, Qt::QueuedConnection);
    return answer;
}

api::Subscription EmbeddedEngine::subscribe(const QString& topic, qint64 since, std::function<void(const api::Event&)> told)
{
    auto held = std::make_shared<Held>(Held{m_host, std::make_shared<api::Subscription>()});
    const std::weak_ptr<Held> alive = held;
    // Told on this thread, and to nobody who has let go by then.
    const auto tellHere = [this, alive, told = std::move(told)](const api::Event& event) {
        QMetaObject::invokeMethod(this, [alive, told, event] {
            if (alive.lock()) {
                told(event);
            }
        }, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(m_host, [host = m_host, inner = held->inner, topic, since, tellHere] {
        if (const auto engine = host->engine()) {
            *inner = (*engine)->subscribe(topic, since, tellHere);
        }
    }, Qt::QueuedConnection);
    return held;
}

api::Connection EmbeddedEngine::connection() const
{
    return {true, u"this window"_s, {}};
}

} // namespace godel::app

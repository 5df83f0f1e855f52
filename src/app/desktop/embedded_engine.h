#pragma once

#include "api/engine.h"
#include "app/folders.h"

#include <QThread>

namespace godel::app {

/// A whole engine in this process, on a thread of its own, so that neither the window waits for it nor it for the window. Who calls
/// is the account that the process runs as, whatever the caller says. Answers come from the first call on, once it has started.
class EmbeddedEngine final : public QObject, public api::Engine {
    Q_OBJECT
public:
    explicit EmbeddedEngine(const Folders& folders);
    /// Ends the engine; its children go on.
    ~EmbeddedEngine() override;

    [[nodiscard]] Pending<catalog::Catalogue> catalogue() override;
    [[nodiscard]] Pending<api::Reply> invoke(const api::Caller& caller, const api::Call& call) override;
    [[nodiscard]] api::Subscription subscribe(const QString& topic, qint64 since, std::function<void(const api::Event&)> told) override;
    [[nodiscard]] api::Connection connection() const override;

private:
    class Host;
    QThread m_thread;
    // Lives on the thread and is deleted there, so that it is a bare pointer here.
    Host* m_host;
};

} // namespace godel::app

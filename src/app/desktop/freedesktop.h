#pragma once

#include "gui/shell/surroundings.h"

#include <QDBusVariant>

namespace godel::app {

/// The surroundings of a freedesktop.org session, over D-Bus: notifications, the badge of the launcher entry, and the portal's colour scheme.
/// Where nobody answers on the bus nothing happens, and nothing is waited for.
class Freedesktop final : public gui::Surroundings {
    Q_OBJECT
public:
    explicit Freedesktop(QObject* parent = nullptr);

    void notify(const QString& environment, const gui::Notice& notice) override;
    void setBadge(int count) override;

private Q_SLOTS:
    void onSetting(const QString& group, const QString& key, const QDBusVariant& value);
    void onAction(uint id, const QString& action);

private:
    QHash<uint, gui::Destination> m_shown; ///< notifications that may still be clicked
};

} // namespace godel::app

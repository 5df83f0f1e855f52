#include "app/desktop/freedesktop.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace godel::app {

using namespace Qt::StringLiterals;

namespace {

const QString portal = u"org.freedesktop.portal.Desktop"_s;
const QString portalPath = u"/org/freedesktop/portal/desktop"_s;
const QString settings = u"org.freedesktop.portal.Settings"_s;
const QString appearance = u"org.freedesktop.appearance"_s;
const QString colourScheme = u"color-scheme"_s;
const QString notifications = u"org.freedesktop.Notifications"_s;
const QString notificationsPath = u"/org/freedesktop/Notifications"_s;
constexpr uint prefersDarkScheme = 1;
constexpr int mostShown = 100;

/// The portal's older method wraps the value twice.
QVariant unwrapped(QVariant value)
{
    while (value.userType() == qMetaTypeId<QDBusVariant>()) {
        value = value.value<QDBusVariant>().variant();
    }
    return value;
}

} // namespace

Freedesktop::Freedesktop(QObject* parent) : Surroundings(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return;
    }
    bus.connect(portal, portalPath, settings, u"SettingChanged"_s, this, SLOT(onSetting(QString,QString,QDBusVariant)));
    bus.connect(notifications, notificationsPath, notifications, u"ActionInvoked"_s, this, SLOT(onAction(uint,QString)));
    QDBusMessage ask = QDBusMessage::createMethodCall(portal, portalPath, settings, u"Read"_s);
    ask << appearance << colourScheme;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(ask), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError()) {
            onSetting(appearance, colourScheme, reply.value());
        }
        watcher->deleteLater();
    });
}

void Freedesktop::onSetting(const QString& group, const QString& key, const QDBusVariant& value)
{
    if (group == appearance && key == colourScheme) {
        Q_EMIT prefersDark(unwrapped(value.variant()).toUInt() == prefersDarkScheme);
    }
}

void Freedesktop::notify(const QString& environment, const gui::Notice& notice)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return;
    }
    // 2 stays until it is closed; what is critical must not slip by.
    const QVariantMap hints{{u"urgency"_s, QVariant::fromValue(static_cast<uchar>(notice.standing == gui::Standing::Critical ? 2 : 1))}, {u"desktop-entry"_s, u"godel-ops"_s}};
    QDBusMessage call = QDBusMessage::createMethodCall(notifications, notificationsPath, notifications, u"Notify"_s);
    call << u"Godel Ops"_s << 0U << u"godel-ops"_s << environment << notice.sentence.toHtmlEscaped() << QStringList{u"default"_s, tr("Open")} << hints << -1;
    auto* watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, where = notice.where] {
        const QDBusPendingReply<uint> reply = *watcher;
        if (!reply.isError()) {
            if (m_shown.size() >= mostShown) {
                m_shown.clear();
            }
            m_shown.insert(reply.value(), where);
        }
        watcher->deleteLater();
    });
}

void Freedesktop::onAction(uint id, const QString&)
{
    if (m_shown.contains(id)) {
        Q_EMIT activated(m_shown.take(id));
    }
}

void Freedesktop::setBadge(int count)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return;
    }
    QDBusMessage signal = QDBusMessage::createSignal(u"/com/godelops/window"_s, u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s);
    signal << u"application://godel-ops.desktop"_s << QVariantMap{{u"count"_s, static_cast<qint64>(count)}, {u"count-visible"_s, count > 0}};
    bus.send(signal);
}

} // namespace godel::app

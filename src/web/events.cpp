#include "web/events.h"

namespace godel::web {

namespace {

constexpr qint64 mostBehind = 1024 * 1024;

} // namespace

QByteArray wireForm(const StreamEvent& event)
{
    QByteArray form;
    if (!event.id.isEmpty()) {
        form += "id: " + event.id + '\n';
    }
    if (!event.name.isEmpty()) {
        form += "event: " + event.name + '\n';
    }
    for (const QByteArray& line : event.data.split('\n')) {
        form += "data: " + line + '\n';
    }
    return form + '\n';
}

bool Events::send(const StreamEvent& event)
{
    const auto connection = m_connection.lock();
    if (!m_isOpen || !connection) {
        return false;
    }
    QByteArray form = wireForm(event);
    if (m_behind += form.size(); m_behind > mostBehind) {
        close();
        return false;
    }
    connection->push(std::move(form));
    return true;
}

void Events::close()
{
    m_isOpen = false;
    if (const auto connection = m_connection.lock()) {
        connection->closeLater();
    }
}

} // namespace godel::web

#include "traffic/session.h"

namespace godel::traffic {

namespace {

constexpr qsizetype mostCookies = 50;

bool isTakenBack(const QList<QByteArray>& parts)
{
    for (qsizetype part = 1; part < parts.size(); ++part) {
        const QByteArray attribute = parts[part].trimmed().toLower();
        if (attribute.startsWith("max-age=")) {
            return attribute.mid(8).toLongLong() <= 0;
        }
    }
    return false;
}

} // namespace

Session::Session(const QByteArray& user)
{
    if (!user.isEmpty()) {
        m_cookies.insert("godel_session", user);
    }
}

QByteArray Session::header() const
{
    QByteArray header;
    for (auto cookie = m_cookies.begin(); cookie != m_cookies.end(); ++cookie) {
        header += (header.isEmpty() ? "" : "; ") + cookie.key() + '=' + *cookie;
    }
    return header;
}

void Session::take(const QList<std::pair<QByteArray, QByteArray>>& headers)
{
    for (const auto& [name, value] : headers) {
        const auto equals = value.indexOf('=');
        if (name != "set-cookie" || equals <= 0) {
            continue;
        }
        const auto parts = value.split(';');
        const QByteArray cookie = value.left(equals).trimmed();
        if (isTakenBack(parts)) {
            m_cookies.remove(cookie);
        } else if (m_cookies.size() < mostCookies || m_cookies.contains(cookie)) {
            m_cookies.insert(cookie, parts.first().mid(equals + 1).trimmed());
        }
    }
}

} // namespace godel::traffic

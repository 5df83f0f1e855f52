#pragma once

#include <QByteArray>
#include <QList>
#include <QMap>

namespace godel::traffic {

/// The cookies of one user, as a browser keeps them: what an answer sets is sent with every later request, until it is taken back.
class Session {
public:
    /// The user's own mark, by which a front door keeps the user on one side.
    explicit Session(const QByteArray& user = {});

    /// Value of the Cookie header; empty if there is none.
    [[nodiscard]] QByteArray header() const;
    /// Takes the Set-Cookie headers of an answer; names in lower case.
    void take(const QList<std::pair<QByteArray, QByteArray>>& headers);

private:
    QMap<QByteArray, QByteArray> m_cookies;
};

} // namespace godel::traffic

#pragma once

#include <QByteArray>
#include <QString>

namespace godel::test {

/// A client that says exactly the bytes it is told to, well-behaved or not. Blocking; every wait ends after 20 s.
class RawClient {
public:
    explicit RawClient(quint16 port);
    explicit RawClient(const QString& socketPath);
    ~RawClient();
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;

    [[nodiscard]] bool isConnected() const { return m_descriptor >= 0; }
    /// False once the other side has hung up.
    bool send(const QByteArray& bytes);
    /// Everything up to the other side's close.
    [[nodiscard]] QByteArray readToEnd();
    /// Until the text has come, or everything if it never does.
    [[nodiscard]] QByteArray readUntil(const QByteArray& text);

private:
    [[nodiscard]] QByteArray readSome();

    int m_descriptor = -1;
};

/// "HTTP/1.1 431 …" → 431; 0 if it is not an answer.
[[nodiscard]] int statusOf(const QByteArray& answer);

} // namespace godel::test

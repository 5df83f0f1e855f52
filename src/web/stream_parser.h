#pragma once

#include <QByteArray>
#include <functional>

namespace godel::web {

/// Takes text/event-stream bytes in pieces of any size. Source: WHATWG HTML, "9.2.6 Interpreting an event stream".
class StreamParser {
public:
    using OnEvent = std::function<void(const QByteArray& id, const QByteArray& name, const QByteArray& data)>;
    explicit StreamParser(OnEvent onEvent) : m_onEvent(std::move(onEvent)) {}

    /// False once one line is over 16 MiB; then nothing more is taken.
    [[nodiscard]] bool take(const QByteArray& bytes);

private:
    void takeLine(const QByteArray& line);
    void finishEvent();

    OnEvent m_onEvent;
    QByteArray m_rest;
    QByteArray m_id;
    QByteArray m_name;
    QByteArray m_data;
};

} // namespace godel::web

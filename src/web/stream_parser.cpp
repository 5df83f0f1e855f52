#include "web/stream_parser.h"

namespace godel::web {

namespace {

constexpr qsizetype longestLine = 16 * 1024 * 1024;

} // namespace

bool StreamParser::take(const QByteArray& bytes)
{
    m_rest += bytes;
    qsizetype begin = 0;
    for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n', begin)) {
        const bool hasReturn = end > begin && m_rest.at(end - 1) == '\r';
        takeLine(m_rest.mid(begin, end - begin - (hasReturn ? 1 : 0)));
        begin = end + 1;
    }
    m_rest.remove(0, begin);
    return m_rest.size() <= longestLine && m_data.size() <= longestLine;
}

void StreamParser::takeLine(const QByteArray& line)
{
    if (line.isEmpty()) {
        return finishEvent();
    }
    const qsizetype colon = line.indexOf(':');
    const QByteArray field = colon < 0 ? line : line.left(colon);
    QByteArray value = colon < 0 ? QByteArray() : line.mid(colon + 1);
    if (value.startsWith(' ')) {
        value.remove(0, 1);
    }
    if (field == "data") {
        m_data += value + '\n';
    } else if (field == "event") {
        m_name = value;
    } else if (field == "id" && !value.contains('\0')) {
        m_id = value;
    }
}

void StreamParser::finishEvent()
{
    if (!m_data.isEmpty()) {
        m_data.chop(1);
        m_onEvent(m_id, m_name.isEmpty() ? QByteArray("message") : m_name, m_data);
    }
    m_name.clear();
    m_data.clear();
}

} // namespace godel::web

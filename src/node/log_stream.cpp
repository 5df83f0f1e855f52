#include "node/log_stream.h"

#include "base/json.h"

#include <unistd.h>

namespace godel::node {

using namespace Qt::StringLiterals;

void ErrorStreamLog::write(Severity severity, const QString& code, const QString& message, const QJsonObject& fields)
{
    QJsonObject entry{{u"time"_s, text(m_clock.now())}, {u"severity"_s, name(severity)}, {u"code"_s, code}, {u"message"_s, message}};
    if (!fields.isEmpty()) {
        entry.insert(u"fields"_s, fields);
    }
    const QByteArray line = compact(entry) + '\n';
    // One call for each line, so that lines of several threads do not mix. Nobody could be told if it fails.
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, line.constData(), size_t(line.size()));
}

} // namespace godel::node

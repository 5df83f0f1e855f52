#include "ports/processes.h"

namespace godel::ports {

using namespace Qt::StringLiterals;

namespace {

/// What a terminal would obey, or what would change the order in which people read the rest.
bool isHarmful(QChar letter)
{
    switch (letter.category()) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

} // namespace

Result<> checkWish(const LogWish& wish)
{
    if (wish.lines < 1 || wish.lines > mostLogLines) {
        return fail(ErrorCode::Invalid, u"%1 lines of a log cannot be shown"_s.arg(wish.lines), u"Choose 1 to %1"_s.arg(mostLogLines), u"lines"_s);
    }
    return {};
}

QString readableLine(const QByteArray& line)
{
    const QString whole = QString::fromUtf8(line.endsWith('\r') ? line.chopped(1) : line);
    QString readable;
    for (const QChar letter : QStringView(whole).left(longestLogLine)) {
        if (letter == u'\t') {
            readable += u' ';
        } else if (isHarmful(letter)) {
            readable += u"\\u%1"_s.arg(letter.unicode(), 4, 16, QChar(u'0'));
        } else {
            readable += letter;
        }
    }
    if (whole.size() <= longestLogLine) {
        return readable;
    }
    if (readable.back().isHighSurrogate()) {
        readable.chop(1);
    }
    return readable + u" (cut)"_s;
}

} // namespace godel::ports

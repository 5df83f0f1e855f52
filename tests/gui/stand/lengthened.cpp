#include "gui/stand/lengthened.h"

namespace godel::test {

using namespace Qt::StringLiterals;

QString Lengthened::translate(const char* context, const char* source, const char*, int) const
{
    if (context == nullptr || context[0] == 'Q') {
        return {};
    }
    const QString text = QString::fromUtf8(source);
    const qsizetype more = (text.size() * 2 + 4) / 5;
    QString padding;
    // Words, so that it breaks where a language would.
    while (padding.size() < more - 2) {
        padding += padding.size() % 6 == 5 ? u' ' : u'x';
    }
    return u"⟦"_s + text + (padding.isEmpty() ? QString() : u' ' + padding) + u"⟧"_s;
}

} // namespace godel::test

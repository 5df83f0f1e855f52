#include "base/id.h"

#include <algorithm>

namespace godel {

namespace {

bool isLetterOrDigit(QChar character)
{
    return (character >= u'a' && character <= u'z') || (character >= u'A' && character <= u'Z')
        || (character >= u'0' && character <= u'9');
}

bool isLabelCharacter(QChar character)
{
    return isLetterOrDigit(character) || QStringView(u"._+-:").contains(character);
}

} // namespace

bool isLabel(const QString& text)
{
    return !text.isEmpty() && text.size() <= 64 && isLetterOrDigit(text.front())
        && std::all_of(text.begin(), text.end(), isLabelCharacter);
}

} // namespace godel

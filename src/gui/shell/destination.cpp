#include "gui/shell/destination.h"

#include "base/id.h"

#include <QStringList>
#include <QUrl>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

const QString scheme = u"godel-ops"_s;

} // namespace

QString linkOf(const Destination& destination)
{
    const auto encoded = [](const QString& part) { return QString::fromLatin1(QUrl::toPercentEncoding(part)); };
    QString link = u"%1://%2/%3"_s.arg(scheme, encoded(destination.connection), encoded(destination.page));
    return destination.id.isEmpty() ? link : link + u'/' + encoded(destination.id);
}

Result<Destination> destinationOf(const QString& link)
{
    const QString prefix = scheme + u"://"_s;
    const QString hint = u"A link looks like godel-ops://CONNECTION/PAGE/ID"_s;
    if (!link.startsWith(prefix) || link.size() > 400) {
        return fail(ErrorCode::Invalid, u"'%1' is not a link into this window"_s.arg(link.left(80)), hint, u"link"_s);
    }
    QStringList parts = link.mid(prefix.size()).split(u'/');
    for (QString& part : parts) {
        part = QUrl::fromPercentEncoding(part.toUtf8());
    }
    while (parts.size() > 1 && parts.last().isEmpty()) {
        parts.removeLast();
    }
    if (parts.size() > 3) {
        return fail(ErrorCode::Invalid, u"'%1' names more than a page and an id"_s.arg(link.left(80)), hint, u"link"_s);
    }
    for (qsizetype part = 1; part < parts.size(); ++part) {
        if (!isLabel(parts[part])) {
            return fail(ErrorCode::Invalid, u"'%1' in the link is not a name"_s.arg(parts[part].left(40)), hint, u"link"_s);
        }
    }
    return Destination{parts.value(0), parts.value(1, u"overview"_s), parts.value(2)};
}

} // namespace godel::gui

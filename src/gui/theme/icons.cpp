#include "gui/theme/icons.h"

#include "gui/theme/tokens.h"

#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace godel::gui {

using namespace Qt::StringLiterals;

QPixmap tinted(const QString& name, const QColor& colour, int size, qreal ratio)
{
    QFile file(u":/icons/%1.svg"_s.arg(name));
    QPixmap pixmap(QSize(size, size) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    if (file.open(QIODevice::ReadOnly)) {
        QSvgRenderer renderer(file.readAll().replace("currentColor", colour.name().toLatin1()));
        QPainter painter(&pixmap);
        renderer.render(&painter, QRectF(0, 0, size, size));
    }
    return pixmap;
}

QIcon icon(const QString& name, const QPalette& palette)
{
    QIcon made;
    for (const int scale : {1, 2}) {
        made.addPixmap(tinted(name, tokens(palette).text, 16, scale));
        made.addPixmap(tinted(name, tokens(palette).secondText, 16, scale), QIcon::Disabled);
    }
    return made;
}

} // namespace godel::gui

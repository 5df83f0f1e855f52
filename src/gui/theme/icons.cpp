#include "gui/theme/icons.h"

#include "gui/theme/tokens.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <cmath>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

/// Takes the colour each time that it paints: windows turn from light to dark while they are open.
class Tinting final : public QIconEngine {
public:
    explicit Tinting(QString name) : m_name(std::move(name)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, ratio));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override { return scaledPixmap(size, mode, state, 1); }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal ratio) override
    {
        const Tokens& token = tokens(QGuiApplication::palette());
        const QColor colour = mode == QIcon::Disabled ? token.secondText : token.text;
        const int points = static_cast<int>(std::lround(std::min(size.width(), size.height()) / ratio));
        const QString key = u"%1 %2 %3 %4"_s.arg(m_name, colour.name()).arg(points).arg(ratio);
        QPixmap drawn;
        if (!QPixmapCache::find(key, &drawn)) {
            drawn = tinted(m_name, colour, points, ratio);
            QPixmapCache::insert(key, drawn);
        }
        return drawn;
    }
    QIconEngine* clone() const override { return new Tinting(*this); }

private:
    QString m_name;
};

} // namespace

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

QIcon icon(const QString& name)
{
    return QIcon(new Tinting(name));
}

} // namespace godel::gui

#pragma once

#include <QList>
#include <QPointF>
#include <QWidget>
#include <optional>

namespace godel::gui {

/// A small chart of one value over time with both limits; gaps stay gaps. x is a time in milliseconds.
class Sparkline final : public QWidget {
    Q_OBJECT
public:
    explicit Sparkline(QWidget* parent = nullptr);

    struct Shown {
        QList<QPointF> points; ///< rising in x
        double step = 0;       ///< the usual distance in x; over three of them is a gap
        double from = 0;
        double to = 0;
        std::optional<double> warning;
        std::optional<double> critical;
    };
    void show(Shown shown);
    [[nodiscard]] QSize sizeHint() const override { return {120, 40}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {60, 32}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Shown m_shown;
};

/// The points that a width of so many pixel columns can show: of each column the first, least, greatest and last, so that no spike is
/// lost. Gives back the points themselves where there are few.
[[nodiscard]] QList<QPointF> thinned(const QList<QPointF>& points, double from, double to, int columns);

/// How finely points can be shown, and how far apart they usually are; 0: not known.
struct Resolution {
    int columns = 0;
    double step = 0;
};
/// The points thinned, in pieces: a new one begins after more than three steps without a point, if that is at least a column wide. Where
/// something was measured there is no gap, however few of its points are left.
[[nodiscard]] QList<QList<QPointF>> stretchesOf(const QList<QPointF>& points, double from, double to, Resolution resolution);

/// From where to where a value went in one of the columns.
struct Extent {
    double at = 0;
    double least = 0;
    double most = 0;
};
/// The extents of so many columns, in pieces as above; the last of a piece stands at its last point.
[[nodiscard]] QList<QList<Extent>> extentsOf(const QList<QPointF>& points, double from, double to, Resolution resolution);

/// The value of the point nearest to a time, if one is as near as `within`.
[[nodiscard]] std::optional<double> valueNear(const QList<QPointF>& points, double at, double within);

} // namespace godel::gui

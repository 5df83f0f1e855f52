#pragma once

#include "gui/parts/sparkline.h"
#include "gui/theme/tokens.h"

#include <QChartView>
#include <QColor>
#include <QDateTime>
#include <QPen>

class QAbstractSeries;
class QDateTimeAxis;
class QLineSeries;
class QValueAxis;

namespace godel::gui {

class ChartMenu;

/// A line chart over time with both limits drawn and labelled, marks for what changed, the course of another day as a band behind, gaps
/// that stay gaps, and every spike kept however many points there are. Zoom with Ctrl and the wheel or a box, back with Esc; Ctrl+C copies it as a picture.
class TimeChart final : public QChartView {
    Q_OBJECT
public:
    explicit TimeChart(const QString& title, const QString& unit, QWidget* parent = nullptr);

    struct Line {
        QString name;
        QColor colour;
        bool isDashed = false;
        QList<QPointF> points; ///< x in milliseconds since 1970 UTC, rising
        bool operator==(const Line&) const = default;
    };
    /// What was then, moved to the times on show: drawn as a band from the least to the greatest of each short while.
    struct Earlier {
        QString name;
        QList<QPointF> points;
        double step = 0;
        bool operator==(const Earlier&) const = default;
    };
    struct Mark {
        double at = 0; ///< milliseconds since 1970 UTC
        QString text;
        bool operator==(const Mark&) const = default;
    };
    struct Shown {
        QList<Line> lines;
        QList<Mark> marks{};
        double from = 0;
        double to = 0;
        double step = 0; ///< the usual distance of points; over three of them is a gap
        std::optional<double> warning{};
        std::optional<double> critical{};
        std::optional<Earlier> earlier{};
        bool operator==(const Shown&) const = default;
    };
    void show(const Shown& shown);
    [[nodiscard]] const Shown& shown() const { return m_shown; }
    [[nodiscard]] const QString& unit() const { return m_unit; }
    [[nodiscard]] ChartMenu* menu() const { return m_menu; }
    /// Takes back every zoom, which else stays while new points come.
    void showWhole();
    /// What is drawn, without what stands over it.
    [[nodiscard]] QImage picture();
    [[nodiscard]] QByteArray png();
    [[nodiscard]] QByteArray svg();

Q_SIGNALS:
    /// Something was saved, or could not be, and what to do next.
    void told(Standing standing, const QString& sentence, const QString& next);

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;

private:
    struct Limit {
        double value;
        QString name;
        QColor colour;
    };
    void draw();
    /// Draws again where there is another number of pixel columns than it was thinned for.
    void sharpen();
    /// Both axes over all of it.
    void spread();
    /// Whether a person looks at a part of it, be it enlarged or moved.
    [[nodiscard]] bool isPart() const;
    void paintTitle();
    void paintAxes();
    /// A stretch without a gap, as a series of its own; only the first of a line carries the name, so that the legend says it once.
    struct Piece {
        QString name;
        QPen pen;
        bool isBand = false;
        QList<QPointF> points;  ///< of a band the upper edge
        QList<QPointF> lower{}; ///< of a band
        [[nodiscard]] bool isDrawnAs(const Piece& other) const { return name == other.name && pen == other.pen && isBand == other.isBand; }
    };
    [[nodiscard]] QList<Piece> piecesOf(const Line& line) const;
    [[nodiscard]] QList<Piece> piecesOf(const Earlier& earlier) const;
    void place(const QList<Piece>& pieces);
    void add(const Piece& piece);
    [[nodiscard]] int columns() const;
    [[nodiscard]] QString spokenEarlier(const Earlier& earlier) const;
    [[nodiscard]] std::pair<double, double> range() const;
    /// Draws a limit and writes its name; limits beyond the edge are counted in `beyond`, so that their names stand in rows.
    void drawLimit(QPainter& painter, const Limit& limit, int& beyond) const;

    Shown m_shown;
    int m_drawnColumns = 0; ///< for how many pixels it was thinned
    QList<Piece> m_pieces;  ///< the series of the chart, in their order
    QString m_unit;
    std::pair<QDateTime, QDateTime> m_whole; ///< what the time axis spans when all is on show
    QDateTimeAxis* m_time;
    QValueAxis* m_value;
    ChartMenu* m_menu = nullptr;
};

} // namespace godel::gui

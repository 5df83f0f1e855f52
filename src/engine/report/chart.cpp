#include "engine/report/chart.h"

#include <algorithm>
#include <cmath>
#include <QStringList>

namespace godel::engine {

using namespace Qt::StringLiterals;

namespace {

constexpr double left = 70;
constexpr double top = 24;
constexpr double height = 200;
constexpr double bottom = top + height;
constexpr double right = left + chartColumns;
constexpr double lowestLog = 0.01;
constexpr double highestLog = 1e6;
/// So many times the largest value a limit may be and is still drawn.
constexpr double farLimit = 3;
constexpr int timeTicks = 5;

QString number(double value)
{
    return QString::number(value, 'g', 4);
}

QString coordinate(double value)
{
    return QString::number(value, 'f', 1);
}

QString clock(Timestamp at)
{
    return text(std::chrono::floor<std::chrono::seconds>(at)).mid(11, 8);
}

/// From time and value to the picture.
struct Frame {
    Timestamp from;
    Timestamp to;
    double low = 0;
    double high = 1;
    bool isLogarithmic = false;

    [[nodiscard]] double x(Timestamp at) const
    {
        const double share = std::chrono::duration<double>(at - from) / std::chrono::duration<double>(to - from);
        return left + chartColumns * std::clamp(share, 0.0, 1.0);
    }
    [[nodiscard]] double y(double value) const
    {
        const auto scale = [this](double given) { return isLogarithmic ? std::log10(std::clamp(given, low, high)) : given; };
        return bottom - height * (scale(value) - scale(low)) / (scale(high) - scale(low));
    }
};

/// 1, 2 or 5 times a power of ten, so that four or more steps reach `high`.
double stepTo(double high)
{
    const double power = std::pow(10, std::floor(std::log10(high)));
    for (const double factor : {5.0, 2.0, 1.0, 0.5, 0.2}) {
        if (high / (factor * power) >= 4) {
            return factor * power;
        }
    }
    return 0.1 * power;
}

bool isDrawn(const ChartLimit& limit, double largest, bool isLogarithmic)
{
    return isLogarithmic || limit.value <= farLimit * largest;
}

double largestOf(const Chart& chart)
{
    double largest = 0;
    for (const ChartLine& line : chart.lines) {
        for (const ChartPoint& point : line.points) {
            largest = std::max(largest, point.value);
        }
    }
    return largest;
}

void widenForLogarithm(const Chart& chart, Frame& frame)
{
    double low = 1;
    double high = 10;
    const auto reach = [&](double value) {
        low = std::min(low, std::max(value, lowestLog));
        high = std::max(high, std::min(value, highestLog));
    };
    for (const ChartLine& line : chart.lines) {
        for (const ChartPoint& point : line.points) {
            reach(point.value);
        }
    }
    for (const ChartLimit& limit : chart.limits) {
        reach(limit.value);
    }
    frame.low = std::pow(10, std::floor(std::log10(low)));
    frame.high = std::min(highestLog, std::pow(10, std::ceil(std::log10(high * 1.01))));
}

Frame frameOf(const Chart& chart, double largest)
{
    Frame frame{Timestamp::max(), Timestamp::min(), 0, 1, chart.isLogarithmic};
    for (const ChartLine& line : chart.lines) {
        if (!line.points.isEmpty()) {
            frame.from = std::min(frame.from, line.points.first().at);
            frame.to = std::max(frame.to, line.points.last().at);
        }
    }
    frame.to = std::max(frame.to, frame.from + 1s);
    if (chart.isLogarithmic) {
        widenForLogarithm(chart, frame);
        return frame;
    }
    frame.high = largest > 0 ? largest : 1;
    for (const ChartLimit& limit : chart.limits) {
        frame.high = isDrawn(limit, largest, false) ? std::max(frame.high, limit.value) : frame.high;
    }
    frame.high *= 1.08;
    return frame;
}

QString lineSvg(const QString& style, double x1, double y1, double x2, double y2)
{
    return u"<line class=\"%1\" x1=\"%2\" y1=\"%3\" x2=\"%4\" y2=\"%5\"/>"_s.arg(style, coordinate(x1), coordinate(y1), coordinate(x2), coordinate(y2));
}

QString textSvg(const QString& style, double x, double y, const QString& text)
{
    return u"<text class=\"%1\" x=\"%2\" y=\"%3\">%4</text>"_s.arg(style, coordinate(x), coordinate(y), text.toHtmlEscaped());
}

QString axes(const Frame& frame)
{
    QString svg;
    const auto tick = [&](double value) {
        svg += lineSvg(u"grid"_s, left, frame.y(value), right, frame.y(value)) + textSvg(u"value"_s, left - 6, frame.y(value) + 4, number(value));
    };
    if (frame.isLogarithmic) {
        for (double value = frame.low; value <= frame.high * 1.001; value *= 10) {
            tick(value);
        }
    } else {
        const double step = stepTo(frame.high);
        for (int count = 0; count * step <= frame.high; ++count) {
            tick(count * step);
        }
    }
    for (int count = 0; count < timeTicks; ++count) {
        const Timestamp at = frame.from + (frame.to - frame.from) * count / (timeTicks - 1);
        svg += textSvg(u"time"_s, frame.x(at), bottom + 18, clock(at));
    }
    return svg;
}

QString pathSvg(const ChartLine& line, const Frame& frame)
{
    QString path;
    for (const ChartPoint& point : thinned(line.points, frame.from, frame.to)) {
        path += u"%1%2 %3"_s.arg(path.isEmpty() ? u"M"_s : u"L"_s, coordinate(frame.x(point.at)), coordinate(frame.y(point.value)));
    }
    return path.isEmpty() ? QString() : u"<path class=\"%1\" d=\"%2\"/>"_s.arg(line.style, path);
}

QString legend(const Chart& chart, double largest)
{
    QString items;
    for (const ChartLine& line : chart.lines) {
        items += u"<li class=\"%1\">%2</li>"_s.arg(line.style, line.name.toHtmlEscaped());
    }
    for (const ChartLimit& limit : chart.limits) {
        const QString where = isDrawn(limit, largest, chart.isLogarithmic) ? QString() : u" (above the picture)"_s;
        items += u"<li class=\"limit\">%1: %2 %3%4</li>"_s.arg(limit.name.toHtmlEscaped(), number(limit.value), chart.unit.toHtmlEscaped(), where);
    }
    return u"<ul class=\"legend\">%1</ul>"_s.arg(items);
}

} // namespace

QList<ChartPoint> thinned(const QList<ChartPoint>& points, Timestamp from, Timestamp to)
{
    if (points.size() <= chartColumns) {
        return points;
    }
    QList<ChartPoint> kept;
    const Duration span = std::max<Duration>(to - from, Duration(1));
    const auto columnOf = [&](const ChartPoint& point) { return static_cast<int>(static_cast<double>((point.at - from).count()) / static_cast<double>(span.count()) * (chartColumns - 1)); };
    for (auto begin = points.begin(); begin != points.end();) {
        const auto end = std::find_if(begin, points.end(), [&, column = columnOf(*begin)](const ChartPoint& point) { return columnOf(point) != column; });
        const auto [low, high] = std::minmax_element(begin, end, [](const ChartPoint& a, const ChartPoint& b) { return a.value < b.value; });
        kept.append(*std::min(low, high));
        if (low != high) {
            kept.append(*std::max(low, high));
        }
        begin = end;
    }
    return kept;
}

QString figureOf(const Chart& chart)
{
    const bool isEmpty = std::all_of(chart.lines.begin(), chart.lines.end(), [](const ChartLine& line) { return line.points.isEmpty(); });
    const QString caption = u"<figcaption>%1</figcaption>"_s.arg(chart.title.toHtmlEscaped());
    if (isEmpty) {
        return u"<figure>%1<p>Nothing was measured.</p></figure>\n"_s.arg(caption);
    }
    const double largest = largestOf(chart);
    const Frame frame = frameOf(chart, largest);
    QString svg = axes(frame);
    for (auto mark = chart.marks.begin(); mark != chart.marks.end(); ++mark) {
        // The last one before the picture holds at its left edge.
        const bool isPast = mark->at < frame.from && mark + 1 != chart.marks.end() && (mark + 1)->at <= frame.from;
        if (!isPast && mark->at <= frame.to) {
            svg += lineSvg(u"mark"_s, frame.x(mark->at), top, frame.x(mark->at), bottom) + textSvg(u"marked"_s, frame.x(mark->at) + 3, top - 8, mark->name);
        }
    }
    for (const ChartLimit& limit : chart.limits) {
        if (isDrawn(limit, largest, chart.isLogarithmic)) {
            svg += lineSvg(u"limit"_s, left, frame.y(limit.value), right, frame.y(limit.value));
        }
    }
    for (const ChartLine& line : chart.lines) {
        svg += pathSvg(line, frame);
    }
    const QString box = u"0 0 %1 %2"_s.arg(right + 20).arg(bottom + 26);
    return u"<figure>%1%2<svg viewBox=\"%3\" role=\"img\" aria-label=\"%4\">%5</svg></figure>\n"_s.arg(caption, legend(chart, largest), box, chart.title.toHtmlEscaped(), svg);
}

} // namespace godel::engine

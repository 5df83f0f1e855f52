#include "cli/reply_text.h"

#include "base/json.h"

#include <QJsonArray>
#include <algorithm>

namespace godel::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype gap = 2;
constexpr qsizetype narrowest = 24; ///< of a column that is wrapped

QString harmless(QString text)
{
    for (QChar& character : text) {
        if (character.category() == QChar::Other_Control) {
            character = u'?';
        }
    }
    return text;
}

/// Half a dozen digits say all that a figure for people has to say.
QString numberText(double number)
{
    return number == std::floor(number) && std::abs(number) < 1e15 ? QString::number(static_cast<qint64>(number)) : QString::number(number, 'g', 6);
}

QString cellText(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Bool: return value.toBool() ? u"yes"_s : u"no"_s;
    case QJsonValue::Double: return numberText(value.toDouble());
    case QJsonValue::String: return harmless(value.toString());
    // What has a sentence of its own is told by it; its parts are for programs.
    case QJsonValue::Object: return value[u"sentence"_s].isString() ? harmless(value[u"sentence"_s].toString()) : value.toObject().isEmpty() ? u"-"_s : harmless(QString::fromUtf8(compact(value.toObject())));
    case QJsonValue::Array: {
        QStringList texts;
        for (const QJsonValue& element : value.toArray()) {
            texts.append(cellText(element));
        }
        return texts.isEmpty() ? u"-"_s : texts.join(u", ");
    }
    default: return u"-"_s;
    }
}

QStringList ordered(QStringList keys, const QStringList& columns)
{
    QStringList order;
    for (const QString& column : columns) {
        if (keys.removeOne(column)) {
            order.append(column);
        }
    }
    return order + keys;
}

bool isTable(const QJsonValue& value)
{
    const QJsonArray rows = value.toArray();
    return !rows.isEmpty() && std::all_of(rows.begin(), rows.end(), [](const QJsonValue& row) { return row.isObject(); });
}

QStringList keysOf(const QJsonArray& rows)
{
    QStringList keys;
    for (const QJsonValue& row : rows) {
        for (const QString& key : row.toObject().keys()) {
            if (!keys.contains(key)) {
                keys.append(key);
            }
        }
    }
    return keys;
}

/// The text at most so wide a line, broken between words where there are any.
QStringList wrapped(const QString& text, qsizetype width)
{
    QStringList lines;
    QString rest = text;
    while (rest.size() > width) {
        const qsizetype space = rest.lastIndexOf(u' ', width);
        const qsizetype end = space > 0 ? space : width;
        lines.append(rest.left(end));
        rest = rest.mid(space > 0 ? end + 1 : end);
    }
    lines.append(rest);
    return lines;
}

/// Takes from the widest columns what the table is too wide, as long as they stay readable.
QList<qsizetype> fitted(QList<qsizetype> widths, qsizetype limit)
{
    qsizetype total = gap * (widths.size() - 1);
    for (const qsizetype width : widths) {
        total += width;
    }
    while (limit > 0 && total > limit) {
        const auto widest = std::max_element(widths.begin(), widths.end());
        if (*widest <= narrowest) {
            break;
        }
        --*widest;
        --total;
    }
    return widths;
}

QString lineOf(const QStringList& cells, const QList<qsizetype>& widths)
{
    QString line;
    for (qsizetype at = 0; at < cells.size(); ++at) {
        line += cells[at].leftJustified(widths[at] + gap);
    }
    while (line.endsWith(u' ')) {
        line.chop(1);
    }
    return line + u'\n';
}

/// One row, over as many lines as its longest cell takes.
QString rowOf(const QStringList& cells, const QList<qsizetype>& widths)
{
    QList<QStringList> parts;
    qsizetype height = 1;
    for (qsizetype at = 0; at < cells.size(); ++at) {
        parts.append(wrapped(cells[at], widths[at]));
        height = std::max(height, parts.last().size());
    }
    QString text;
    for (qsizetype line = 0; line < height; ++line) {
        QStringList piece;
        for (const QStringList& part : parts) {
            piece.append(part.value(line));
        }
        text += lineOf(piece, widths);
    }
    return text;
}

QString tableText(const QJsonArray& rows, const QStringList& columns, qsizetype width)
{
    const QStringList keys = ordered(keysOf(rows), columns);
    QList<QStringList> lines;
    QStringList heads;
    for (const QString& key : keys) {
        heads.append(key.toUpper().replace(u'_', u' '));
    }
    lines.append(heads);
    for (const QJsonValue& row : rows) {
        QStringList cells;
        for (const QString& key : keys) {
            cells.append(cellText(row.toObject().value(key)));
        }
        lines.append(cells);
    }
    QList<qsizetype> widths(keys.size(), 0);
    for (const QStringList& cells : lines) {
        for (qsizetype at = 0; at < cells.size(); ++at) {
            widths[at] = std::max(widths[at], cells[at].size());
        }
    }
    widths = fitted(widths, width);
    QString text;
    for (const QStringList& cells : lines) {
        text += rowOf(cells, widths);
    }
    return text;
}

} // namespace

QString replyText(const QJsonObject& body, const QStringList& columns, int terminalWidth)
{
    QString text;
    QString tables;
    qsizetype width = 0;
    QStringList keys = ordered(body.keys(), columns);
    // A reply that carries its record tells a window everything; of it a terminal shows what the command's columns name.
    if (body.contains(u"record"_s)) {
        keys.removeIf([&columns](const QString& key) { return !columns.contains(key); });
    }
    for (const QString& key : keys) {
        width = isTable(body.value(key)) ? width : std::max(width, key.size());
    }
    for (const QString& key : keys) {
        const QJsonValue value = body.value(key);
        if (isTable(value)) {
            tables += (tables.isEmpty() && text.isEmpty() ? QString() : u"\n"_s) + tableText(value.toArray(), columns, terminalWidth);
        } else if (value.isArray() && body.size() == 1) {
            text += u"none\n"_s;
        } else {
            const QString shown = cellText(value);
            text += lineOf({QString(key).replace(u'_', u' '), shown.isEmpty() ? u"-"_s : shown}, {width, 0});
        }
    }
    return text + tables;
}

} // namespace godel::cli

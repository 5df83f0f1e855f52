#include "cli/reply_text.h"

#include "base/json.h"

#include <QJsonArray>

namespace godel::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype gap = 2;

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
    case QJsonValue::Object: return value.toObject().isEmpty() ? u"-"_s : harmless(QString::fromUtf8(compact(value.toObject())));
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

QString tableText(const QJsonArray& rows, const QStringList& columns)
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
    QString text;
    for (const QStringList& cells : lines) {
        text += lineOf(cells, widths);
    }
    return text;
}

} // namespace

QString replyText(const QJsonObject& body, const QStringList& columns)
{
    QString text;
    QString tables;
    qsizetype width = 0;
    const QStringList keys = ordered(body.keys(), columns);
    for (const QString& key : keys) {
        width = isTable(body.value(key)) ? width : std::max(width, key.size());
    }
    for (const QString& key : keys) {
        const QJsonValue value = body.value(key);
        if (isTable(value)) {
            tables += (tables.isEmpty() && text.isEmpty() ? QString() : u"\n"_s) + tableText(value.toArray(), columns);
        } else if (value.isArray() && body.size() == 1) {
            text += u"none\n"_s;
        } else {
            text += lineOf({QString(key).replace(u'_', u' '), cellText(value)}, {width, 0});
        }
    }
    return text + tables;
}

} // namespace godel::cli

#include "gui/form/reply_view.h"

#include "base/json.h"
#include "gui/parts/furniture.h"
#include "gui/parts/table.h"
#include "gui/theme/words.h"

#include <QPlainTextEdit>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostRowsInSight = 12;
constexpr int nameWidth = 160;

bool isTable(const QJsonValue& value)
{
    return value.isArray() && !value.toArray().isEmpty() && value.toArray().first().isObject();
}

/// What people read first comes first, then the rest as the alphabet has it; a sentence always leads.
QStringList ordered(const QJsonObject& body, const QStringList& columns)
{
    QStringList keys = body.keys();
    QStringList order;
    for (const QString& key : QStringList{u"sentence"_s} + columns) {
        if (keys.removeOne(key)) {
            order.append(key);
        }
    }
    return order + keys;
}

} // namespace

ReplyView::ReplyView(QWidget* parent) : QWidget(parent), m_inside(new QVBoxLayout(this))
{
    m_inside->setContentsMargins(0, 0, 0, 0);
    m_inside->setSpacing(space::small);
}

void ReplyView::clear()
{
    gui::clear(m_inside);
}

void ReplyView::show(const api::Reply& reply, const QStringList& columns)
{
    clear();
    if (reply.body.isEmpty()) {
        m_inside->addWidget(label(tr("Done; there is nothing more to say."), u"hint"_s));
    }
    for (const QString& key : ordered(reply.body, columns)) {
        const QJsonValue value = reply.body.value(key);
        isTable(value) ? addTable(key, value.toArray(), columns) : addValue(key, value);
    }
    m_inside->addStretch();
}

void ReplyView::addTable(const QString& key, const QJsonArray& rows, const QStringList& columns)
{
    m_inside->addWidget(label(titleOf(key), u"heading"_s));
    auto* table = new Table(new RowsModel(columnsOf(rows, columns)), titleOf(key));
    table->rows()->setRows(rows);
    table->fitRows(mostRowsInSight);
    m_inside->addWidget(table);
}

void ReplyView::addValue(const QString& key, const QJsonValue& value)
{
    const QString text = value.isObject() ? QString::fromUtf8(indented(value.toObject())) : cellText(value, {});
    if (value.isObject() || value.toString().contains(u'\n')) {
        m_inside->addWidget(label(titleOf(key), u"heading"_s));
        auto* box = new QPlainTextEdit(value.isObject() ? text : value.toString());
        box->setReadOnly(true);
        box->setTabChangesFocus(true);
        box->setProperty("role", u"mono"_s);
        box->setAccessibleName(titleOf(key));
        box->setMinimumHeight(120);
        m_inside->addWidget(box);
        return;
    }
    auto* row = new QHBoxLayout;
    auto* name = label(titleOf(key), u"second"_s);
    name->setMinimumWidth(nameWidth);
    auto* shown = label(text);
    shown->setWordWrap(true);
    shown->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    shown->setAccessibleName(titleOf(key) + u": "_s + text);
    row->addWidget(name, 0, Qt::AlignTop);
    row->addWidget(shown, 1);
    m_inside->addLayout(row);
}

} // namespace godel::gui

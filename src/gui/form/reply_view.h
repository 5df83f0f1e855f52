#pragma once

#include "api/engine.h"

#include <QWidget>

class QVBoxLayout;

namespace godel::gui {

/// What a command answered, for people: a sentence first, lists as tables, everything else as names and values.
class ReplyView final : public QWidget {
    Q_OBJECT
public:
    explicit ReplyView(QWidget* parent = nullptr);

    void show(const api::Reply& reply, const QStringList& columns);
    void clear();

private:
    void addTable(const QString& key, const QJsonArray& rows, const QStringList& columns);
    void addValue(const QString& key, const QJsonValue& value);

    QVBoxLayout* m_inside;
};

} // namespace godel::gui

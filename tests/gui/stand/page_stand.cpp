#include "gui/stand/page_stand.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextBrowser>

namespace godel::test {

using namespace Qt::StringLiterals;

namespace {

void readModel(const QAbstractItemView& view, QStringList& lines)
{
    const QAbstractItemModel* model = view.model();
    if (model == nullptr) {
        return;
    }
    for (int row = 0; row < std::min(200, model->rowCount()); ++row) {
        QStringList cells;
        for (int column = 0; column < model->columnCount(); ++column) {
            cells.append(model->index(row, column).data().toString());
        }
        lines.append(cells.join(u" | "));
    }
}

QString textOf(const QWidget& widget)
{
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) {
        return label->text();
    }
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) {
        return button->text();
    }
    if (const auto* line = qobject_cast<const QLineEdit*>(&widget)) {
        return line->text();
    }
    if (const auto* box = qobject_cast<const QComboBox*>(&widget)) {
        return box->currentText();
    }
    if (const auto* text = qobject_cast<const QPlainTextEdit*>(&widget)) {
        return text->toPlainText();
    }
    const auto* page = qobject_cast<const QTextBrowser*>(&widget);
    return page != nullptr ? page->toPlainText() : QString();
}

bool isControl(const QWidget& widget)
{
    return qobject_cast<const QAbstractButton*>(&widget) || qobject_cast<const QLineEdit*>(&widget) || qobject_cast<const QComboBox*>(&widget)
        || qobject_cast<const QPlainTextEdit*>(&widget) || qobject_cast<const QAbstractItemView*>(&widget) || qobject_cast<const QAbstractSpinBox*>(&widget)
        || widget.inherits("QChartView") || widget.inherits("QQuickWidget");
}

bool isPartOfAnother(const QWidget& widget)
{
    const QString name = widget.objectName();
    return name.startsWith(u"qt_") || (widget.parentWidget() != nullptr && (qobject_cast<const QComboBox*>(widget.parentWidget()) || qobject_cast<const QLineEdit*>(widget.parentWidget())
                                                                            || qobject_cast<const QAbstractSpinBox*>(widget.parentWidget())
                                                                            || widget.parentWidget()->inherits("QComboBoxPrivateContainer") || widget.inherits("QHeaderView")
                                                                            || widget.inherits("QTableCornerButton")));
}

} // namespace

QString readable(const QWidget& widget)
{
    QStringList lines;
    for (const QWidget* child : widget.findChildren<QWidget*>()) {
        if (!child->isVisibleTo(&widget)) {
            continue;
        }
        if (const auto* view = qobject_cast<const QAbstractItemView*>(child)) {
            readModel(*view, lines);
        } else if (const QString text = textOf(*child); !text.isEmpty()) {
            lines.append(text);
        }
    }
    return lines.join(u'\n');
}

QAbstractButton* buttonOf(const QWidget& widget, const QString& text)
{
    for (QAbstractButton* button : widget.findChildren<QAbstractButton*>()) {
        if (button->objectName() == text || button->text() == text) {
            return button;
        }
    }
    return nullptr;
}

QList<QWidget*> controlsOf(const QWidget& widget)
{
    QList<QWidget*> controls;
    for (QWidget* child : widget.findChildren<QWidget*>()) {
        if (isControl(*child) && !isPartOfAnother(*child)) {
            controls.append(child);
        }
    }
    return controls;
}

QStringList untranslated(const QWidget& widget)
{
    QStringList found;
    for (const QWidget* child : widget.findChildren<QWidget*>()) {
        const auto* button = qobject_cast<const QAbstractButton*>(child);
        const QString text = child->isVisibleTo(&widget) && !isPartOfAnother(*child) ? textOf(*child) : QString();
        const bool hasLetters = std::any_of(text.begin(), text.end(), [](QChar letter) { return letter.isLetter(); });
        // Words of the engine stand in labels; buttons and headings are the house's own.
        if (button != nullptr && hasLetters && !text.contains(u'⟧')) {
            found.append(text);
        }
    }
    return found;
}

QStringList nameless(const QWidget& widget)
{
    QStringList found;
    for (const QWidget* child : controlsOf(widget)) {
        if (child->accessibleName().isEmpty() && (!qobject_cast<const QAbstractButton*>(child) || textOf(*child).isEmpty())) {
            found.append(u"%1 %2"_s.arg(QString::fromLatin1(child->metaObject()->className()), child->objectName()));
        }
    }
    return found;
}

QStringList clipped(const QWidget& widget)
{
    // What changed a moment ago is laid out before anybody sees it.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    QStringList found;
    for (const QWidget* child : widget.findChildren<QWidget*>()) {
        const bool isShown = child->isVisibleTo(&widget) && (qobject_cast<const QLabel*>(child) || qobject_cast<const QAbstractButton*>(child));
        const QString text = textOf(*child);
        if (!isShown || text.isEmpty()) {
            continue;
        }
        const auto* label = qobject_cast<const QLabel*>(child);
        const int needed = label && label->wordWrap() ? label->heightForWidth(child->width()) : child->sizeHint().width();
        const int has = label && label->wordWrap() ? child->height() : child->width();
        if (has < needed) {
            found.append(u"%1 (has %2, needs %3)"_s.arg(text.left(60)).arg(has).arg(needed));
        }
    }
    return found;
}

} // namespace godel::test

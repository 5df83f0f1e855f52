#include "gui/help/help_dialog.h"

#include "gui/parts/furniture.h"

#include <QFile>
#include <QTextBrowser>

namespace godel::gui {

using namespace Qt::StringLiterals;

QString helpPage(const QString& subject)
{
    for (const QString& name : {subject, u"window"_s}) {
        QFile file(u":/help/%1.md"_s.arg(name));
        if (file.open(QIODevice::ReadOnly)) {
            return QString::fromUtf8(file.readAll());
        }
    }
    return {};
}

HelpDialog::HelpDialog(const QString& subject, QWidget* head, QWidget* parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Help"));
    resize(640, 520);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    if (head != nullptr) {
        whole->addWidget(head);
    }
    auto* inside = new QVBoxLayout;
    whole->addLayout(inside);
    inside->setContentsMargins(space::large, space::large, space::large, space::large);
    auto* page = new QTextBrowser;
    page->setAccessibleName(tr("Help"));
    page->setOpenExternalLinks(false);
    page->setMarkdown(helpPage(subject));
    inside->addWidget(page);
    auto* close = button(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    inside->addWidget(close, 0, Qt::AlignRight);
}

} // namespace godel::gui

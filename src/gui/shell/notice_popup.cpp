#include "gui/shell/notice_popup.h"

#include "base/clock.h"
#include "gui/parts/furniture.h"
#include "gui/theme/words.h"

#include <QApplication>
#include <QClipboard>
#include <QScrollArea>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostShown = 50;
constexpr int popupWidth = 440;
constexpr int popupHeight = 480;

} // namespace

NoticePopup::NoticePopup(const NoticeList& notices, const QString& connection, QWidget* parent) : QFrame(parent, Qt::Popup)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setProperty("role", u"card"_s);
    setAccessibleName(tr("Messages"));
    resize(popupWidth, popupHeight);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(space::medium, space::medium, space::medium, space::medium);
    whole->addWidget(label(tr("Messages"), u"heading"_s));
    auto* body = new QWidget;
    auto* list = new QVBoxLayout(body);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(space::small);
    if (notices.notices().isEmpty()) {
        list->addWidget(new EmptyState(u"bell"_s, tr("Nothing was said yet"), tr("Approvals, finished operations and new findings appear here.")));
    }
    for (const Notice& notice : notices.notices().mid(0, mostShown)) {
        auto* one = new Banner;
        one->show(notice.standing, notice.sentence, clockText(notice.at, SystemClock().now()));
        auto* open = button(tr("Open"), u"link"_s);
        connect(open, &QPushButton::clicked, this, [this, where = notice.where] {
            Q_EMIT picked(where);
            close();
        });
        auto* copy = button(tr("Copy link"), u"link"_s);
        Destination target = notice.where;
        target.connection = target.connection.isEmpty() ? connection : target.connection;
        copy->setToolTip(linkOf(target));
        connect(copy, &QPushButton::clicked, this, [link = linkOf(target)] { QApplication::clipboard()->setText(link); });
        one->actions()->addWidget(open);
        one->actions()->addWidget(copy);
        list->addWidget(one);
    }
    list->addStretch();
    whole->addWidget(scrolling(body));
}

} // namespace godel::gui

#include "gui/shell/page_list.h"

#include "gui/overview/overview_page.h"

#include <QCoreApplication>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("PageList", text);
}

template <typename T>
Page* make(const PageContext& context)
{
    return new T(context);
}

} // namespace

QList<PageSpec> allPages()
{
    return {
        {u"overview"_s, tr("Overview"), u"layout-dashboard"_s, {u"status:full"_s}, make<OverviewPage>},
    };
}

} // namespace godel::gui

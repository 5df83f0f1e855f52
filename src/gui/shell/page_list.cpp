#include "gui/shell/page_list.h"

#include "gui/audit/audit_page.h"
#include "gui/deployments/rollout_page.h"
#include "gui/operations/operations_page.h"
#include "gui/overview/overview_page.h"
#include "gui/people/people_page.h"
#include "gui/platform/platform_page.h"

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
        {u"rollout"_s, tr("Live rollout"), u"rocket"_s, {u"deploy:status"_s, u"deploy:history"_s}, make<RolloutPage>, {u"rollout"_s}},
        {u"operations"_s, tr("Operations"), u"list-checks"_s, {u"operations:list"_s, u"operations:show"_s}, make<OperationsPage>, {u"operation"_s}},
        {u"platform"_s, tr("Platform"), u"server"_s, {u"instances:list"_s, u"releases:list"_s}, make<PlatformPage>, {u"release"_s, u"instance"_s}},
        {u"people"_s, tr("People"), u"users"_s, {u"users:list"_s}, make<PeoplePage>},
        {u"audit"_s, tr("Audit"), u"scroll-text"_s, {u"audit:list"_s, u"audit:verify"_s}, make<AuditPage>},
    };
}

} // namespace godel::gui

#include "gui/shell/page_list.h"

#include "gui/audit/audit_page.h"
#include "gui/demo/demo_page.h"
#include "gui/deployments/deployments_page.h"
#include "gui/deployments/rollout_page.h"
#include "gui/deployments/wizard_page.h"
#include "gui/operations/operations_page.h"
#include "gui/overview/overview_page.h"
#include "gui/people/people_page.h"
#include "gui/platform/platform_page.h"
#include "gui/settings/settings_page.h"

#include <QCoreApplication>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

/// What is said here, for translators.
struct PageListText {
    Q_DECLARE_TR_FUNCTIONS(PageList)
};

template <typename T>
Page* make(const PageContext& context)
{
    return new T(context);
}

} // namespace

QList<PageSpec> allPages()
{
    return {
        {u"overview"_s, PageListText::tr("Overview"), u"layout-dashboard"_s, {u"status:full"_s}, make<OverviewPage>},
        {u"deployments"_s, PageListText::tr("Deployments"), u"history"_s, {u"deploy:history"_s, u"deploy:status"_s}, make<DeploymentsPage>},
        {u"deploy"_s, PageListText::tr("Bring a version"), u"package"_s, {u"deploy:canary"_s, u"deploy:precheck"_s, u"releases:list"_s}, make<WizardPage>},
        {u"rollout"_s, PageListText::tr("Live rollout"), u"rocket"_s, {u"deploy:status"_s, u"deploy:history"_s}, make<RolloutPage>, {u"rollout"_s}},
        {u"operations"_s, PageListText::tr("Operations"), u"list-checks"_s, {u"operations:list"_s, u"operations:show"_s}, make<OperationsPage>, {u"operation"_s}},
        {u"platform"_s, PageListText::tr("Platform"), u"server"_s, {u"instances:list"_s, u"releases:list"_s}, make<PlatformPage>, {u"release"_s, u"instance"_s}},
        {u"people"_s, PageListText::tr("People"), u"users"_s, {u"users:list"_s}, make<PeoplePage>},
        {u"audit"_s, PageListText::tr("Audit"), u"scroll-text"_s, {u"audit:list"_s, u"audit:verify"_s}, make<AuditPage>},
        {u"settings"_s, PageListText::tr("Settings"), u"settings"_s, {u"config:files"_s, u"config:show"_s, u"config:set"_s}, make<SettingsPage>},
        {u"demo"_s, PageListText::tr("Break it"), u"bomb"_s, {u"demo:break"_s, u"demo:mend"_s}, make<DemoPage>},
    };
}

} // namespace godel::gui

#include "gui/connection/profile.h"

#include <QCoreApplication>
#include <QSettings>
#include <QUrl>
#include <algorithm>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

const QString group = u"connections"_s;
constexpr qsizetype longestName = 60;

/// What is said here, for translators.
struct ProfileText {
    Q_DECLARE_TR_FUNCTIONS(Profile)
};

/// Settings take '/' for a group, so names are kept percent-encoded.
QString keyOf(const QString& name)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(name));
}

} // namespace

Result<> check(const Profile& profile)
{
    // In the order in which people type: an address without a name yet is already told what is wrong with it.
    const QUrl url(profile.address, QUrl::StrictMode);
    const bool isAddress = url.isValid() && url.scheme() == u"https" && !url.host().isEmpty() && (url.path().isEmpty() || url.path() == u"/");
    if (profile.kind == ConnectionKind::Server && !isAddress) {
        return fail(ErrorCode::Invalid, ProfileText::tr("'%1' is not the address of an engine").arg(profile.address.left(80)), ProfileText::tr("Write it as https://HOST:7400"), u"address"_s);
    }
    if (profile.name.trimmed().isEmpty() || profile.name.size() > longestName) {
        return fail(ErrorCode::Invalid, ProfileText::tr("a connection needs a name of at most %1 characters").arg(longestName), ProfileText::tr("Call it as you call the environment"), u"name"_s);
    }
    return {};
}

QList<Profile> ProfileBook::list() const
{
    QList<Profile> profiles;
    m_settings.beginGroup(group);
    for (const QString& key : m_settings.childGroups()) {
        m_settings.beginGroup(key);
        Profile profile{.name = QUrl::fromPercentEncoding(key.toLatin1()), .kind = static_cast<ConnectionKind>(std::clamp(m_settings.value(u"kind"_s, 1).toInt(), 0, 2)),
                        .address = m_settings.value(u"address"_s).toString(), .pin = m_settings.value(u"pin"_s).toString(),
                        .colour = QColor(m_settings.value(u"colour"_s).toString()), .tokenFile = m_settings.value(u"token_file"_s).toString()};
        m_settings.endGroup();
        profiles.append(profile);
    }
    m_settings.endGroup();
    std::sort(profiles.begin(), profiles.end(), [](const Profile& left, const Profile& right) { return left.name < right.name; });
    return profiles;
}

std::optional<Profile> ProfileBook::find(const QString& name) const
{
    const QList<Profile> profiles = list();
    const auto found = std::find_if(profiles.begin(), profiles.end(), [&name](const Profile& profile) { return profile.name == name; });
    return found == profiles.end() ? std::nullopt : std::optional(*found);
}

void ProfileBook::keep(const Profile& profile)
{
    m_settings.beginGroup(group + u'/' + keyOf(profile.name));
    m_settings.setValue(u"kind"_s, static_cast<int>(profile.kind));
    m_settings.setValue(u"address"_s, profile.address);
    m_settings.setValue(u"pin"_s, profile.pin);
    m_settings.setValue(u"colour"_s, profile.colour.isValid() ? profile.colour.name() : QString());
    m_settings.setValue(u"token_file"_s, profile.tokenFile);
    m_settings.endGroup();
    m_settings.sync();
}

void ProfileBook::forget(const QString& name)
{
    m_settings.remove(group + u'/' + keyOf(name));
    m_settings.sync();
}

} // namespace godel::gui

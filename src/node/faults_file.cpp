#include "node/faults_file.h"

#include "base/file.h"

#include <QFileInfo>

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

constexpr auto lookEvery = std::chrono::milliseconds(250);
constexpr qint64 largestFile = 64 * 1024;

} // namespace

FaultsFile::FaultsFile(QString path, Faults& faults, Log& log) : m_path(std::move(path)), m_faults(faults), m_log(log)
{
    connect(&m_timer, &QTimer::timeout, this, &FaultsFile::look);
    m_timer.start(lookEvery);
    read();
}

std::pair<QDateTime, qint64> FaultsFile::stamp() const
{
    const QFileInfo file(m_path);
    return file.exists() ? std::pair(file.lastModified(), file.size()) : std::pair(QDateTime(), qint64(-1));
}

void FaultsFile::look()
{
    if (stamp() != m_seen) {
        read();
    }
}

void FaultsFile::read()
{
    m_seen = stamp();
    if (!QFileInfo::exists(m_path)) {
        return m_faults.setPassing({});
    }
    const auto faults = readFile(m_path, largestFile).and_then(parsePassingFaults);
    if (!faults) {
        return m_log.error(u"FAULTS_REFUSED"_s, text(faults.error()), {{u"field"_s, faults.error().field}});
    }
    m_faults.setPassing(*faults);
    m_log.warning(u"FAULTS_SET"_s, u"faults were brought on purpose"_s, {{u"until"_s, text(faults->until)}});
}

} // namespace godel::node

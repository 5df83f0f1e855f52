#include "node/faults.h"

#include "base/json.h"

#include <cstring>

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestMs = 10 * 60 * 1000;
constexpr qint64 mostLeaked = 64 * 1024 * 1024;

Duration milliseconds(ObjectReader& reader, const QString& key, Duration otherwise)
{
    const auto given = std::chrono::duration_cast<std::chrono::milliseconds>(otherwise).count();
    return std::chrono::milliseconds(reader.integer(key, 0, longestMs, given));
}

} // namespace

Result<FaultSettings> parseFaults(const QByteArray& json)
{
    FaultSettings faults;
    if (json.trimmed().isEmpty()) {
        return faults;
    }
    TRY(const auto object, parseObject(json, u"GODEL_FAULTS"_s));
    ObjectReader reader(object, u"GODEL_FAULTS"_s);
    faults.errorShare = reader.number(u"errorShare"_s, 0, 1, faults.errorShare);
    faults.baseErrorShare = reader.number(u"baseErrorShare"_s, 0, 1, faults.baseErrorShare);
    faults.slowShare = reader.number(u"slowShare"_s, 0, 1, faults.slowShare);
    faults.slow = milliseconds(reader, u"slowMs"_s, faults.slow);
    faults.leakPerRequest = Bytes{reader.integer(u"leakBytesPerRequest"_s, 0, mostLeaked, 0)};
    faults.crashesAtStart = reader.boolean(u"crashAtStart"_s, false);
    faults.isNeverHealthy = reader.boolean(u"neverHealthy"_s, false);
    faults.cold = milliseconds(reader, u"coldMs"_s, faults.cold);
    faults.coldDelay = milliseconds(reader, u"coldDelayMs"_s, faults.coldDelay);
    TRY_DO(reader.finish());
    return faults;
}

Result<PassingFaults> parsePassingFaults(const QByteArray& json)
{
    TRY(const auto object, parseObject(json, u"GODEL_FAULTS_FILE"_s));
    ObjectReader reader(object, u"GODEL_FAULTS_FILE"_s);
    PassingFaults faults;
    faults.errorShare = reader.number(u"errorShare"_s, 0, 1, 0);
    faults.slowShare = reader.number(u"slowShare"_s, 0, 1, 0);
    faults.slow = milliseconds(reader, u"slowMs"_s, 0s);
    faults.until = reader.timestamp(u"until"_s);
    TRY_DO(reader.finish());
    return faults;
}

Faults::Faults(const FaultSettings& settings, const Clock& clock, Random& random)
    : m_settings(settings), m_clock(clock), m_random(random), m_start(clock.monotonic())
{
}

bool Faults::happens(double share)
{
    // A share of 0 costs no draw: good releases answer tens of thousands of requests a second.
    return share > 0 && m_random.fraction() < share;
}

Faults::Draw Faults::draw()
{
    leak();
    Draw drawn;
    drawn.fails = happens(m_settings.baseErrorShare) || happens(m_settings.errorShare);
    if (happens(m_settings.slowShare)) {
        drawn.delay += m_settings.slow;
    }
    if (m_settings.cold > 0s && m_clock.monotonic() - m_start < m_settings.cold) {
        drawn.delay += m_settings.coldDelay;
    }
    drawPassing(drawn);
    return drawn;
}

void Faults::setPassing(const PassingFaults& faults)
{
    m_passingErrors = faults.errorShare;
    m_passingSlow = faults.slowShare;
    m_passingDelay = faults.slow.count();
    m_passingUntil = microseconds(faults.until);
}

void Faults::drawPassing(Draw& drawn)
{
    const qint64 until = m_passingUntil.load(std::memory_order_relaxed);
    if (until == 0 || m_clock.now() >= timestampOf(until)) {
        return;
    }
    drawn.fails = drawn.fails || happens(m_passingErrors);
    if (happens(m_passingSlow)) {
        drawn.delay += Duration(m_passingDelay);
    }
}

void Faults::leak()
{
    if (m_settings.leakPerRequest.count == 0) {
        return;
    }
    const auto size = size_t(m_settings.leakPerRequest.count);
    m_leaked.push_back(std::make_unique<char[]>(size));
    // Written to, since the kernel gives memory only when it is touched.
    std::memset(m_leaked.back().get(), 0x5a, size);
}

} // namespace godel::node

#include "drivers/processes/instance_record.h"

#include "base/json.h"

#include <array>

namespace godel::drivers {

using namespace Qt::StringLiterals;
using namespace ports;

namespace {

constexpr std::array stateNames{
    std::pair{ ProcessState::Starting, "starting" }, std::pair{ ProcessState::Ready, "ready" },
    std::pair{ ProcessState::Waiting, "waiting" },   std::pair{ ProcessState::Stopping, "stopping" },
    std::pair{ ProcessState::Stopped, "stopped" },   std::pair{ ProcessState::GaveUp, "gave-up" },
};

QJsonObject specToJson(const ProcessSpec& spec)
{
    QJsonObject environment;
    for (auto entry = spec.environment.begin(); entry != spec.environment.end(); ++entry) {
        environment.insert(entry.key(), entry.value());
    }
    QJsonObject json{ { u"command"_s, QJsonArray::fromStringList(spec.command) },
                      { u"folder"_s, spec.folder },
                      { u"environment"_s, environment },
                      { u"user"_s, spec.user },
                      { u"stop_signal"_s, spec.stopSignal == StopSignal::Interrupt ? u"interrupt"_s : u"terminate"_s },
                      { u"drain_time"_s, text(spec.drainTime) },
                      { u"is_kept_alive"_s, spec.isKeptAlive } };
    if (spec.ready) {
        json.insert(u"ready"_s,
                    QJsonObject{ { u"port"_s, spec.ready->port },
                                 { u"path"_s, spec.ready->path },
                                 { u"deadline"_s, text(spec.ready->deadline) } });
    }
    if (spec.memoryLimit) {
        json.insert(u"memory_limit_bytes"_s, spec.memoryLimit->count);
    }
    return json;
}

ProcessSpec specOf(ObjectReader& reader)
{
    ProcessSpec spec;
    spec.command = reader.strings(u"command"_s);
    spec.folder = reader.string(u"folder"_s);
    const auto environment = reader.object(u"environment"_s);
    for (auto entry = environment.begin(); entry != environment.end(); ++entry) {
        spec.environment.insert(entry.key(), entry.value().toString());
    }
    spec.user = reader.string(u"user"_s, {});
    spec.stopSignal = reader.string(u"stop_signal"_s, {}) == u"interrupt" ? StopSignal::Interrupt : StopSignal::Terminate;
    spec.drainTime = reader.duration(u"drain_time"_s, spec.drainTime);
    spec.isKeptAlive = reader.boolean(u"is_kept_alive"_s, true);
    if (reader.has(u"ready"_s)) {
        ObjectReader ready(reader.object(u"ready"_s), u"ready"_s);
        spec.ready = ReadyCheck{ static_cast<quint16>(ready.integer(u"port"_s, 1, 65535)), ready.string(u"path"_s),
                                 ready.duration(u"deadline"_s, 30s) };
        if (const auto finished = ready.finishLenient(); !finished) {
            reader.refuse(finished.error());
        }
    }
    if (reader.has(u"memory_limit_bytes"_s)) {
        spec.memoryLimit = Bytes{ reader.integer(u"memory_limit_bytes"_s, 1, qint64(1) << 50) };
    }
    return spec;
}

Result<ProcessState> stateOf(const QString& text)
{
    for (const auto& [state, stateName] : stateNames) {
        if (text == QLatin1StringView(stateName)) {
            return state;
        }
    }
    return fail(ErrorCode::Corrupt, u"'%1' is no state of a process"_s.arg(text), {}, u"state"_s);
}

} // namespace

QString name(ProcessState state)
{
    for (const auto& [candidate, stateName] : stateNames) {
        if (candidate == state) {
            return QString::fromLatin1(stateName);
        }
    }
    return {};
}

QByteArray toBytes(const InstanceRecord& record)
{
    return indented({ { u"id"_s, record.id.text() },
                      { u"spec"_s, specToJson(record.spec) },
                      { u"state"_s, name(record.state) },
                      { u"mark"_s, record.mark },
                      { u"boot"_s, record.boot },
                      { u"since"_s, text(record.since) },
                      { u"restarts"_s, record.restarts },
                      { u"failures"_s, record.failures },
                      { u"reason"_s, record.reason } });
}

Result<InstanceRecord> recordOf(const QByteArray& bytes, const QString& source)
{
    const auto read = [&]() -> Result<InstanceRecord> {
        TRY(const auto object, parseObject(bytes, source));
        ObjectReader reader(object);
        InstanceRecord record;
        record.id = reader.take(InstanceId::parse(reader.string(u"id"_s), u"id"_s));
        ObjectReader spec(reader.object(u"spec"_s), u"spec"_s);
        record.spec = specOf(spec);
        TRY_DO(spec.finishLenient());
        record.state = reader.take(stateOf(reader.string(u"state"_s)));
        record.mark = reader.string(u"mark"_s);
        record.boot = reader.string(u"boot"_s);
        record.since = reader.timestamp(u"since"_s);
        record.restarts = static_cast<int>(reader.integer(u"restarts"_s, 0, 1'000'000'000));
        record.failures = static_cast<int>(reader.integer(u"failures"_s, 0, 1'000'000'000));
        record.reason = reader.string(u"reason"_s);
        TRY_DO(reader.finishLenient());
        return record;
    }();
    if (!read) {
        return fail(ErrorCode::Corrupt, u"%1 cannot be read: %2"_s.arg(source, read.error().message),
                    u"Look which process it belongs to, stop that one and remove the file"_s);
    }
    return read;
}

} // namespace godel::drivers

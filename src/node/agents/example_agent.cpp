#include "node/agents/example_agent.h"

#include "base/json.h"

#include <QCryptographicHash>
#include <algorithm>
#include <istream>
#include <map>
#include <ostream>
#include <string>

namespace godel::node {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostRounds = 1'000'000'000;
constexpr size_t mostFrequent = 10;

Result<QJsonObject> countWords(ObjectReader& payload)
{
    const QString text = payload.string(u"text"_s);
    TRY_DO(payload.finish());
    std::map<QString, qint64> counts;
    for (const auto& word : text.simplified().toLower().split(u' ', Qt::SkipEmptyParts)) {
        ++counts[word];
    }
    std::vector<std::pair<QString, qint64>> ranked(counts.begin(), counts.end());
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& left, const auto& right) { return left.second > right.second; });
    QJsonArray frequent;
    qint64 words = 0;
    for (size_t rank = 0; rank < ranked.size(); ++rank) {
        words += ranked[rank].second;
        if (rank < mostFrequent) {
            frequent.append(QJsonObject{{u"word"_s, ranked[rank].first}, {u"count"_s, ranked[rank].second}});
        }
    }
    return QJsonObject{{u"lines"_s, text.isEmpty() ? 0 : text.count(u'\n') + 1},
                       {u"words"_s, words},
                       {u"characters"_s, text.size()},
                       {u"frequent"_s, frequent}};
}

Result<QJsonObject> digest(ObjectReader& payload)
{
    QByteArray bytes = payload.string(u"text"_s).toUtf8();
    const qint64 rounds = payload.integer(u"rounds"_s, 1, mostRounds, 1);
    TRY_DO(payload.finish());
    for (qint64 round = 0; round < rounds; ++round) {
        bytes = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    }
    return QJsonObject{{u"sha256"_s, QString::fromLatin1(bytes.toHex())}};
}

Result<QJsonObject> work(const QString& kind, const QJsonObject& payload)
{
    ObjectReader reader(payload, u"payload"_s);
    if (kind == u"echo"_s) {
        return payload;
    }
    if (kind == u"word-count"_s) {
        return countWords(reader);
    }
    if (kind == u"digest"_s) {
        return digest(reader);
    }
    if (kind == u"fail"_s) {
        const QString error = reader.string(u"error"_s, u"asked to fail"_s);
        // Invalid is what no further attempt will change.
        return fail(reader.boolean(u"permanent"_s, false) ? ErrorCode::Invalid : ErrorCode::Unavailable, error);
    }
    return fail(ErrorCode::Invalid, u"this agent does not know the kind %1"_s.arg(kind), u"Use echo, word-count, digest or fail"_s);
}

QJsonObject answerTo(const QByteArray& line)
{
    const auto asked = parseObject(line, u"the task"_s);
    if (!asked) {
        return {{u"error"_s, asked.error().message}, {u"permanent"_s, true}};
    }
    QJsonObject answer{{u"id"_s, asked->value(u"id"_s)}};
    if (const auto result = work(asked->value(u"kind"_s).toString(), asked->value(u"payload"_s).toObject())) {
        answer.insert(u"result"_s, *result);
    } else {
        answer.insert(u"error"_s, text(result.error()));
        answer.insert(u"permanent"_s, result.error().code == ErrorCode::Invalid);
    }
    return answer;
}

void say(std::ostream& out, const QJsonObject& object)
{
    out << compact(object).constData() << '\n' << std::flush;
}

} // namespace

int runExampleAgent(std::istream& in, std::ostream& out)
{
    say(out, {{u"ready"_s, true}});
    for (std::string line; std::getline(in, line);) {
        say(out, answerTo(QByteArray::fromStdString(line)));
    }
    return 0;
}

} // namespace godel::node

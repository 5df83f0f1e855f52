#include "drivers/metrics/metrics_page.h"

#include <QSet>
#include <QUtf8StringView>
#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace godel::drivers {

using namespace Qt::StringLiterals;

namespace {

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
}

/// Takes words off the front of a line; every function says whether what it wants was there.
class LineReader {
public:
    explicit LineReader(std::string_view line) : m_rest(line) { }

    [[nodiscard]] bool isAtEnd() const { return m_rest.empty(); }
    bool take(char wanted)
    {
        if (m_rest.empty() || m_rest.front() != wanted) {
            return false;
        }
        m_rest.remove_prefix(1);
        return true;
    }
    void takeBlanks() { m_rest.remove_prefix(std::min(m_rest.find_first_not_of(" \t"), m_rest.size())); }
    std::string_view takeWord()
    {
        const auto word = m_rest.substr(0, m_rest.find_first_of(" \t"));
        m_rest.remove_prefix(word.size());
        return word;
    }
    bool takeName()
    {
        const auto isPart = [](char c) { return isNameStart(c) || (c >= '0' && c <= '9'); };
        const auto end = std::find_if_not(m_rest.begin(), m_rest.end(), isPart);
        const bool isName = !m_rest.empty() && isNameStart(m_rest.front());
        m_rest.remove_prefix(static_cast<size_t>(end - m_rest.begin()));
        return isName;
    }
    /// "text", in which \\, \" and \n are the only escapes.
    bool takeText()
    {
        if (!take('"')) {
            return false;
        }
        while (!m_rest.empty() && m_rest.front() != '"') {
            if (take('\\') && (m_rest.empty() || std::string_view("\\\"n").find(m_rest.front()) == m_rest.npos)) {
                return false;
            }
            m_rest.remove_prefix(1);
        }
        return take('"');
    }
    bool takeLabels()
    {
        if (!take('{')) {
            return true;
        }
        for (takeBlanks(); !take('}'); takeBlanks()) {
            if (!takeName()) {
                return false;
            }
            takeBlanks();
            if (!take('=')) {
                return false;
            }
            takeBlanks();
            if (!takeText()) {
                return false;
            }
            takeBlanks();
            if (!take(',') && (m_rest.empty() || m_rest.front() != '}')) {
                return false;
            }
        }
        return true;
    }

private:
    std::string_view m_rest;
};

template <typename Number> bool isNumber(std::string_view word)
{
    if (!word.empty() && word.front() == '+') {
        word.remove_prefix(1);
        if (!word.empty() && word.front() == '-') {
            return false;
        }
    }
    Number number{};
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), number);
    // Out of range is refused too: 1e400 would become another number.
    return error == std::errc() && end == word.data() + word.size();
}

/// Reads one sample; says with `series` which one it is.
bool isSample(std::string_view line, std::string_view& series)
{
    LineReader reader(line);
    if (!reader.takeName()) {
        return false;
    }
    reader.takeBlanks();
    if (!reader.takeLabels()) {
        return false;
    }
    reader.takeBlanks();
    const auto value = reader.takeWord();
    series = line.substr(0, static_cast<size_t>(value.data() - line.data()));
    series = series.substr(0, series.find_last_not_of(" \t") + 1);
    if (!isNumber<double>(value)) {
        return false;
    }
    reader.takeBlanks();
    if (!reader.isAtEnd() && !isNumber<qint64>(reader.takeWord())) {
        return false;
    }
    reader.takeBlanks();
    return reader.isAtEnd();
}

/// "# TYPE" and "# HELP" name a metric, and a type is one of the known; any other comment is nobody's affair.
bool isComment(std::string_view line)
{
    constexpr std::array types{ "counter", "gauge", "histogram",      "summary",  "untyped",
                                "unknown", "info",  "gaugehistogram", "stateset" };
    LineReader reader(line.substr(1));
    reader.takeBlanks();
    const auto keyword = reader.takeWord();
    if (keyword != "TYPE" && keyword != "HELP") {
        return true;
    }
    reader.takeBlanks();
    if (!reader.takeName()) {
        return false;
    }
    reader.takeBlanks();
    if (keyword == "HELP") {
        return true;
    }
    const auto type = reader.takeWord();
    reader.takeBlanks();
    return reader.isAtEnd() && std::find(types.begin(), types.end(), type) != types.end();
}

tl::unexpected<Error> notMetrics(const QString& why)
{
    return fail(ErrorCode::Corrupt, u"the page is not one of metrics: %1"_s.arg(why),
                u"Look at it with a browser, and correct the program or the path"_s);
}

tl::unexpected<Error> badLine(int number, std::string_view line, const QString& why)
{
    const auto text = QString::fromUtf8(line.data(), static_cast<qsizetype>(std::min<size_t>(line.size(), 60)));
    return notMetrics(u"line %1, '%2', %3"_s.arg(number).arg(text, why));
}

} // namespace

Result<> checkMetricsPage(QByteArrayView page, QByteArrayView contentType)
{
    const bool isOpenMetrics = contentType.startsWith("application/openmetrics-text");
    if (!page.endsWith('\n') || (isOpenMetrics && !page.endsWith("# EOF\n"))) {
        return notMetrics(u"it breaks off"_s);
    }
    if (!QUtf8StringView(page.data(), page.size()).isValidUtf8()) {
        return notMetrics(u"it is not UTF-8"_s);
    }
    QSet<QByteArrayView> seen;
    int number = 0;
    for (std::string_view rest(page.data(), static_cast<size_t>(page.size())); !rest.empty();) {
        const auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(line.size() + 1);
        ++number;
        if (line.find_first_not_of(" \t") == line.npos) {
            continue;
        }
        if (line.front() == '#') {
            if (!isComment(line)) {
                return badLine(number, line, u"is no comment of the format"_s);
            }
            continue;
        }
        std::string_view series;
        if (!isSample(line, series)) {
            return badLine(number, line, u"is no sample"_s);
        }
        const auto before = seen.size();
        seen.insert(QByteArrayView(series.data(), static_cast<qsizetype>(series.size())));
        if (seen.size() == before) {
            return badLine(number, line, u"gives a series a second value"_s);
        }
    }
    if (seen.isEmpty()) {
        return notMetrics(u"it holds no sample"_s);
    }
    return {};
}

} // namespace godel::drivers

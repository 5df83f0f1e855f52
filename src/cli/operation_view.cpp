#include "cli/operation_view.h"

#include "base/json.h"

namespace godel::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr Duration repeatAfter = 30s;

/// "[2/5] place": the phase of the whole, where the engine tells it.
QString phaseOf(const QJsonObject& body)
{
    const QString step = body.value(u"step"_s).toString();
    return body.contains(u"of"_s) ? u"[%1/%2] %3"_s.arg(body.value(u"number"_s).toInt()).arg(body.value(u"of"_s).toInt()).arg(step) : step;
}

/// What the step may still take. Its own sentence knows better where it says how long.
QString timeLeft(const api::Event& event)
{
    const auto until = parseTimestamp(event.body.value(u"until"_s).toString());
    if (!until || *until <= event.at) {
        return {};
    }
    return u"; at most %1 left"_s.arg(text(std::chrono::ceil<std::chrono::seconds>(*until - event.at)));
}

} // namespace

bool OperationView::show(const api::Event& event)
{
    const QString what = event.body.value(u"event"_s).toString();
    const QString step = event.body.value(u"step"_s).toString();
    const QString progress = event.body.value(u"progress"_s).toString();
    if (m_isJson) {
        m_terminal.out(QString::fromUtf8(compact({{u"sequence"_s, event.sequence}, {u"at"_s, text(event.at)}, {u"event"_s, event.body}})) + u'\n');
    } else if (what == u"noted") {
        showProgress(event, progress);
    } else if (!step.isEmpty()) {
        m_step.clear();
        const QString word = what == u"done" ? m_terminal.good(what) : what == u"undone" ? m_terminal.doubtful(what) : what;
        print(u"%1  %2 %3"_s.arg(text(std::chrono::floor<std::chrono::seconds>(event.at)), phaseOf(event.body).leftJustified(20), word));
    } else {
        const QString why = event.body.value(u"why"_s).toString();
        const QString word = what == u"done" || what == u"started" ? m_terminal.good(what) : m_terminal.bad(what);
        print(u"%1  %2 %3"_s.arg(text(std::chrono::floor<std::chrono::seconds>(event.at)), u"operation"_s.leftJustified(20), why.isEmpty() ? word : word + u": "_s + why));
    }
    return step.isEmpty() && (what == u"done" || what == u"undone" || what == u"needs-person");
}

void OperationView::showProgress(const api::Event& event, const QString& sentence)
{
    if (sentence.isEmpty()) {
        return;
    }
    const QString step = event.body.value(u"step"_s).toString();
    if (m_terminal.isTerminal) {
        m_terminal.error(u"\r\x1b[K  %1: %2%3"_s.arg(phaseOf(event.body), sentence, timeLeft(event)).left(m_terminal.width + 3));
        m_hasOpenLine = true;
    } else if (step != m_step || event.at - m_shownAt >= repeatAfter) {
        print(u"  %1: %2%3"_s.arg(phaseOf(event.body), sentence, timeLeft(event)));
        m_step = step;
        m_shownAt = event.at;
    }
}

void OperationView::print(const QString& line)
{
    finish();
    m_terminal.error(line + u'\n');
}

void OperationView::finish()
{
    if (m_hasOpenLine) {
        m_terminal.error(u"\r\x1b[K"_s);
        m_hasOpenLine = false;
    }
}

} // namespace godel::cli

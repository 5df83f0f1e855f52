#include "drivers/metrics/metrics_page.h"

#include "support/catch.h"

using namespace godel;
using namespace godel::drivers;

namespace {

bool isGood(const QByteArray& page, const QByteArray& type = "text/plain; version=0.0.4")
{
    return checkMetricsPage(page, type).has_value();
}

} // namespace

TEST_CASE("a page in the text format is taken")
{
    REQUIRE_OK(checkMetricsPage("# HELP a What it is, with \\\\ and \\n.\n# TYPE a counter\n# anything else\n\n"
                                "a 1\na{x=\"y\"} +2.5e3\n"
                                "a{ x = \"a \\\"b\\\" \\\\ \\n {},=\" , y=\"\xc3\xbc\", } -0.5 1770544800000\n"
                                "a_bucket{le=\"+Inf\"}\t1e-7\nb:c NaN\nd nan\ne NAN\nf +Inf\ng -inf\nh{} 0\n",
                                "text/plain"));
    REQUIRE(isGood("# TYPE a counter\na_total 1\n# EOF\n", "application/openmetrics-text; version=1.0.0"));
}

TEST_CASE("a page with anything wrong is refused as a whole")
{
    const QByteArray bad = GENERATE(as<QByteArray>(), "", "\n", "# TYPE a counter\n", "a 1", "a 1\nb{x=\"y", "a 1\nb{x=\"y\n",
                                    "a 1\nthis is no sample\n", "a\n", "a 1e400\n", "a -1e999\n", "a 0x10\n", "a 1,5\n",
                                    "a 1.5.2\n", "a +-1\n", "a 1 2 3\n", "a 1 1.5\n", "1a 1\n", "a{x=y} 1\n", "a{x=\"\\q\"} 1\n",
                                    "a{x=\"y\" z=\"w\"} 1\n", "a{=\"y\"} 1\n", "a{x=\"y\"\n", "a 1\na 2\n",
                                    "a{x=\"y\"} 1\nb 1\na{x=\"y\"} 1\n", "# TYPE a number\na 1\n", "# TYPE 1 gauge\na 1\n",
                                    "a{x=\"\xff\xfe\"} 1\n", "<html><body>down for maintenance</body></html>\n",
                                    "{\"error\": 5}\n", "a 1\r\n", "a 1 # {trace=\"x\"} 1\n");
    CAPTURE(bad);
    const auto checked = checkMetricsPage(bad, "text/plain");
    REQUIRE_FALSE(checked);
    REQUIRE(checked.error().code == ErrorCode::Corrupt);
}

TEST_CASE("OpenMetrics without its end is cut off")
{
    const QByteArray type = "application/openmetrics-text; version=1.0.0";
    REQUIRE_FALSE(isGood("a 1\n", type));
    REQUIRE_FALSE(isGood("a 1\n# EOF", type));
    REQUIRE(isGood("a 1\n# EOF\n", type));
}

TEST_CASE("the refusal names the line")
{
    const auto message = checkMetricsPage("a 1\nb 2\nc two\n", "text/plain").error().message;
    CAPTURE(message);
    REQUIRE(message.contains(u"line 3, 'c two'"));
}

TEST_CASE("a page cut anywhere but behind a line is refused")
{
    const QByteArray page = "# HELP a b\n# TYPE a gauge\na{x=\"y\"} 1.25\na{x=\"z\"} 2 1770544800000\n";
    for (qsizetype length = 0; length < page.size(); ++length) {
        const QByteArray cut = page.left(length);
        CAPTURE(cut);
        REQUIRE((cut.endsWith('\n') || !isGood(cut)));
    }
}

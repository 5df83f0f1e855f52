#pragma once

namespace godel::engine {

/// The style sheet of reports: light, dark and printed; lines are told apart by their dashes as well as by their colours.
inline constexpr const char* reportStyle = R"(
:root { color-scheme: light dark; --back: #ffffff; --text: #1c1f24; --quiet: #5b6470; --edge: #d5dae1; --new: #b3500a; --stable: #1f5fae; --limit: #b3261e; --good: #1b7a3d; }
@media (prefers-color-scheme: dark) { :root { --back: #16191d; --text: #e8eaed; --quiet: #a2abb6; --edge: #3a414a; --new: #ffab66; --stable: #8ab8f5; --limit: #ff8a80; --good: #7ddba0; } }
@media print { :root { color-scheme: light; --back: #ffffff; --text: #000000; --quiet: #444444; --edge: #bbbbbb; --new: #b3500a; --stable: #1f5fae; --limit: #b3261e; --good: #1b7a3d; } section, figure, tr { break-inside: avoid; } }
body { background: var(--back); color: var(--text); font: 15px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 60em; padding: 0 1em; }
h1 { font-size: 1.6em; margin: 0; } h2 { border-bottom: 1px solid var(--edge); font-size: 1.2em; margin: 1.6em 0 0.6em; } h3 { font-size: 1em; margin: 1em 0 0.3em; }
table { border-collapse: collapse; width: 100%; } th, td { border-bottom: 1px solid var(--edge); padding: 0.25em 0.6em; text-align: left; vertical-align: top; }
th { color: var(--quiet); font-weight: 600; } td.number, th.number { font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
td, dd { overflow-wrap: anywhere; } dl { display: grid; gap: 0.2em 1em; grid-template-columns: max-content 1fr; margin: 0; } dt { color: var(--quiet); } dd { margin: 0; }
figure { margin: 1em 0; } figcaption { font-weight: 600; } svg { height: auto; width: 100%; }
.lead { font-size: 1.1em; } .quiet { color: var(--quiet); } .bad { color: var(--limit); font-weight: 600; } .good { color: var(--good); font-weight: 600; }
path { fill: none; stroke-width: 1.6; } path.new, path.worse { stroke: var(--new); } path.stable, path.pass { stroke: var(--stable); stroke-dasharray: 6 3; }
line.grid { stroke: var(--edge); } line.limit { stroke: var(--limit); stroke-dasharray: 2 3; } line.mark { stroke: var(--quiet); stroke-dasharray: 1 4; }
text { fill: var(--quiet); font: 11px system-ui, sans-serif; } text.value { text-anchor: end; } text.time { text-anchor: middle; }
ul.legend { display: flex; flex-wrap: wrap; font-size: 0.9em; gap: 0 1.5em; list-style: none; margin: 0.2em 0; padding: 0; }
ul.legend li::before { border-top: 3px solid; content: ""; display: inline-block; margin-right: 0.5em; vertical-align: middle; width: 1.8em; }
ul.legend li.new::before, ul.legend li.worse::before { border-color: var(--new); } ul.legend li.stable::before, ul.legend li.pass::before { border-color: var(--stable); border-top-style: dashed; }
ul.legend li.limit::before { border-color: var(--limit); border-top-style: dotted; }
)";

} // namespace godel::engine

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>ConfigModel</name>
    <message>
        <source>&apos;%1&apos; is not a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write digits, with a point for decimals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a list as [&quot;a&quot;, &quot;b&quot;], an object as {&quot;name&quot;: &quot;value&quot;}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(default)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>this engine is older than the window and cannot say who you are</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update the engine, or use the window that came with it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MetricModel</name>
    <message>
        <source>not offered here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning below %1 · critical below %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning over %1 · critical over %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OperationModel</name>
    <message>
        <source>operation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 runs: step %2 of %3. Begun by %4 at %5.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>was taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>is being taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>needs a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2: %3 of %4 steps are done. Begun by %5 at %6.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No operation is chosen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This version of the engine does not know its plan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be cancelled, and everything taken back, until &apos;%1&apos; begins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can be cancelled, and everything taken back, to its end.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>a connection needs a name of at most %1 characters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call it as you call the environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not the address of an engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it as https://HOST:7400</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>ok</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>critical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>godel::app::DemoEnvironment</name>
    <message>
        <source>the demo is not installed here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Install godel-ops-demo, or start packaging/run from the source tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the demo did not come up: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs python3, haproxy, postgresql-15, victoria-metrics and minisign: packaging/install run installs them</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>godel::app::Desktop</name>
    <message>
        <source>there is no connection called %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to it first; the link then opens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operations go on – %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The engine runs in this window, and %n operation(s) go on in it.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Headless, the engine goes on as a process of its own, and this machine&apos;s window finds it again. Stopped, nothing is lost: each operation stays where it is and goes on when an engine starts again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep running headless</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the engine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this machine</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>godel::app::Freedesktop</name>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>godel::gui::AuditPage</name>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Result</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Audit record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chain has not been verified yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save as CSV …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the audit record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verify the whole chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to save.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole record is being read …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chain verified: %1 entries, none changed, inserted or missing. Last hash %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose another place; nothing was lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n entries were saved to %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godel::gui::CommandDialog</name>
    <message>
        <source>only reads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>changes something, and can be taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>users may notice, or it costs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>destroys something for good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for %1 and above</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a second person has to confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Confirmation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same on a terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow the operation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is the engine&apos;s plan; nothing has been done yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It goes on as operation %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not need this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answered, and not all is well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type %1 to confirm:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine is asked …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the engine&apos;s plan first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the phrase to confirm.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>godel::gui::CommandForm</name>
    <message>
        <source> (%1 if left out)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (required)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (default)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>further arguments</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>godel::gui::CommandPalette</name>
    <message>
        <source>Search or run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search pages and commands; Enter opens, nothing runs from here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>godel::gui::ConfigForm</name>
    <message>
        <source>%1 if left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the row away</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>godel::gui::ConnectDialog</name>
    <message>
        <source>Connect to a server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the one line that tokens:create printed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I trust it: connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at its certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is asked …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Give your token; an admin makes one with tokens:create</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server shows this certificate. Compare its fingerprint with what its owner tells you by another way; from now on only this one is accepted.

Fingerprint (SHA-256):
%1

For: %2
Signed by: %3
Valid: %4 to %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected. The token could not be kept: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>godel::gui::FormModel</name>
    <message>
        <source>%1 is for the role %2, and you are %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>godel::gui::HelpDialog</name>
    <message>
        <source>Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>godel::gui::MainWindow</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search or run …   Ctrl+K</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Connect to another engine …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ask again now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About this &amp;page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2 – Godel Ops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no page %1 here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need you</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread messages</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · engine %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>data %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no data yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this machine&apos;s clock is %1 %2 the engine&apos;s; times are the engine&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ahead of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Godel Ops</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>godel::gui::NoticePopup</name>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was said yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Approvals, finished operations and new findings appear here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>godel::gui::OperationsPage</name>
    <message>
        <source>Operation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps and log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Steps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel and take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 steps are done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is for operators.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>godel::gui::OverviewPage</name>
    <message>
        <source>Nothing is measured yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes in the last 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first values come a few seconds after the platform starts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decide …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>godel::gui::PaletteModel</name>
    <message>
        <source> · second person</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>godel::gui::PeoplePage</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>People</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expires</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let a person in …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change the role …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let in no more …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a token …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is for admins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens are shown to admins only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a person first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a token first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is worthless already.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>godel::gui::PlatformPage</name>
    <message>
        <source>Platform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instances</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Releases</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Instance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Role</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At the router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Requests now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart one after the other …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Restart all at once …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>follow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has the traffic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known good</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Artefact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a release</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a release …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bring to production …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has written nothing yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is for operators.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has the traffic already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has the traffic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing runs that it could be compared with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files that go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment: %1 from &apos;%2&apos; to &apos;%3&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New migration: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same as %1, which has the traffic.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Against %1, which has the traffic:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Here since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no way back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>way back loses nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>way back loses data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Migration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>, applied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>godel::gui::ReplyView</name>
    <message>
        <source>Done; there is nothing more to say.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>godel::gui::Ribbon</name>
    <message>
        <source>connecting …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not connected, asking again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connected · %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connection lost, last heard %1, asking again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Environment %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>godel::gui::RowsModel</name>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>godel::gui::SettingsPage</name>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Views of the file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Form</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What saving changes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why; it stays on record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With an editor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revision</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What has changed since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make it what it was then …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mend it in the tab Text.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds from the engine&apos;s next start on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has changed since then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changing the configuration is for admins.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why: it stays on record.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a change first.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>godel::gui::Situation</name>
    <message>
        <source>Not known now: the engine does not answer. What is below is old.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not known yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not all is well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>; %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Operation %1 is done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operation %1 was taken back. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operation %1 needs a person. %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>godel::gui::TimeChart</name>
    <message>
        <source>no data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>critical</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>godel::gui::WelcomeWindow</name>
    <message>
        <source>engine in this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Godel Ops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console for the platform you bet on. There is no account to make: choose what to look at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A real environment with traffic on this machine: good and bad releases to bring, and buttons that break things.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The engine that runs here as a service; without one, an engine in this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An engine elsewhere, over TLS, with the token that its admin gave you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo is starting: engine, router, database, metrics, instances and traffic …</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This takes about ten seconds.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

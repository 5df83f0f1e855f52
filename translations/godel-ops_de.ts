<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE">
<context>
    <name>CompareRows</name>
    <message>
        <source>%1 against %2, %3</source>
        <translation>%1 gegen %2, %3</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Came to</source>
        <translation>Kam bis</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Asked for by</source>
        <translation>Erbeten von</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Freigegeben von</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>In its state since</source>
        <translation>In diesem Zustand seit</translation>
    </message>
    <message>
        <source>not enough data</source>
        <translation>zu wenig Daten</translation>
    </message>
</context>
<context>
    <name>ConfigModel</name>
    <message>
        <source>&apos;%1&apos; is not a number</source>
        <translation>»%1« ist keine Zahl</translation>
    </message>
    <message>
        <source>Write digits, with a point for decimals</source>
        <translation>Ziffern schreiben, Dezimalstellen nach einem Punkt</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read as JSON</source>
        <translation>»%1« ist kein JSON</translation>
    </message>
    <message>
        <source>Write a list as [&quot;a&quot;, &quot;b&quot;], an object as {&quot;name&quot;: &quot;value&quot;}</source>
        <translation>Eine Liste als [&quot;a&quot;, &quot;b&quot;] schreiben, ein Objekt als {&quot;name&quot;: &quot;wert&quot;}</translation>
    </message>
    <message>
        <source>(default)</source>
        <translation>(Vorgabe)</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>this engine is older than the window and cannot say who you are</source>
        <translation>Diese Engine ist älter als das Fenster und kann nicht sagen, wer Sie sind</translation>
    </message>
    <message>
        <source>Update the engine, or use the window that came with it</source>
        <translation>Die Engine aktualisieren oder das Fenster benutzen, das mit ihr kam</translation>
    </message>
</context>
<context>
    <name>MetricModel</name>
    <message>
        <source>not offered here</source>
        <translation>wird hier nicht angeboten</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>warning below %1 · critical below %2</source>
        <translation>Warnung unter %1 · kritisch unter %2</translation>
    </message>
    <message>
        <source>warning over %1 · critical over %2</source>
        <translation>Warnung über %1 · kritisch über %2</translation>
    </message>
    <message>
        <source>%1 against 24 h ago</source>
        <translation>%1 gegenüber vor 24 h</translation>
    </message>
    <message>
        <source>no data of 24 h ago</source>
        <translation>keine Daten von vor 24 h</translation>
    </message>
</context>
<context>
    <name>OperationModel</name>
    <message>
        <source>operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>%1 runs: step %2 of %3. Begun by %4 at %5.</source>
        <translation>%1 läuft: Schritt %2 von %3. Begonnen von %4 um %5.</translation>
    </message>
    <message>
        <source>is done</source>
        <translation>ist fertig</translation>
    </message>
    <message>
        <source>was taken back</source>
        <translation>wurde zurückgenommen</translation>
    </message>
    <message>
        <source>is being taken back</source>
        <translation>wird zurückgenommen</translation>
    </message>
    <message>
        <source>needs a person</source>
        <translation>braucht einen Menschen</translation>
    </message>
    <message>
        <source>%1 %2: %3 of %4 steps are done. Begun by %5 at %6.</source>
        <translation>%1 %2: %3 von %4 Schritten sind fertig. Begonnen von %5 um %6.</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>höchstens %1</translation>
    </message>
    <message>
        <source>No operation is chosen.</source>
        <translation>Kein Vorgang ist gewählt.</translation>
    </message>
    <message>
        <source>This version of the engine does not know its plan.</source>
        <translation>Diese Version der Engine kennt seinen Plan nicht.</translation>
    </message>
    <message>
        <source>It can be cancelled, and everything taken back, until &apos;%1&apos; begins.</source>
        <translation>Er kann abgebrochen und ganz zurückgenommen werden, bis »%1« beginnt.</translation>
    </message>
    <message>
        <source>It can be cancelled, and everything taken back, to its end.</source>
        <translation>Er kann bis zu seinem Ende abgebrochen und ganz zurückgenommen werden.</translation>
    </message>
    <message>
        <source>undo of %1</source>
        <translation>Zurücknahme von %1</translation>
    </message>
    <message>
        <source>This version of the engine undoes no operations.</source>
        <translation>Diese Version der Engine nimmt keine Vorgänge zurück.</translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Break it</source>
        <translation>Kaputt machen</translation>
    </message>
    <message>
        <source>Deployments</source>
        <translation>Rollouts</translation>
    </message>
    <message>
        <source>Bring a version</source>
        <translation>Version bringen</translation>
    </message>
    <message>
        <source>Live rollout</source>
        <translation>Laufender Rollout</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>a connection needs a name of at most %1 characters</source>
        <translation>Eine Verbindung braucht einen Namen von höchstens %1 Zeichen</translation>
    </message>
    <message>
        <source>Call it as you call the environment</source>
        <translation>So nennen, wie die Umgebung genannt wird</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not the address of an engine</source>
        <translation>»%1« ist nicht die Adresse einer Engine</translation>
    </message>
    <message>
        <source>Write it as https://HOST:7400</source>
        <translation>Als https://HOST:7400 schreiben</translation>
    </message>
</context>
<context>
    <name>ReplayedMoment</name>
    <message>
        <source>Errors in this stage until then</source>
        <translation>Fehler in dieser Stufe bis dahin</translation>
    </message>
    <message>
        <source>Latency p95 of that scrape</source>
        <translation>Latenz p95 dieser Abfrage</translation>
    </message>
    <message>
        <source>the verdict then: %1</source>
        <translation>das Urteil damals: %1</translation>
    </message>
</context>
<context>
    <name>SavedFile</name>
    <message>
        <source>%1 is not a file that can be replaced</source>
        <translation>%1 ist keine Datei, die ersetzt werden kann</translation>
    </message>
    <message>
        <source>Choose another place</source>
        <translation>Einen anderen Ort wählen</translation>
    </message>
    <message>
        <source>there is no room for all of it</source>
        <translation>es ist nicht genug Platz dafür</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Choose another place; what was there before is still there</source>
        <translation>Einen anderen Ort wählen; was vorher dort war, ist noch da</translation>
    </message>
</context>
<context>
    <name>WizardModel</name>
    <message>
        <source>Choose a release.</source>
        <translation>Ein Release wählen.</translation>
    </message>
    <message>
        <source>%1 has the traffic already.</source>
        <translation>%1 hat den Verkehr schon.</translation>
    </message>
    <message>
        <source>A hotfix needs a reason: it stays on record.</source>
        <translation>Ein Hotfix braucht einen Grund: er bleibt im Protokoll.</translation>
    </message>
    <message>
        <source>The engine has not answered yet.</source>
        <translation>Die Engine hat noch nicht geantwortet.</translation>
    </message>
    <message>
        <source>A check has failed: settle it, then ask again.</source>
        <translation>Eine Prüfung ist fehlgeschlagen: in Ordnung bringen, dann noch einmal fragen.</translation>
    </message>
    <message>
        <source>Another rollout is under way: end it first, or choose to supersede it.</source>
        <translation>Ein anderer Rollout läuft: zuerst beenden, oder wählen, dass er abgelöst wird.</translation>
    </message>
    <message>
        <source>never with this traffic</source>
        <translation>mit diesem Verkehr nie</translation>
    </message>
    <message>
        <source>The present traffic is not known: %1</source>
        <translation>Der jetzige Verkehr ist nicht bekannt: %1</translation>
    </message>
    <message>
        <source>At the present traffic: %1, %2 of it bad.</source>
        <translation>Beim jetzigen Verkehr: %1, davon %2 schlecht.</translation>
    </message>
    <message>
        <source>requests/s</source>
        <translation>Anfragen/s</translation>
    </message>
    <message>
        <source>Stage %1: %2</source>
        <translation>Stufe %1: %2</translation>
    </message>
    <message>
        <source>%1 is under way already: see the live rollout.</source>
        <translation>%1 ist schon unterwegs: siehe den laufenden Rollout.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>ok</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>vor %1 s</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>vor %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>vor %1 h</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>vor %1 d</translation>
    </message>
    <message>
        <source>information</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>pt</source>
        <translation>Pp.</translation>
    </message>
</context>
<context>
    <name>godel::app::DemoEnvironment</name>
    <message>
        <source>the demo is not installed here</source>
        <translation>Die Demo ist hier nicht installiert</translation>
    </message>
    <message>
        <source>Install godel-ops-demo, or start packaging/run from the source tree</source>
        <translation>godel-ops-demo installieren oder packaging/run aus dem Quellbaum starten</translation>
    </message>
    <message>
        <source>the demo did not come up: %1</source>
        <translation>Die Demo kam nicht hoch: %1</translation>
    </message>
    <message>
        <source>It needs python3, haproxy, postgresql-15, victoria-metrics and minisign: packaging/install run installs them</source>
        <translation>Sie braucht python3, haproxy, postgresql-15, victoria-metrics und minisign: packaging/install run installiert sie</translation>
    </message>
</context>
<context>
    <name>godel::app::Desktop</name>
    <message>
        <source>there is no connection called %1</source>
        <translation>Es gibt keine Verbindung namens %1</translation>
    </message>
    <message>
        <source>Connect to it first; the link then opens</source>
        <translation>Zuerst verbinden; dann öffnet sich der Link</translation>
    </message>
    <message>
        <source>Operations go on – %1</source>
        <translation>Vorgänge laufen weiter – %1</translation>
    </message>
    <message numerus="yes">
        <source>The engine runs in this window, and %n operation(s) go on in it.</source>
        <translation>
            <numerusform>Die Engine läuft in diesem Fenster, und %n Vorgang läuft darin.</numerusform>
            <numerusform>Die Engine läuft in diesem Fenster, und %n Vorgänge laufen darin.</numerusform>
        </translation>
    </message>
    <message>
        <source>Headless, the engine goes on as a process of its own, and this machine&apos;s window finds it again. Stopped, nothing is lost: each operation stays where it is and goes on when an engine starts again.</source>
        <translation>Ohne Fenster läuft die Engine als eigener Prozess weiter, und das Fenster dieses Rechners findet sie wieder. Angehalten geht nichts verloren: jeder Vorgang bleibt, wo er ist, und läuft weiter, sobald wieder eine Engine startet.</translation>
    </message>
    <message>
        <source>Keep running headless</source>
        <translation>Ohne Fenster weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Stop the engine</source>
        <translation>Die Engine anhalten</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>dieser Rechner</translation>
    </message>
</context>
<context>
    <name>godel::app::Freedesktop</name>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>godel::app::HeadlessStart</name>
    <message>
        <source>there is no godel-opsd beside this program</source>
        <translation>neben diesem Programm liegt kein godel-opsd</translation>
    </message>
    <message>
        <source>Install godel-ops-server; the operations go on when an engine of this machine starts again</source>
        <translation>Installieren Sie godel-ops-server; die Vorgänge gehen weiter, sobald eine Engine dieser Maschine wieder startet</translation>
    </message>
    <message>
        <source>godel-opsd could not be started: %1</source>
        <translation>godel-opsd konnte nicht gestartet werden: %1</translation>
    </message>
    <message>
        <source>Start it by hand; the operations go on then</source>
        <translation>Starten Sie es von Hand; die Vorgänge gehen dann weiter</translation>
    </message>
    <message>
        <source>the engine has ended again: %1</source>
        <translation>die Engine hat sich wieder beendet: %1</translation>
    </message>
    <message>
        <source>the engine was started but does not answer yet</source>
        <translation>die Engine wurde gestartet, antwortet aber noch nicht</translation>
    </message>
    <message>
        <source>Nothing is lost: mend it, and start godel-opsd; its log is in %1</source>
        <translation>Nichts ist verloren: Beheben Sie die Ursache und starten Sie godel-opsd; sein Protokoll liegt in %1</translation>
    </message>
</context>
<context>
    <name>godel::gui</name>
    <message>
        <source>under %1</source>
        <translation>unter %1</translation>
    </message>
    <message>
        <source>over %1</source>
        <translation>über %1</translation>
    </message>
</context>
<context>
    <name>godel::gui::AuditPage</name>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>From where</source>
        <translation>Von wo</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Womit</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Audit record</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>The chain has not been verified yet.</source>
        <translation>Die Kette wurde noch nicht geprüft.</translation>
    </message>
    <message>
        <source>Older entries</source>
        <translation>Ältere Einträge</translation>
    </message>
    <message>
        <source>Save as CSV …</source>
        <translation>Als CSV speichern …</translation>
    </message>
    <message>
        <source>Save the audit record</source>
        <translation>Das Protokoll speichern</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Verify the whole chain</source>
        <translation>Die ganze Kette prüfen</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>Es gibt keine.</translation>
    </message>
    <message>
        <source>There is nothing to save.</source>
        <translation>Es gibt nichts zu speichern.</translation>
    </message>
    <message>
        <source>The whole record is being read …</source>
        <translation>Das ganze Protokoll wird gelesen …</translation>
    </message>
    <message>
        <source>Chain verified: %1 entries, none changed, inserted or missing. Last hash %2.</source>
        <translation>Kette geprüft: %1 Einträge, keiner verändert, eingefügt oder verschwunden. Letzte Prüfsumme %2.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Choose another place; nothing was lost</source>
        <translation>Einen anderen Ort wählen; nichts ging verloren</translation>
    </message>
    <message numerus="yes">
        <source>%n entries were saved to %1</source>
        <translation>
            <numerusform>%n Eintrag wurde in %1 gespeichert</numerusform>
            <numerusform>%n Einträge wurden in %1 gespeichert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godel::gui::ChartMenu</name>
    <message>
        <source>Save the chart</source>
        <translation>Diagramm sichern</translation>
    </message>
    <message>
        <source>What can be done with the chart %1</source>
        <translation>Was sich mit dem Diagramm %1 tun lässt</translation>
    </message>
    <message>
        <source>Save, copy, show as table</source>
        <translation>Sichern, kopieren, als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Save as &amp;PNG …</source>
        <translation>Als &amp;PNG sichern …</translation>
    </message>
    <message>
        <source>Save as &amp;SVG …</source>
        <translation>Als &amp;SVG sichern …</translation>
    </message>
    <message>
        <source>Save as &amp;CSV …</source>
        <translation>Als &amp;CSV sichern …</translation>
    </message>
    <message>
        <source>C&amp;opy as picture</source>
        <translation>Als Bild k&amp;opieren</translation>
    </message>
    <message>
        <source>Show as &amp;table</source>
        <translation>Als &amp;Tabelle zeigen</translation>
    </message>
    <message>
        <source>Back to the &amp;whole range</source>
        <translation>&amp;Wieder den ganzen Bereich</translation>
    </message>
    <message>
        <source>The chart was saved to %1</source>
        <translation>Das Diagramm wurde in %1 gesichert</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>Wann (UTC)</translation>
    </message>
    <message>
        <source>Values of %1</source>
        <translation>Werte von %1</translation>
    </message>
</context>
<context>
    <name>godel::gui::CommandDialog</name>
    <message>
        <source>only reads</source>
        <translation>liest nur</translation>
    </message>
    <message>
        <source>changes something, and can be taken back</source>
        <translation>ändert etwas, das sich zurücknehmen lässt</translation>
    </message>
    <message>
        <source>users may notice, or it costs</source>
        <translation>Benutzer können es merken, oder es kostet</translation>
    </message>
    <message>
        <source>destroys something for good</source>
        <translation>zerstört etwas endgültig</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>for %1 and above</source>
        <translation>für %1 und darüber</translation>
    </message>
    <message>
        <source>a second person has to confirm</source>
        <translation>eine zweite Person muss bestätigen</translation>
    </message>
    <message>
        <source>Confirmation</source>
        <translation>Bestätigung</translation>
    </message>
    <message>
        <source>The same on a terminal</source>
        <translation>Dasselbe im Terminal</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Follow the operation</source>
        <translation>Den Vorgang verfolgen</translation>
    </message>
    <message>
        <source>Show the plan</source>
        <translation>Den Plan zeigen</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Run in %1</source>
        <translation>In %1 ausführen</translation>
    </message>
    <message>
        <source>This is the engine&apos;s plan; nothing has been done yet.</source>
        <translation>Das ist der Plan der Engine; noch ist nichts geschehen.</translation>
    </message>
    <message>
        <source>It goes on as operation %1.</source>
        <translation>Es geht als Vorgang %1 weiter.</translation>
    </message>
    <message>
        <source>It does not need this window.</source>
        <translation>Dieses Fenster wird dafür nicht gebraucht.</translation>
    </message>
    <message>
        <source>%1 has begun</source>
        <translation>%1 hat begonnen</translation>
    </message>
    <message>
        <source>Answered.</source>
        <translation>Beantwortet.</translation>
    </message>
    <message>
        <source>Answered, and not all is well.</source>
        <translation>Beantwortet, und nicht alles ist gut.</translation>
    </message>
    <message>
        <source>Done in %1.</source>
        <translation>In %1 erledigt.</translation>
    </message>
    <message>
        <source>Type %1 to confirm:</source>
        <translation>Zur Bestätigung %1 eintippen:</translation>
    </message>
    <message>
        <source>The engine is asked …</source>
        <translation>Die Engine wird gefragt …</translation>
    </message>
    <message>
        <source>Look at the engine&apos;s plan first.</source>
        <translation>Zuerst den Plan der Engine ansehen.</translation>
    </message>
    <message>
        <source>Type the phrase to confirm.</source>
        <translation>Die Worte zur Bestätigung eintippen.</translation>
    </message>
    <message>
        <source>Run in %1 · hold 2 s</source>
        <translation>In %1 ausführen · 2 s halten</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
</context>
<context>
    <name>godel::gui::CommandForm</name>
    <message>
        <source> (%1 if left out)</source>
        <translation> (%1, wenn es fehlt)</translation>
    </message>
    <message>
        <source>%1 (required)</source>
        <translation>%1 (nötig)</translation>
    </message>
    <message>
        <source>%1 (default)</source>
        <translation>%1 (Vorgabe)</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>further arguments</source>
        <translation>weitere Argumente</translation>
    </message>
    <message>
        <source>for instance %1</source>
        <translation>zum Beispiel %1</translation>
    </message>
</context>
<context>
    <name>godel::gui::CommandPalette</name>
    <message>
        <source>Search or run</source>
        <translation>Suchen oder ausführen</translation>
    </message>
    <message>
        <source>Search pages and commands; Enter opens, nothing runs from here</source>
        <translation>Seiten und Befehle suchen; Enter öffnet, von hier aus läuft nichts</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>No page and no command is called &quot;%1&quot;. Try a word of what you want to do, such as: approve, restart, token.</source>
        <translation>Keine Seite und kein Befehl heißt »%1«. Versuchen Sie ein Wort für das, was Sie tun wollen, zum Beispiel: approve, restart, token.</translation>
    </message>
</context>
<context>
    <name>godel::gui::ConfigForm</name>
    <message>
        <source>%1 if left out</source>
        <translation>%1, wenn es fehlt</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Eine Zeile hinzufügen</translation>
    </message>
    <message>
        <source>Take the row away</source>
        <translation>Die Zeile wegnehmen</translation>
    </message>
</context>
<context>
    <name>godel::gui::ConnectDialog</name>
    <message>
        <source>Connect to a server</source>
        <translation>Mit einem Server verbinden</translation>
    </message>
    <message>
        <source>the one line that tokens:create printed</source>
        <translation>die eine Zeile, die tokens:create ausgab</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>I trust it: connect</source>
        <translation>Ich vertraue ihm: verbinden</translation>
    </message>
    <message>
        <source>Look at its certificate</source>
        <translation>Sein Zertifikat ansehen</translation>
    </message>
    <message>
        <source>The server is asked …</source>
        <translation>Der Server wird gefragt …</translation>
    </message>
    <message>
        <source>Give your token; an admin makes one with tokens:create</source>
        <translation>Das eigene Token eingeben; ein Admin macht eines mit tokens:create</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>The server shows this certificate. Compare its fingerprint with what its owner tells you by another way; from now on only this one is accepted.

Fingerprint (SHA-256):
%1

For: %2
Signed by: %3
Valid: %4 to %5</source>
        <translation>Der Server zeigt dieses Zertifikat. Vergleichen Sie den Fingerabdruck mit dem, was sein Besitzer Ihnen auf anderem Wege sagt; von nun an wird nur dieses angenommen.

Fingerabdruck (SHA-256):
%1

Für: %2
Unterschrieben von: %3
Gültig: %4 bis %5</translation>
    </message>
    <message>
        <source>Connected. The token could not be kept: %1</source>
        <translation>Verbunden. Das Token konnte nicht aufbewahrt werden: %1</translation>
    </message>
    <message>
        <source>This is another certificate than the one that you trusted until now:
%1
If its owner does not say that it was renewed, somebody may be in between: cancel.

</source>
        <translation>Das ist ein anderes Zertifikat als das, dem Sie bisher vertrauten:
%1
Wenn sein Besitzer nicht sagt, dass es erneuert wurde, steht vielleicht jemand dazwischen: abbrechen.

</translation>
    </message>
</context>
<context>
    <name>godel::gui::DecisionModel</name>
    <message>
        <source>%1 may not decide this: it takes the role of an approver</source>
        <translation>%1 darf das nicht entscheiden: es braucht die Rolle Approver</translation>
    </message>
    <message>
        <source>%1 may not decide this: it takes the role of an operator</source>
        <translation>%1 darf das nicht entscheiden: es braucht die Rolle Operator</translation>
    </message>
    <message>
        <source>End the soak</source>
        <translation>Die Nachwache beenden</translation>
    </message>
    <message>
        <source>Move to%1</source>
        <translation>Weiter auf%1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weitergehen</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>this window cannot read the rollout: %1</source>
        <translation>dieses Fenster kann den Rollout nicht lesen: %1</translation>
    </message>
    <message>
        <source>Use the window and the engine of one version</source>
        <translation>Fenster und Engine einer Version benutzen</translation>
    </message>
    <message>
        <source>Confirm the hotfix</source>
        <translation>Den Hotfix bestätigen</translation>
    </message>
    <message>
        <source>Approve%1</source>
        <translation>%1 freigeben</translation>
    </message>
    <message>
        <source>Hold 15 m</source>
        <translation>15 min anhalten</translation>
    </message>
    <message>
        <source>a reason is missing</source>
        <translation>ein Grund fehlt</translation>
    </message>
    <message>
        <source>Write it into the field; it stays on record</source>
        <translation>Ihn in das Feld schreiben; er bleibt im Protokoll</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>%1; it goes on by itself in %2</source>
        <translation>%1; geht in %2 von selbst weiter</translation>
    </message>
    <message>
        <source>%1 of %2 approvals; held by itself in %3 if nobody decides</source>
        <translation>%1 von %2 Freigaben; in %3 von selbst angehalten, wenn niemand entscheidet</translation>
    </message>
</context>
<context>
    <name>godel::gui::DecisionPanel</name>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Hold 15 m</source>
        <translation>15 min anhalten</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>A second person decides here …</source>
        <translation>Eine zweite Person entscheidet hier …</translation>
    </message>
    <message>
        <source>Reason; it stays on record</source>
        <translation>Grund; er bleibt im Protokoll</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>If you approve: %1</source>
        <translation>Wenn Sie freigeben: %1</translation>
    </message>
    <message>
        <source>Approved by %1</source>
        <translation>Freigegeben von %1</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
</context>
<context>
    <name>godel::gui::DemoPage</name>
    <message>
        <source>Break it</source>
        <translation>Kaputt machen</translation>
    </message>
    <message>
        <source>This environment is a demo. Each button acts on its real processes; watch the overview, the operations or a canary while it does.</source>
        <translation>Diese Umgebung ist eine Demo. Jeder Knopf wirkt auf ihre echten Prozesse; sehen Sie dabei dem Überblick, den Vorgängen oder einem Canary zu.</translation>
    </message>
    <message>
        <source>Kill an instance</source>
        <translation>Eine Instanz töten</translation>
    </message>
    <message>
        <source>One instance of the version with the traffic gets SIGKILL. No request should fail for longer than the router takes to notice, and it is started again.</source>
        <translation>Eine Instanz der Version mit dem Verkehr bekommt SIGKILL. Keine Anfrage sollte länger fehlschlagen, als der Router braucht, es zu merken, und sie wird wieder gestartet.</translation>
    </message>
    <message>
        <source>Answer with errors</source>
        <translation>Mit Fehlern antworten</translation>
    </message>
    <message>
        <source>The running instances answer some requests with 500, for 30 seconds. The error rate crosses its limits.</source>
        <translation>Die laufenden Instanzen beantworten 30 Sekunden lang einige Anfragen mit 500. Die Fehlerrate überschreitet ihre Grenzen.</translation>
    </message>
    <message>
        <source>Grow a slow tail</source>
        <translation>Einen langsamen Schwanz wachsen lassen</translation>
    </message>
    <message>
        <source>Some requests take 800 ms and more, for 30 seconds. The average hardly moves, the slowest hundredth does.</source>
        <translation>Einige Anfragen brauchen 30 Sekunden lang 800 ms und mehr. Das Mittel bewegt sich kaum, das langsamste Hundertstel schon.</translation>
    </message>
    <message>
        <source>Kill the engine</source>
        <translation>Die Engine töten</translation>
    </message>
    <message>
        <source>The engine gets SIGKILL. The platform goes on without it; this window says so at once and comes back when the engine does.</source>
        <translation>Die Engine bekommt SIGKILL. Die Plattform läuft ohne sie weiter; dieses Fenster sagt es sofort und kommt zurück, sobald die Engine es tut.</translation>
    </message>
    <message>
        <source>Mend everything</source>
        <translation>Alles heilen</translation>
    </message>
    <message>
        <source>This is for operators.</source>
        <translation>Das ist für Operatoren.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Erledigt.</translation>
    </message>
</context>
<context>
    <name>godel::gui::DeploymentsPage</name>
    <message>
        <source>Stands</source>
        <translation>Steht</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Came to</source>
        <translation>Kam bis</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauerte</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Freigegeben von</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Rollouts</source>
        <translation>Rollouts</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Compare with …</source>
        <translation>Vergleichen mit …</translation>
    </message>
    <message>
        <source>Roll back to this version …</source>
        <translation>Zu dieser Version zurück …</translation>
    </message>
    <message>
        <source>Bring a version …</source>
        <translation>Eine Version bringen …</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>Den Vergleich beenden</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Dieser</translation>
    </message>
    <message>
        <source>The other</source>
        <translation>Der andere</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Not known yet.</source>
        <translation>Noch nicht bekannt.</translation>
    </message>
    <message>
        <source>Choose a rollout first.</source>
        <translation>Zuerst einen Rollout wählen.</translation>
    </message>
    <message>
        <source>This is for operators.</source>
        <translation>Das ist für Operatoren.</translation>
    </message>
    <message>
        <source>%1 has the traffic.</source>
        <translation>%1 hat den Verkehr.</translation>
    </message>
    <message>
        <source>Roll back to %1 …</source>
        <translation>Zurück zu %1 …</translation>
    </message>
    <message>
        <source>Compare others with this one</source>
        <translation>Andere mit diesem vergleichen</translation>
    </message>
    <message>
        <source>Now choose the one to compare it with</source>
        <translation>Jetzt den wählen, mit dem verglichen werden soll</translation>
    </message>
    <message>
        <source>%1 beside %2</source>
        <translation>%1 neben %2</translation>
    </message>
    <message>
        <source>No rollout yet</source>
        <translation>Noch kein Rollout</translation>
    </message>
    <message>
        <source>Choose a release and bring it stage by stage; every rollout is then listed here.</source>
        <translation>Ein Release wählen und Stufe für Stufe bringen; jeder Rollout steht dann hier.</translation>
    </message>
    <message>
        <source>%1 is on its way: end or turn back its rollout first.</source>
        <translation>%1 ist unterwegs: zuerst seinen Rollout beenden oder umkehren.</translation>
    </message>
    <message>
        <source>%1 did not come through: bring it stage by stage instead.</source>
        <translation>%1 ist nicht durchgekommen: stattdessen Stufe für Stufe bringen.</translation>
    </message>
    <message>
        <source>The engine is asked …</source>
        <translation>Die Engine wird gefragt …</translation>
    </message>
</context>
<context>
    <name>godel::gui::EvidenceChart</name>
    <message>
        <source>Abort at %1: now %2. Pass at %3: now %4.</source>
        <translation>Abbruch bei %1: jetzt %2. Bestanden bei %3: jetzt %4.</translation>
    </message>
    <message>
        <source>How near the verdict is</source>
        <translation>Wie nah das Urteil ist</translation>
    </message>
    <message>
        <source>nothing is judged yet</source>
        <translation>noch ist nichts beurteilt</translation>
    </message>
    <message>
        <source>↑ worse: aborted at this line</source>
        <translation>↑ schlechter: an dieser Linie abgebrochen</translation>
    </message>
    <message>
        <source>↓ as good: passes at this line</source>
        <translation>↓ so gut: an dieser Linie bestanden</translation>
    </message>
</context>
<context>
    <name>godel::gui::EvidenceModel</name>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>stable</source>
        <translation>stabil</translation>
    </message>
</context>
<context>
    <name>godel::gui::FormModel</name>
    <message>
        <source>%1 is for the role %2, and you are %3</source>
        <translation>%1 ist für die Rolle %2, und Sie sind %3</translation>
    </message>
</context>
<context>
    <name>godel::gui::GivenApproval</name>
    <message>
        <source>%1 (approved by the requester)</source>
        <translation>%1 (freigegeben von dem, der darum bat)</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>abgelaufen</translation>
    </message>
    <message>
        <source>counts no more: it was of another stage or other evidence</source>
        <translation>zählt nicht mehr: es galt einer anderen Stufe oder anderen Belegen</translation>
    </message>
</context>
<context>
    <name>godel::gui::HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>godel::gui::HoldButton</name>
    <message>
        <source>Hold it down, with the mouse or the space bar, for %1 s; let go before to do nothing.</source>
        <translation>Gedrückt halten, mit der Maus oder der Leertaste, %1 s lang; früher loslassen, und nichts geschieht.</translation>
    </message>
    <message>
        <source>Keep holding: %1 s</source>
        <translation>Weiter halten: %1 s</translation>
    </message>
</context>
<context>
    <name>godel::gui::Link</name>
    <message>
        <source>the engine has not answered for %1 seconds</source>
        <translation>die Engine hat seit %1 Sekunden nicht geantwortet</translation>
    </message>
    <message>
        <source>It is asked again; see whether it or the line to it is overloaded</source>
        <translation>Sie wird wieder gefragt; nachsehen, ob sie oder die Leitung zu ihr überlastet ist</translation>
    </message>
</context>
<context>
    <name>godel::gui::MainWindow</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Search or run …   Ctrl+K</source>
        <translation>Suchen oder ausführen …   Strg+K</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>&amp;Connect to another engine …</source>
        <translation>Mit einer anderen Engine &amp;verbinden …</translation>
    </message>
    <message>
        <source>&amp;Ask again now</source>
        <translation>&amp;Jetzt wieder fragen</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Wie der &amp;Desktop</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>D&amp;unkel</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>About this &amp;page</source>
        <translation>Über diese &amp;Seite</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>&amp;Tastatur</translation>
    </message>
    <message>
        <source>%1 – %2 – Godel Ops</source>
        <translation>%1 – %2 – Godel Ops</translation>
    </message>
    <message>
        <source>There is no page %1 here</source>
        <translation>Hier gibt es keine Seite %1</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n läuft</numerusform>
            <numerusform>%n laufen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need you</source>
        <translation>
            <numerusform>%n braucht Sie</numerusform>
            <numerusform>%n brauchen Sie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread messages</source>
        <translation>
            <numerusform>%n ungelesene Nachricht</numerusform>
            <numerusform>%n ungelesene Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 · engine %2</source>
        <translation>%1 · Engine %2</translation>
    </message>
    <message>
        <source>data %1</source>
        <translation>Daten %1</translation>
    </message>
    <message>
        <source>no data yet</source>
        <translation>noch keine Daten</translation>
    </message>
    <message>
        <source>this machine&apos;s clock is %1 %2 the engine&apos;s; times are the engine&apos;s</source>
        <translation>Die Uhr dieses Rechners geht %1 %2; die Zeiten sind die der Engine</translation>
    </message>
    <message>
        <source>ahead of</source>
        <translation>vor gegenüber der Engine</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>nach gegenüber der Engine</translation>
    </message>
    <message>
        <source>%1 – Godel Ops</source>
        <translation>%1 – Godel Ops</translation>
    </message>
</context>
<context>
    <name>godel::gui::NoticePopup</name>
    <message>
        <source>Messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>Nothing was said yet</source>
        <translation>Noch wurde nichts gesagt</translation>
    </message>
    <message>
        <source>Approvals, finished operations and new findings appear here.</source>
        <translation>Freigaben, beendete Vorgänge und neue Befunde erscheinen hier.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Link kopieren</translation>
    </message>
</context>
<context>
    <name>godel::gui::OperationsPage</name>
    <message>
        <source>Operation</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Steps and log</source>
        <translation>Schritte und Verlauf</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>Sagt</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauerte</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Übrig</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Blicke</translation>
    </message>
    <message>
        <source>On cancel</source>
        <translation>Bei Abbruch</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Ereignis</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Cancel and take back</source>
        <translation>Abbrechen und zurücknehmen</translation>
    </message>
    <message>
        <source>%1 of %2 steps are done</source>
        <translation>%1 von %2 Schritten sind fertig</translation>
    </message>
    <message>
        <source>This is for operators.</source>
        <translation>Das ist für Operatoren.</translation>
    </message>
    <message>
        <source>Undo …</source>
        <translation>Zurücknehmen …</translation>
    </message>
</context>
<context>
    <name>godel::gui::OverviewPage</name>
    <message>
        <source>Nothing is measured yet</source>
        <translation>Noch wird nichts gemessen</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Braucht Sie</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message>
        <source>Changes in the last 24 hours</source>
        <translation>Änderungen der letzten 24 Stunden</translation>
    </message>
    <message>
        <source>The first values come a few seconds after the platform starts.</source>
        <translation>Die ersten Werte kommen einige Sekunden nach dem Start der Plattform.</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Decide …</source>
        <translation>Entscheiden …</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Nichts wartet auf Sie.</translation>
    </message>
    <message>
        <source>Not known yet.</source>
        <translation>Noch nicht bekannt.</translation>
    </message>
    <message>
        <source>24 h ago</source>
        <translation>vor 24 h</translation>
    </message>
</context>
<context>
    <name>godel::gui::PaletteModel</name>
    <message>
        <source> · second person</source>
        <translation> · zweite Person</translation>
    </message>
</context>
<context>
    <name>godel::gui::PeoplePage</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Local account</source>
        <translation>Lokales Konto</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personen</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Gemacht</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Läuft ab</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Widerrufen</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Let a person in …</source>
        <translation>Eine Person einlassen …</translation>
    </message>
    <message>
        <source>Change the role …</source>
        <translation>Die Rolle ändern …</translation>
    </message>
    <message>
        <source>Let in no more …</source>
        <translation>Nicht mehr einlassen …</translation>
    </message>
    <message>
        <source>Make a token …</source>
        <translation>Ein Token machen …</translation>
    </message>
    <message>
        <source>Revoke …</source>
        <translation>Widerrufen …</translation>
    </message>
    <message>
        <source>This is for admins.</source>
        <translation>Das ist für Admins.</translation>
    </message>
    <message>
        <source>Tokens are shown to admins only.</source>
        <translation>Token sehen nur Admins.</translation>
    </message>
    <message>
        <source>Choose a person first.</source>
        <translation>Zuerst eine Person wählen.</translation>
    </message>
    <message>
        <source>Choose a token first.</source>
        <translation>Zuerst ein Token wählen.</translation>
    </message>
    <message>
        <source>It is worthless already.</source>
        <translation>Es ist schon wertlos.</translation>
    </message>
    <message>
        <source>Letting people in and out is for admins.</source>
        <translation>Leute einzulassen und auszuschließen ist Admins vorbehalten.</translation>
    </message>
</context>
<context>
    <name>godel::gui::PlatformPage</name>
    <message>
        <source>Platform</source>
        <translation>Plattform</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instanzen</translation>
    </message>
    <message>
        <source>Releases</source>
        <translation>Releases</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>At the router</source>
        <translation>Am Router</translation>
    </message>
    <message>
        <source>Requests now</source>
        <translation>Anfragen jetzt</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Neustarts</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Restart one after the other …</source>
        <translation>Nacheinander neu starten …</translation>
    </message>
    <message>
        <source>Restart all at once …</source>
        <translation>Alle zugleich neu starten …</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>follow</source>
        <translation>folgen</translation>
    </message>
    <message>
        <source>Log lines</source>
        <translation>Zeilen des Logs</translation>
    </message>
    <message>
        <source>Has the traffic</source>
        <translation>Hat den Verkehr</translation>
    </message>
    <message>
        <source>Known good</source>
        <translation>Als gut bekannt</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message>
        <source>Artefact</source>
        <translation>Artefakt</translation>
    </message>
    <message>
        <source>Choose a release</source>
        <translation>Ein Release wählen</translation>
    </message>
    <message>
        <source>Add a release …</source>
        <translation>Ein Release hinzufügen …</translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Bring to production …</source>
        <translation>In Produktion bringen …</translation>
    </message>
    <message>
        <source>Log of %1</source>
        <translation>Log von %1</translation>
    </message>
    <message>
        <source>It has written nothing yet.</source>
        <translation>Noch hat sie nichts geschrieben.</translation>
    </message>
    <message>
        <source>This is for operators.</source>
        <translation>Das ist für Operatoren.</translation>
    </message>
    <message>
        <source>It has the traffic already.</source>
        <translation>Es hat den Verkehr schon.</translation>
    </message>
    <message>
        <source>It has the traffic.</source>
        <translation>Es hat den Verkehr.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 and %n more</source>
        <translation>
            <numerusform>%1: %2 und %n weitere</numerusform>
            <numerusform>%1: %2 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing runs that it could be compared with.</source>
        <translation>Nichts läuft, womit es verglichen werden könnte.</translation>
    </message>
    <message>
        <source>New files</source>
        <translation>Neue Dateien</translation>
    </message>
    <message>
        <source>Changed files</source>
        <translation>Geänderte Dateien</translation>
    </message>
    <message>
        <source>Files that go</source>
        <translation>Dateien, die gehen</translation>
    </message>
    <message>
        <source>Environment: %1 from &apos;%2&apos; to &apos;%3&apos;</source>
        <translation>Umgebung: %1 von »%2« zu »%3«</translation>
    </message>
    <message>
        <source>New migration: %1</source>
        <translation>Neue Migration: %1</translation>
    </message>
    <message>
        <source>The same as %1, which has the traffic.</source>
        <translation>Dasselbe wie %1, das den Verkehr hat.</translation>
    </message>
    <message>
        <source>Against %1, which has the traffic:</source>
        <translation>Gegen %1, das den Verkehr hat:</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Unterschrieben von</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation>
            <numerusform>%1 in %n Datei</numerusform>
            <numerusform>%1 in %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Here since</source>
        <translation>Hier seit</translation>
    </message>
    <message>
        <source>no way back</source>
        <translation>kein Weg zurück</translation>
    </message>
    <message>
        <source>way back loses nothing</source>
        <translation>der Weg zurück verliert nichts</translation>
    </message>
    <message>
        <source>way back loses data</source>
        <translation>der Weg zurück verliert Daten</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>, applied</source>
        <translation>, angewandt</translation>
    </message>
    <message>
        <source>Environment: %1 is new: &apos;%2&apos;</source>
        <translation>Umgebung: %1 ist neu: »%2«</translation>
    </message>
    <message>
        <source>Environment: %1 goes; it was &apos;%2&apos;</source>
        <translation>Umgebung: %1 entfällt; bisher »%2«</translation>
    </message>
</context>
<context>
    <name>godel::gui::ReplayBar</name>
    <message>
        <source>REPLAY</source>
        <translation>WIEDERGABE</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play the rollout again</source>
        <translation>Den Rollout noch einmal abspielen</translation>
    </message>
    <message>
        <source>Moment of the rollout</source>
        <translation>Augenblick des Rollouts</translation>
    </message>
    <message>
        <source>There is nothing to play yet.</source>
        <translation>Noch gibt es nichts abzuspielen.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>replay, %1</source>
        <translation>Wiedergabe, %1</translation>
    </message>
    <message>
        <source>the end, %1</source>
        <translation>das Ende, %1</translation>
    </message>
</context>
<context>
    <name>godel::gui::ReplyView</name>
    <message>
        <source>Done; there is nothing more to say.</source>
        <translation>Erledigt; mehr ist nicht zu sagen.</translation>
    </message>
</context>
<context>
    <name>godel::gui::Ribbon</name>
    <message>
        <source>connecting …</source>
        <translation>wird verbunden …</translation>
    </message>
    <message>
        <source>not connected, asking again</source>
        <translation>nicht verbunden, fragt wieder</translation>
    </message>
    <message>
        <source>connected · %1</source>
        <translation>verbunden · %1</translation>
    </message>
    <message>
        <source>connection lost, last heard %1, asking again</source>
        <translation>Verbindung verloren, zuletzt gehört %1, fragt wieder</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgewiesen</translation>
    </message>
    <message>
        <source>Environment %1, %2</source>
        <translation>Umgebung %1, %2</translation>
    </message>
</context>
<context>
    <name>godel::gui::RolloutHead</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Roll back now</source>
        <translation>Jetzt zurück</translation>
    </message>
    <message>
        <source>Cut off · hold 2 s</source>
        <translation>Abschneiden · 2 s halten</translation>
    </message>
    <message>
        <source>Copy the whole artefact hash</source>
        <translation>Die ganze Prüfsumme des Artefakts kopieren</translation>
    </message>
    <message>
        <source>%1 in place of %2</source>
        <translation>%1 anstelle von %2</translation>
    </message>
    <message>
        <source>no artefact hash was told</source>
        <translation>keine Prüfsumme des Artefakts wurde genannt</translation>
    </message>
    <message>
        <source>Roll back to %1 …</source>
        <translation>Zurück zu %1 …</translation>
    </message>
    <message>
        <source>Opens the form that confirms it.</source>
        <translation>Öffnet das Formular, das es bestätigt.</translation>
    </message>
    <message>
        <source>One click: %1 gets all traffic again; running requests are answered.</source>
        <translation>Ein Klick: %1 bekommt wieder allen Verkehr; laufende Anfragen werden beantwortet.</translation>
    </message>
    <message>
        <source>? signature not known here</source>
        <translation>? Unterschrift hier nicht bekannt</translation>
    </message>
    <message>
        <source>✓ signed by key %1</source>
        <translation>✓ unterschrieben mit Schlüssel %1</translation>
    </message>
    <message>
        <source>its signature is being looked up</source>
        <translation>seine Signatur wird nachgesehen</translation>
    </message>
</context>
<context>
    <name>godel::gui::RolloutModel</name>
    <message>
        <source>ended %1</source>
        <translation>beendet %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>%1 of watching are left, apart from approvals</source>
        <translation>%1 sind noch zu beobachten, Freigaben nicht gerechnet</translation>
    </message>
    <message>
        <source>it has %1 of the requests</source>
        <translation>es hat %1 der Anfragen</translation>
    </message>
    <message>
        <source>hotfix</source>
        <translation>Hotfix</translation>
    </message>
    <message>
        <source>rollback</source>
        <translation>Rückkehr</translation>
    </message>
    <message>
        <source>canary</source>
        <translation>Canary</translation>
    </message>
    <message>
        <source>%1, requested by %2</source>
        <translation>%1, erbeten von %2</translation>
    </message>
    <message>
        <source>, begun %1</source>
        <translation>, begonnen %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Nothing is judged yet: the first traffic of a version is its warm-up.</source>
        <translation>Noch ist nichts beurteilt: der erste Verkehr einer Version ist ihr Warmlaufen.</translation>
    </message>
    <message>
        <source>Abort at %1: now %2. Pass at %3: now %4.</source>
        <translation>Abbruch bei %1: jetzt %2. Bestanden bei %3: jetzt %4.</translation>
    </message>
    <message>
        <source>It ended before anything was judged.</source>
        <translation>Es endete, bevor etwas beurteilt wurde.</translation>
    </message>
</context>
<context>
    <name>godel::gui::RolloutPage</name>
    <message>
        <source>Save the report</source>
        <translation>Den Bericht speichern</translation>
    </message>
    <message>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>Show operation</source>
        <translation>Den Vorgang zeigen</translation>
    </message>
    <message>
        <source>Show the last rollout</source>
        <translation>Den letzten Rollout zeigen</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Metrik</translation>
    </message>
    <message>
        <source>Stable</source>
        <translation>Stabil</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Difference (95 % interval)</source>
        <translation>Unterschied (95-%-Intervall)</translation>
    </message>
    <message>
        <source>n (new)</source>
        <translation>n (neu)</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Schranke</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Both versions side by side</source>
        <translation>Beide Versionen nebeneinander</translation>
    </message>
    <message>
        <source>Errors of a scrape</source>
        <translation>Fehler einer Messung</translation>
    </message>
    <message>
        <source>Latency p95 of a scrape</source>
        <translation>Latenz p95 einer Messung</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>Wann (UTC)</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Save report …</source>
        <translation>Bericht speichern …</translation>
    </message>
    <message>
        <source>Show what is under way</source>
        <translation>Zeigen, was gerade läuft</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Die Nachricht schließen</translation>
    </message>
    <message>
        <source>Bring a version to production …</source>
        <translation>Eine Version in Produktion bringen …</translation>
    </message>
    <message>
        <source>How near the verdict is</source>
        <translation>Wie nah das Urteil ist</translation>
    </message>
    <message>
        <source>This engine writes no reports.</source>
        <translation>Diese Engine schreibt keine Berichte.</translation>
    </message>
    <message>
        <source>No rollout is under way</source>
        <translation>Kein Rollout läuft</translation>
    </message>
    <message>
        <source>Bring a version to production, or look at what was.</source>
        <translation>Eine Version in Produktion bringen oder ansehen, was war.</translation>
    </message>
    <message>
        <source>It is not known yet how the rollout stands</source>
        <translation>Noch ist nicht bekannt, wie der Rollout steht</translation>
    </message>
    <message>
        <source>The engine is being asked.</source>
        <translation>Die Engine wird gefragt.</translation>
    </message>
    <message>
        <source>The engine does not answer: %1</source>
        <translation>Die Engine antwortet nicht: %1</translation>
    </message>
    <message>
        <source>The fresh evidence is being fetched.</source>
        <translation>Die frischen Belege werden geholt.</translation>
    </message>
    <message>
        <source>REPLAY: %1</source>
        <translation>WIEDERGABE: %1</translation>
    </message>
    <message>
        <source>It is on its way to the engine.</source>
        <translation>Es ist auf dem Weg zur Engine.</translation>
    </message>
    <message>
        <source>The evidence has changed since you looked; nothing was approved.</source>
        <translation>Die Belege haben sich geändert, seit Sie hinsahen; nichts wurde freigegeben.</translation>
    </message>
    <message>
        <source>The fresh figures are on show now: look at them, then approve again.</source>
        <translation>Die frischen Zahlen stehen jetzt da: ansehen, dann noch einmal freigeben.</translation>
    </message>
    <message>
        <source>The engine took it.</source>
        <translation>Die Engine hat es angenommen.</translation>
    </message>
    <message>
        <source>Operation %1 sees to it.</source>
        <translation>Vorgang %1 kümmert sich darum.</translation>
    </message>
    <message>
        <source>The report is being written.</source>
        <translation>Der Bericht wird geschrieben.</translation>
    </message>
    <message>
        <source>the engine answered without a report</source>
        <translation>die Engine antwortete ohne Bericht</translation>
    </message>
    <message>
        <source>Use the window and the engine of one version</source>
        <translation>Fenster und Engine einer Version benutzen</translation>
    </message>
    <message>
        <source>The report was saved to %1</source>
        <translation>Der Bericht wurde in %1 gespeichert</translation>
    </message>
    <message>
        <source>At its end: %1</source>
        <translation>Am Ende: %1</translation>
    </message>
</context>
<context>
    <name>godel::gui::RolloutSides</name>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>stable</source>
        <translation>stabil</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instanz</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>At the router</source>
        <translation>Am Router</translation>
    </message>
    <message>
        <source>Requests now</source>
        <translation>Anfragen jetzt</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Neustarts</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Instances of both sides</source>
        <translation>Instanzen beider Seiten</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>follow</source>
        <translation>folgen</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instanzen</translation>
    </message>
    <message>
        <source>Log lines</source>
        <translation>Zeilen des Logs</translation>
    </message>
    <message>
        <source>Log of %1</source>
        <translation>Log von %1</translation>
    </message>
    <message>
        <source>Log lines are for operators: they may quote what users sent.</source>
        <translation>Zeilen des Logs sind für Operatoren: sie können zitieren, was Benutzer sandten.</translation>
    </message>
    <message>
        <source>It has written nothing yet.</source>
        <translation>Noch hat sie nichts geschrieben.</translation>
    </message>
</context>
<context>
    <name>godel::gui::RowsModel</name>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>not enough data</source>
        <translation>zu wenig Daten</translation>
    </message>
    <message>
        <source>no source</source>
        <translation>keine Quelle</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
</context>
<context>
    <name>godel::gui::SettingsPage</name>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Views of the file</source>
        <translation>Ansichten der Datei</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formular</translation>
    </message>
    <message>
        <source>The whole file</source>
        <translation>Die ganze Datei</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Geschichte</translation>
    </message>
    <message>
        <source>What saving changes</source>
        <translation>Was Speichern ändert</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Why; it stays on record</source>
        <translation>Warum; es bleibt im Protokoll</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>With an editor</source>
        <translation>Mit einem Editor</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Revision</translation>
    </message>
    <message>
        <source>What has changed since</source>
        <translation>Was sich seither geändert hat</translation>
    </message>
    <message>
        <source>Make it what it was then …</source>
        <translation>So machen, wie es damals war …</translation>
    </message>
    <message>
        <source>Mend it in the tab Text.</source>
        <translation>Auf dem Reiter Text in Ordnung bringen.</translation>
    </message>
    <message>
        <source>%1 was saved</source>
        <translation>%1 wurde gespeichert</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>%1 wurde gespeichert.</translation>
    </message>
    <message>
        <source>It holds from the engine&apos;s next start on.</source>
        <translation>Es gilt vom nächsten Start der Engine an.</translation>
    </message>
    <message>
        <source>Nothing has changed since then.</source>
        <translation>Seither hat sich nichts geändert.</translation>
    </message>
    <message>
        <source>The file is being read.</source>
        <translation>Die Datei wird gelesen.</translation>
    </message>
    <message>
        <source>Changing the configuration is for admins.</source>
        <translation>Die Konfiguration ändern dürfen Admins.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Say why: it stays on record.</source>
        <translation>Sagen, warum: es bleibt im Protokoll.</translation>
    </message>
    <message>
        <source>Save in %1</source>
        <translation>In %1 speichern</translation>
    </message>
    <message>
        <source>Choose a change first.</source>
        <translation>Zuerst eine Änderung wählen.</translation>
    </message>
    <message>
        <source>Read it again, and keep what I changed</source>
        <translation>Noch einmal lesen und behalten, was ich änderte</translation>
    </message>
</context>
<context>
    <name>godel::gui::SignInDialog</name>
    <message>
        <source>Sign in</source>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>A second person decides – %1</source>
        <translation>Eine zweite Person entscheidet – %1</translation>
    </message>
    <message>
        <source>Your token goes to the engine and is not kept. You are signed in for this one decision only.</source>
        <translation>Ihr Token geht an die Engine und wird nicht aufbewahrt. Sie sind nur für diese eine Entscheidung angemeldet.</translation>
    </message>
    <message>
        <source>Token of the second person</source>
        <translation>Token der zweiten Person</translation>
    </message>
    <message>
        <source>Reason; it stays on record</source>
        <translation>Grund; er bleibt im Protokoll</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>no token was given</source>
        <translation>kein Token wurde eingegeben</translation>
    </message>
    <message>
        <source>Type or paste the token of the second person</source>
        <translation>Das Token der zweiten Person eintippen oder einfügen</translation>
    </message>
    <message>
        <source>the engine cannot be reached for a second person</source>
        <translation>die Engine ist für eine zweite Person nicht zu erreichen</translation>
    </message>
    <message>
        <source>Let them approve from their own window</source>
        <translation>Sie von ihrem eigenen Fenster aus freigeben lassen</translation>
    </message>
    <message>
        <source>The engine is being asked who this is.</source>
        <translation>Die Engine wird gefragt, wer das ist.</translation>
    </message>
    <message>
        <source>this token is for %1, not for %2</source>
        <translation>dieses Token ist für %1, nicht für %2</translation>
    </message>
    <message>
        <source>Use a token of this environment</source>
        <translation>Ein Token dieser Umgebung benutzen</translation>
    </message>
    <message>
        <source>Nobody has signed in yet.</source>
        <translation>Noch hat sich niemand angemeldet.</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>Zuerst anmelden.</translation>
    </message>
    <message>
        <source>nothing waits for a second person any more</source>
        <translation>nichts wartet mehr auf eine zweite Person</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 (%2) cannot decide this: %3</source>
        <translation>%1 (%2) kann das nicht entscheiden: %3</translation>
    </message>
    <message>
        <source>%1 as %2</source>
        <translation>%1 als %2</translation>
    </message>
    <message>
        <source>It is on its way.</source>
        <translation>Es ist unterwegs.</translation>
    </message>
    <message>
        <source>A second person decides</source>
        <translation>Eine zweite Person entscheidet</translation>
    </message>
</context>
<context>
    <name>godel::gui::Situation</name>
    <message>
        <source>Not known now: the engine does not answer. What is below is old.</source>
        <translation>Jetzt nicht bekannt: die Engine antwortet nicht. Was unten steht, ist alt.</translation>
    </message>
    <message>
        <source>Not known yet.</source>
        <translation>Noch nicht bekannt.</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Alles ist gut.</translation>
    </message>
    <message>
        <source>Not all is well.</source>
        <translation>Nicht alles ist gut.</translation>
    </message>
    <message numerus="yes">
        <source>; %n more</source>
        <translation>
            <numerusform>; %n weiterer</numerusform>
            <numerusform>; %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Operation %1 is done</source>
        <translation>Vorgang %1 ist fertig</translation>
    </message>
    <message>
        <source>Operation %1 was taken back. %2</source>
        <translation>Vorgang %1 wurde zurückgenommen. %2</translation>
    </message>
    <message>
        <source>Operation %1 needs a person. %2</source>
        <translation>Vorgang %1 braucht einen Menschen. %2</translation>
    </message>
</context>
<context>
    <name>godel::gui::TimeChart</name>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>kritisch</translation>
    </message>
    <message>
        <source>%1: no data</source>
        <translation>%1: keine Daten</translation>
    </message>
    <message>
        <source>%1 – a part of it, Esc shows all</source>
        <translation>%1 – ein Ausschnitt, Esc zeigt alles</translation>
    </message>
</context>
<context>
    <name>godel::gui::TimelineView</name>
    <message>
        <source>passed</source>
        <translation>bestanden</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>nicht erreicht</translation>
    </message>
    <message>
        <source>%1 to be watched</source>
        <translation>%1 zu beobachten</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>godel::gui::UndoStrip</name>
    <message>
        <source>Undo (%1)</source>
        <translation>Zurücknehmen (%1)</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Erledigt: %1</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Zurücknehmen: %1</translation>
    </message>
    <message>
        <source>It is being taken back: %1</source>
        <translation>Es wird zurückgenommen: %1</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>Zurückgenommen: %1</translation>
    </message>
</context>
<context>
    <name>godel::gui::Veil</name>
    <message>
        <source>Old: last heard %1</source>
        <translation>Alt: zuletzt gehört %1</translation>
    </message>
</context>
<context>
    <name>godel::gui::WelcomeWindow</name>
    <message>
        <source>engine in this window</source>
        <translation>Engine in diesem Fenster</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <source>Godel Ops</source>
        <translation>Godel Ops</translation>
    </message>
    <message>
        <source>The console for the platform you bet on. There is no account to make: choose what to look at.</source>
        <translation>Die Konsole für die Plattform, auf die Sie setzen. Es ist kein Konto anzulegen: wählen Sie, was Sie sehen wollen.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Die Demo ausprobieren</translation>
    </message>
    <message>
        <source>A real environment with traffic on this machine: good and bad releases to bring, and buttons that break things.</source>
        <translation>Eine echte Umgebung mit Verkehr auf diesem Rechner: gute und schlechte Releases und Knöpfe, die etwas kaputt machen.</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Dieser Rechner</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>Mit einem Server verbinden</translation>
    </message>
    <message>
        <source>An engine elsewhere, over TLS, with the token that its admin gave you.</source>
        <translation>Eine Engine anderswo, über TLS, mit dem Token, das Ihnen ihr Admin gab.</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>%1 ändern</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation>%1 vergessen</translation>
    </message>
    <message>
        <source>The demo is starting: engine, router, database, metrics, instances and traffic …</source>
        <translation>Die Demo startet: Engine, Router, Datenbank, Metriken, Instanzen und Verkehr …</translation>
    </message>
    <message>
        <source>This takes about ten seconds.</source>
        <translation>Das dauert etwa zehn Sekunden.</translation>
    </message>
    <message>
        <source>The engine that runs here as a service; without one, an engine in this window, which works while this machine is awake.</source>
        <translation>Die Engine, die hier als Dienst läuft; ohne eine solche eine Engine in diesem Fenster, die arbeitet, solange diese Maschine wach ist.</translation>
    </message>
</context>
<context>
    <name>godel::gui::WizardPage</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>1  Release</source>
        <translation>1  Release</translation>
    </message>
    <message>
        <source>2  Stages</source>
        <translation>2  Stufen</translation>
    </message>
    <message>
        <source>3  Prechecks</source>
        <translation>3  Prüfungen</translation>
    </message>
    <message>
        <source>4  Forecast</source>
        <translation>4  Vorhersage</translation>
    </message>
    <message>
        <source>5  Plan</source>
        <translation>5  Plan</translation>
    </message>
    <message>
        <source>Choose a release.</source>
        <translation>Ein Release wählen.</translation>
    </message>
    <message>
        <source>The rollout of %1 has begun</source>
        <translation>Der Rollout von %1 hat begonnen</translation>
    </message>
    <message>
        <source>The engine is asked …</source>
        <translation>Die Engine wird gefragt …</translation>
    </message>
    <message>
        <source>%1 takes the place of %2 in %3 at once.</source>
        <translation>%1 tritt in %3 sofort an die Stelle von %2.</translation>
    </message>
    <message>
        <source>%1 comes beside %2 in %3, with %4 % of the traffic at first.</source>
        <translation>%1 kommt in %3 neben %2, zuerst mit %4 % des Verkehrs.</translation>
    </message>
    <message numerus="yes">
        <source>Between stages %n approval(s) are needed</source>
        <translation>
            <numerusform>Zwischen den Stufen ist %n Freigabe nötig</numerusform>
            <numerusform>Zwischen den Stufen sind %n Freigaben nötig</numerusform>
        </translation>
    </message>
    <message>
        <source>, of %1</source>
        <translation>, von %1</translation>
    </message>
    <message>
        <source>; who asks may approve too, which is marked.</source>
        <translation>; wer darum bittet, darf auch freigeben, was vermerkt wird.</translation>
    </message>
    <message>
        <source>; not by who asks.</source>
        <translation>; nicht von dem, der darum bittet.</translation>
    </message>
    <message>
        <source>Bringing a version is for operators.</source>
        <translation>Eine Version bringen dürfen Operatoren.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Bring %1 at once</source>
        <translation>%1 sofort bringen</translation>
    </message>
    <message>
        <source>Bring %1 to %2 %</source>
        <translation>%1 auf %2 % bringen</translation>
    </message>
    <message>
        <source>This is the first step.</source>
        <translation>Das ist der erste Schritt.</translation>
    </message>
    <message>
        <source>Which release?</source>
        <translation>Welches Release?</translation>
    </message>
    <message>
        <source>Signed releases on the engine&apos;s machine, and how the chosen one differs from the version that has the traffic.</source>
        <translation>Unterschriebene Releases auf dem Rechner der Engine, und wie sich das gewählte von der Version unterscheidet, die den Verkehr hat.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Has the traffic</source>
        <translation>Hat den Verkehr</translation>
    </message>
    <message>
        <source>Known good</source>
        <translation>Als gut bekannt</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migrationen</translation>
    </message>
    <message>
        <source>Releases</source>
        <translation>Releases</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Was anders ist</translation>
    </message>
    <message>
        <source>How carefully?</source>
        <translation>Wie vorsichtig?</translation>
    </message>
    <message>
        <source>Each stage gives the new version a share of the traffic and watches it. It is stopped by itself as soon as it is worse.</source>
        <translation>Jede Stufe gibt der neuen Version einen Teil des Verkehrs und beobachtet sie. Sie wird von selbst angehalten, sobald sie schlechter ist.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Canary: stage by stage, watched</source>
        <translation>Canary: Stufe für Stufe, beobachtet</translation>
    </message>
    <message>
        <source>Hotfix: at once; skips the stages, and a second person confirms it</source>
        <translation>Hotfix: sofort; überspringt die Stufen, und eine zweite Person bestätigt ihn</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Stufen</translation>
    </message>
    <message>
        <source>Share of the traffic, %</source>
        <translation>Anteil am Verkehr, %</translation>
    </message>
    <message>
        <source>Watched for</source>
        <translation>Beobachtet für</translation>
    </message>
    <message>
        <source>Add a stage</source>
        <translation>Eine Stufe hinzufügen</translation>
    </message>
    <message>
        <source>Take the stage away</source>
        <translation>Die Stufe wegnehmen</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>What it is for; it stays on record</source>
        <translation>Wofür; es bleibt im Protokoll</translation>
    </message>
    <message>
        <source>Is everything ready for it?</source>
        <translation>Ist alles dafür bereit?</translation>
    </message>
    <message>
        <source>What must be well before a version gets traffic, asked now.</source>
        <translation>Was gut sein muss, bevor eine Version Verkehr bekommt, jetzt gefragt.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Asks</source>
        <translation>Fragt</translation>
    </message>
    <message>
        <source>Prechecks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Noch einmal fragen</translation>
    </message>
    <message>
        <source>Will there be a verdict in time?</source>
        <translation>Kommt das Urteil rechtzeitig?</translation>
    </message>
    <message>
        <source>How long each stage needs until it is clear that the new version is no worse, if it is as good as the present one.</source>
        <translation>Wie lange jede Stufe braucht, bis klar ist, dass die neue Version nicht schlechter ist, wenn sie so gut ist wie die jetzige.</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Braucht</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>Rechtzeitig</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Vorhersage</translation>
    </message>
    <message>
        <source>Forecasts</source>
        <translation>Vorhersagen</translation>
    </message>
    <message>
        <source>Use the advised watch times</source>
        <translation>Die geratenen Beobachtungszeiten nehmen</translation>
    </message>
    <message>
        <source>This is what will happen</source>
        <translation>Das wird geschehen</translation>
    </message>
    <message>
        <source>The engine&apos;s own plan. Nothing has been done yet.</source>
        <translation>Der Plan der Engine. Noch ist nichts geschehen.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Who approves</source>
        <translation>Wer freigibt</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Freigabe</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Freigaben</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>There is no release on the engine&apos;s machine yet: bring one there with releases:add.</source>
        <translation>Auf dem Rechner der Engine ist noch kein Release: mit releases:add eines dorthin bringen.</translation>
    </message>
    <message>
        <source>This engine does not say what differs.</source>
        <translation>Diese Engine sagt nicht, was anders ist.</translation>
    </message>
    <message>
        <source>Under way: %1</source>
        <translation>Läuft: %1</translation>
    </message>
    <message>
        <source>The engine begins it …</source>
        <translation>Die Engine beginnt ihn …</translation>
    </message>
    <message>
        <source>A rollout has at most %1 stages.</source>
        <translation>Ein Rollout hat höchstens %1 Stufen.</translation>
    </message>
    <message>
        <source>A rollout has at least one stage.</source>
        <translation>Ein Rollout hat mindestens eine Stufe.</translation>
    </message>
    <message>
        <source>Choose the stage that is to go.</source>
        <translation>Die Stufe wählen, die gehen soll.</translation>
    </message>
    <message>
        <source>End the rollout that is under way first</source>
        <translation>Zuerst den laufenden Rollout beenden</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>CompareRows</name>
    <message>
        <source>%1 against %2, %3</source>
        <translation>%1 contre %2, %3</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Came to</source>
        <translation>Est allé jusqu’à</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Asked for by</source>
        <translation>Demandé par</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Approuvé par</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>In its state since</source>
        <translation>Dans cet état depuis</translation>
    </message>
    <message>
        <source>not enough data</source>
        <translation>pas assez de données</translation>
    </message>
</context>
<context>
    <name>ConfigModel</name>
    <message>
        <source>&apos;%1&apos; is not a number</source>
        <translation>« %1 » n’est pas un nombre</translation>
    </message>
    <message>
        <source>Write digits, with a point for decimals</source>
        <translation>Écrire des chiffres, avec un point pour les décimales</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be read as JSON</source>
        <translation>« %1 » n’est pas du JSON lisible</translation>
    </message>
    <message>
        <source>Write a list as [&quot;a&quot;, &quot;b&quot;], an object as {&quot;name&quot;: &quot;value&quot;}</source>
        <translation>Écrire une liste comme [&quot;a&quot;, &quot;b&quot;], un objet comme {&quot;nom&quot;: &quot;valeur&quot;}</translation>
    </message>
    <message>
        <source>(default)</source>
        <translation>(valeur par défaut)</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>this engine is older than the window and cannot say who you are</source>
        <translation>ce moteur est plus ancien que la fenêtre et ne peut pas dire qui vous êtes</translation>
    </message>
    <message>
        <source>Update the engine, or use the window that came with it</source>
        <translation>Mettre le moteur à jour, ou utiliser la fenêtre livrée avec lui</translation>
    </message>
</context>
<context>
    <name>MetricModel</name>
    <message>
        <source>not offered here</source>
        <translation>pas proposé ici</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>pas de données</translation>
    </message>
    <message>
        <source>warning below %1 · critical below %2</source>
        <translation>avertissement sous %1 · critique sous %2</translation>
    </message>
    <message>
        <source>warning over %1 · critical over %2</source>
        <translation>avertissement au-dessus de %1 · critique au-dessus de %2</translation>
    </message>
    <message>
        <source>%1 against 24 h ago</source>
        <translation>%1 par rapport à il y a 24 h</translation>
    </message>
    <message>
        <source>no data of 24 h ago</source>
        <translation>pas de données d’il y a 24 h</translation>
    </message>
</context>
<context>
    <name>OperationModel</name>
    <message>
        <source>operation</source>
        <translation>opération</translation>
    </message>
    <message>
        <source>%1 runs: step %2 of %3. Begun by %4 at %5.</source>
        <translation>%1 est en cours : étape %2 sur %3. Commencée par %4 à %5.</translation>
    </message>
    <message>
        <source>is done</source>
        <translation>est terminée</translation>
    </message>
    <message>
        <source>was taken back</source>
        <translation>a été annulée</translation>
    </message>
    <message>
        <source>is being taken back</source>
        <translation>est en cours d’annulation</translation>
    </message>
    <message>
        <source>needs a person</source>
        <translation>a besoin d’une personne</translation>
    </message>
    <message>
        <source>%1 %2: %3 of %4 steps are done. Begun by %5 at %6.</source>
        <translation>%1 %2 : %3 étapes sur %4 sont terminées. Commencée par %5 à %6.</translation>
    </message>
    <message>
        <source>at most %1</source>
        <translation>au plus %1</translation>
    </message>
    <message>
        <source>No operation is chosen.</source>
        <translation>Aucune opération n’est choisie.</translation>
    </message>
    <message>
        <source>This version of the engine does not know its plan.</source>
        <translation>Cette version du moteur ne connaît pas son plan.</translation>
    </message>
    <message>
        <source>It can be cancelled, and everything taken back, until &apos;%1&apos; begins.</source>
        <translation>Elle peut être interrompue et entièrement annulée jusqu’au début de « %1 ».</translation>
    </message>
    <message>
        <source>It can be cancelled, and everything taken back, to its end.</source>
        <translation>Elle peut être interrompue et entièrement annulée jusqu’à sa fin.</translation>
    </message>
    <message>
        <source>undo of %1</source>
        <translation>annulation de %1</translation>
    </message>
    <message>
        <source>This version of the engine undoes no operations.</source>
        <translation>Cette version du moteur n’annule pas d’opérations.</translation>
    </message>
</context>
<context>
    <name>PageList</name>
    <message>
        <source>Overview</source>
        <translation>Vue d’ensemble</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Opérations</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>Plateforme</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Journal d’audit</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Réglages</translation>
    </message>
    <message>
        <source>Break it</source>
        <translation>Casser</translation>
    </message>
    <message>
        <source>Deployments</source>
        <translation>Déploiements</translation>
    </message>
    <message>
        <source>Bring a version</source>
        <translation>Livrer une version</translation>
    </message>
    <message>
        <source>Live rollout</source>
        <translation>Déploiement en cours</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>a connection needs a name of at most %1 characters</source>
        <translation>une connexion a besoin d’un nom d’au plus %1 caractères</translation>
    </message>
    <message>
        <source>Call it as you call the environment</source>
        <translation>L’appeler comme vous appelez l’environnement</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not the address of an engine</source>
        <translation>« %1 » n’est pas l’adresse d’un moteur</translation>
    </message>
    <message>
        <source>Write it as https://HOST:7400</source>
        <translation>L’écrire comme https://HOST:7400</translation>
    </message>
</context>
<context>
    <name>ReplayedMoment</name>
    <message>
        <source>Errors in this stage until then</source>
        <translation>Erreurs de cette étape jusque-là</translation>
    </message>
    <message>
        <source>Latency p95 of that scrape</source>
        <translation>Latence p95 de ce relevé</translation>
    </message>
    <message>
        <source>the verdict then: %1</source>
        <translation>le verdict à ce moment : %1</translation>
    </message>
</context>
<context>
    <name>SavedFile</name>
    <message>
        <source>%1 is not a file that can be replaced</source>
        <translation>%1 n’est pas un fichier que l’on peut remplacer</translation>
    </message>
    <message>
        <source>Choose another place</source>
        <translation>Choisir un autre emplacement</translation>
    </message>
    <message>
        <source>there is no room for all of it</source>
        <translation>il n’y a pas assez de place</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 n’a pas pu être écrit : %2</translation>
    </message>
    <message>
        <source>Choose another place; what was there before is still there</source>
        <translation>Choisir un autre emplacement ; ce qui s’y trouvait est toujours là</translation>
    </message>
</context>
<context>
    <name>WizardModel</name>
    <message>
        <source>Choose a release.</source>
        <translation>Choisir une version livrée.</translation>
    </message>
    <message>
        <source>%1 has the traffic already.</source>
        <translation>%1 a déjà le trafic.</translation>
    </message>
    <message>
        <source>A hotfix needs a reason: it stays on record.</source>
        <translation>Un correctif urgent a besoin d’une raison : elle reste consignée.</translation>
    </message>
    <message>
        <source>The engine has not answered yet.</source>
        <translation>Le moteur n’a pas encore répondu.</translation>
    </message>
    <message>
        <source>A check has failed: settle it, then ask again.</source>
        <translation>Un contrôle a échoué : y remédier, puis redemander.</translation>
    </message>
    <message>
        <source>Another rollout is under way: end it first, or choose to supersede it.</source>
        <translation>Un autre déploiement est en cours : le terminer d’abord, ou choisir de le remplacer.</translation>
    </message>
    <message>
        <source>never with this traffic</source>
        <translation>jamais avec ce trafic</translation>
    </message>
    <message>
        <source>The present traffic is not known: %1</source>
        <translation>Le trafic actuel n’est pas connu : %1</translation>
    </message>
    <message>
        <source>At the present traffic: %1, %2 of it bad.</source>
        <translation>Au trafic actuel : %1, dont %2 mauvais.</translation>
    </message>
    <message>
        <source>requests/s</source>
        <translation>requêtes/s</translation>
    </message>
    <message>
        <source>Stage %1: %2</source>
        <translation>Étape %1 : %2</translation>
    </message>
    <message>
        <source>%1 is under way already: see the live rollout.</source>
        <translation>%1 est déjà en cours : voir le déploiement en cours.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>ok</source>
        <translation>bon</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>avertissement</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>critique</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>inconnu</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>à l’instant</translation>
    </message>
    <message>
        <source>%1 s ago</source>
        <translation>il y a %1 s</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>il y a %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>il y a %1 h</translation>
    </message>
    <message>
        <source>%1 d ago</source>
        <translation>il y a %1 j</translation>
    </message>
    <message>
        <source>information</source>
        <translation>information</translation>
    </message>
    <message>
        <source>pt</source>
        <translation>pt</translation>
    </message>
</context>
<context>
    <name>godel::app::DemoEnvironment</name>
    <message>
        <source>the demo is not installed here</source>
        <translation>la démo n’est pas installée ici</translation>
    </message>
    <message>
        <source>Install godel-ops-demo, or start packaging/run from the source tree</source>
        <translation>Installer godel-ops-demo, ou lancer packaging/run depuis les sources</translation>
    </message>
    <message>
        <source>the demo did not come up: %1</source>
        <translation>la démo n’a pas démarré : %1</translation>
    </message>
    <message>
        <source>It needs python3, haproxy, postgresql-15, victoria-metrics and minisign: packaging/install run installs them</source>
        <translation>Il lui faut python3, haproxy, postgresql-15, victoria-metrics et minisign : packaging/install run les installe</translation>
    </message>
</context>
<context>
    <name>godel::app::Desktop</name>
    <message>
        <source>there is no connection called %1</source>
        <translation>il n’y a pas de connexion nommée %1</translation>
    </message>
    <message>
        <source>Connect to it first; the link then opens</source>
        <translation>S’y connecter d’abord ; le lien s’ouvrira ensuite</translation>
    </message>
    <message>
        <source>Operations go on – %1</source>
        <translation>Des opérations continuent – %1</translation>
    </message>
    <message numerus="yes">
        <source>The engine runs in this window, and %n operation(s) go on in it.</source>
        <translation>
            <numerusform>Le moteur tourne dans cette fenêtre, et %n opération y continue.</numerusform>
            <numerusform>Le moteur tourne dans cette fenêtre, et %n opérations y continuent.</numerusform>
        </translation>
    </message>
    <message>
        <source>Headless, the engine goes on as a process of its own, and this machine&apos;s window finds it again. Stopped, nothing is lost: each operation stays where it is and goes on when an engine starts again.</source>
        <translation>Sans fenêtre, le moteur continue comme un processus à part, et la fenêtre de cette machine le retrouvera. Arrêté, rien n’est perdu : chaque opération reste où elle en est et reprend quand un moteur redémarre.</translation>
    </message>
    <message>
        <source>Keep running headless</source>
        <translation>Continuer sans fenêtre</translation>
    </message>
    <message>
        <source>Stop the engine</source>
        <translation>Arrêter le moteur</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>cette machine</translation>
    </message>
</context>
<context>
    <name>godel::app::Freedesktop</name>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
</context>
<context>
    <name>godel::app::HeadlessStart</name>
    <message>
        <source>there is no godel-opsd beside this program</source>
        <translation>aucun godel-opsd ne se trouve à côté de ce programme</translation>
    </message>
    <message>
        <source>Install godel-ops-server; the operations go on when an engine of this machine starts again</source>
        <translation>Installez godel-ops-server ; les opérations reprennent dès qu&apos;un moteur de cette machine redémarre</translation>
    </message>
    <message>
        <source>godel-opsd could not be started: %1</source>
        <translation>godel-opsd n&apos;a pas pu être démarré : %1</translation>
    </message>
    <message>
        <source>Start it by hand; the operations go on then</source>
        <translation>Démarrez-le à la main ; les opérations reprennent alors</translation>
    </message>
    <message>
        <source>the engine has ended again: %1</source>
        <translation>le moteur s&apos;est de nouveau arrêté : %1</translation>
    </message>
    <message>
        <source>the engine was started but does not answer yet</source>
        <translation>le moteur a été démarré mais ne répond pas encore</translation>
    </message>
    <message>
        <source>Nothing is lost: mend it, and start godel-opsd; its log is in %1</source>
        <translation>Rien n&apos;est perdu : corrigez la cause et démarrez godel-opsd ; son journal est dans %1</translation>
    </message>
</context>
<context>
    <name>godel::gui</name>
    <message>
        <source>under %1</source>
        <translation>moins de %1</translation>
    </message>
    <message>
        <source>over %1</source>
        <translation>plus de %1</translation>
    </message>
</context>
<context>
    <name>godel::gui::AuditPage</name>
    <message>
        <source>No.</source>
        <translation>Nº</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>From where</source>
        <translation>D’où</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Avec</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Audit record</source>
        <translation>Journal d’audit</translation>
    </message>
    <message>
        <source>The chain has not been verified yet.</source>
        <translation>La chaîne n’a pas encore été vérifiée.</translation>
    </message>
    <message>
        <source>Older entries</source>
        <translation>Entrées plus anciennes</translation>
    </message>
    <message>
        <source>Save as CSV …</source>
        <translation>Enregistrer en CSV …</translation>
    </message>
    <message>
        <source>Save the audit record</source>
        <translation>Enregistrer le journal d’audit</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>Verify the whole chain</source>
        <translation>Vérifier toute la chaîne</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>There are none.</source>
        <translation>Il n’y en a pas.</translation>
    </message>
    <message>
        <source>There is nothing to save.</source>
        <translation>Il n’y a rien à enregistrer.</translation>
    </message>
    <message>
        <source>The whole record is being read …</source>
        <translation>Le journal entier est en cours de lecture …</translation>
    </message>
    <message>
        <source>Chain verified: %1 entries, none changed, inserted or missing. Last hash %2.</source>
        <translation>Chaîne vérifiée : %1 entrées, aucune modifiée, insérée ni manquante. Dernière empreinte %2.</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 n’a pas pu être écrit : %2</translation>
    </message>
    <message>
        <source>Choose another place; nothing was lost</source>
        <translation>Choisir un autre endroit ; rien n’est perdu</translation>
    </message>
    <message numerus="yes">
        <source>%n entries were saved to %1</source>
        <translation>
            <numerusform>%n entrée a été enregistrée dans %1</numerusform>
            <numerusform>%n entrées ont été enregistrées dans %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godel::gui::ChartMenu</name>
    <message>
        <source>Save the chart</source>
        <translation>Enregistrer le graphique</translation>
    </message>
    <message>
        <source>What can be done with the chart %1</source>
        <translation>Actions possibles sur le graphique %1</translation>
    </message>
    <message>
        <source>Save, copy, show as table</source>
        <translation>Enregistrer, copier, afficher en tableau</translation>
    </message>
    <message>
        <source>Save as &amp;PNG …</source>
        <translation>Enregistrer en &amp;PNG …</translation>
    </message>
    <message>
        <source>Save as &amp;SVG …</source>
        <translation>Enregistrer en &amp;SVG …</translation>
    </message>
    <message>
        <source>Save as &amp;CSV …</source>
        <translation>Enregistrer en &amp;CSV …</translation>
    </message>
    <message>
        <source>C&amp;opy as picture</source>
        <translation>C&amp;opier comme image</translation>
    </message>
    <message>
        <source>Show as &amp;table</source>
        <translation>Afficher en &amp;tableau</translation>
    </message>
    <message>
        <source>Back to the &amp;whole range</source>
        <translation>&amp;Revenir à toute la plage</translation>
    </message>
    <message>
        <source>The chart was saved to %1</source>
        <translation>Le graphique a été enregistré dans %1</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>Quand (UTC)</translation>
    </message>
    <message>
        <source>Values of %1</source>
        <translation>Valeurs de %1</translation>
    </message>
</context>
<context>
    <name>godel::gui::CommandDialog</name>
    <message>
        <source>only reads</source>
        <translation>lit seulement</translation>
    </message>
    <message>
        <source>changes something, and can be taken back</source>
        <translation>change quelque chose, et peut être annulée</translation>
    </message>
    <message>
        <source>users may notice, or it costs</source>
        <translation>les utilisateurs peuvent le remarquer, ou cela coûte</translation>
    </message>
    <message>
        <source>destroys something for good</source>
        <translation>détruit quelque chose définitivement</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>for %1 and above</source>
        <translation>pour %1 et au-dessus</translation>
    </message>
    <message>
        <source>a second person has to confirm</source>
        <translation>une seconde personne doit confirmer</translation>
    </message>
    <message>
        <source>Confirmation</source>
        <translation>Confirmation</translation>
    </message>
    <message>
        <source>The same on a terminal</source>
        <translation>La même chose dans un terminal</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Follow the operation</source>
        <translation>Suivre l’opération</translation>
    </message>
    <message>
        <source>Show the plan</source>
        <translation>Montrer le plan</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Demander</translation>
    </message>
    <message>
        <source>Run in %1</source>
        <translation>Exécuter dans %1</translation>
    </message>
    <message>
        <source>This is the engine&apos;s plan; nothing has been done yet.</source>
        <translation>Voici le plan du moteur ; rien n’a encore été fait.</translation>
    </message>
    <message>
        <source>It goes on as operation %1.</source>
        <translation>Cela continue comme opération %1.</translation>
    </message>
    <message>
        <source>It does not need this window.</source>
        <translation>Cette fenêtre n’y est pas nécessaire.</translation>
    </message>
    <message>
        <source>%1 has begun</source>
        <translation>%1 a commencé</translation>
    </message>
    <message>
        <source>Answered.</source>
        <translation>Répondu.</translation>
    </message>
    <message>
        <source>Answered, and not all is well.</source>
        <translation>Répondu, et tout ne va pas bien.</translation>
    </message>
    <message>
        <source>Done in %1.</source>
        <translation>Fait dans %1.</translation>
    </message>
    <message>
        <source>Type %1 to confirm:</source>
        <translation>Taper %1 pour confirmer :</translation>
    </message>
    <message>
        <source>The engine is asked …</source>
        <translation>Le moteur est interrogé …</translation>
    </message>
    <message>
        <source>Look at the engine&apos;s plan first.</source>
        <translation>Regarder d’abord le plan du moteur.</translation>
    </message>
    <message>
        <source>Type the phrase to confirm.</source>
        <translation>Taper la phrase pour confirmer.</translation>
    </message>
    <message>
        <source>Run in %1 · hold 2 s</source>
        <translation>Exécuter dans %1 · maintenir 2 s</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 dans %2</translation>
    </message>
</context>
<context>
    <name>godel::gui::CommandForm</name>
    <message>
        <source> (%1 if left out)</source>
        <translation> (%1 si omis)</translation>
    </message>
    <message>
        <source>%1 (required)</source>
        <translation>%1 (obligatoire)</translation>
    </message>
    <message>
        <source>%1 (default)</source>
        <translation>%1 (par défaut)</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Choisir …</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>further arguments</source>
        <translation>autres arguments</translation>
    </message>
    <message>
        <source>for instance %1</source>
        <translation>par exemple %1</translation>
    </message>
</context>
<context>
    <name>godel::gui::CommandPalette</name>
    <message>
        <source>Search or run</source>
        <translation>Chercher ou exécuter</translation>
    </message>
    <message>
        <source>Search pages and commands; Enter opens, nothing runs from here</source>
        <translation>Chercher pages et commandes ; Entrée ouvre, rien ne s’exécute d’ici</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Chercher</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Trouvé</translation>
    </message>
    <message>
        <source>No page and no command is called &quot;%1&quot;. Try a word of what you want to do, such as: approve, restart, token.</source>
        <translation>Aucune page et aucune commande ne s’appelle « %1 ». Essayez un mot de ce que vous voulez faire, par exemple : approve, restart, token.</translation>
    </message>
</context>
<context>
    <name>godel::gui::ConfigForm</name>
    <message>
        <source>%1 if left out</source>
        <translation>%1 si omis</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>omis</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Ajouter une ligne</translation>
    </message>
    <message>
        <source>Take the row away</source>
        <translation>Retirer la ligne</translation>
    </message>
</context>
<context>
    <name>godel::gui::ConnectDialog</name>
    <message>
        <source>Connect to a server</source>
        <translation>Se connecter à un serveur</translation>
    </message>
    <message>
        <source>the one line that tokens:create printed</source>
        <translation>la ligne unique affichée par tokens:create</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Couleur</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>I trust it: connect</source>
        <translation>Je lui fais confiance : connecter</translation>
    </message>
    <message>
        <source>Look at its certificate</source>
        <translation>Voir son certificat</translation>
    </message>
    <message>
        <source>The server is asked …</source>
        <translation>Le serveur est interrogé …</translation>
    </message>
    <message>
        <source>Give your token; an admin makes one with tokens:create</source>
        <translation>Donner votre jeton ; un admin en crée un avec tokens:create</translation>
    </message>
    <message>
        <source>Choose …</source>
        <translation>Choisir …</translation>
    </message>
    <message>
        <source>The server shows this certificate. Compare its fingerprint with what its owner tells you by another way; from now on only this one is accepted.

Fingerprint (SHA-256):
%1

For: %2
Signed by: %3
Valid: %4 to %5</source>
        <translation>Le serveur montre ce certificat. Comparez son empreinte avec ce que son propriétaire vous dit par une autre voie ; désormais seul celui-ci sera accepté.

Empreinte (SHA-256) :
%1

Pour : %2
Signé par : %3
Valable : de %4 à %5</translation>
    </message>
    <message>
        <source>Connected. The token could not be kept: %1</source>
        <translation>Connecté. Le jeton n’a pas pu être conservé : %1</translation>
    </message>
    <message>
        <source>This is another certificate than the one that you trusted until now:
%1
If its owner does not say that it was renewed, somebody may be in between: cancel.

</source>
        <translation>Ce certificat n’est pas celui auquel vous faisiez confiance jusqu’ici :
%1
Si son propriétaire ne dit pas qu’il a été renouvelé, quelqu’un est peut-être entre vous : annuler.

</translation>
    </message>
</context>
<context>
    <name>godel::gui::DecisionModel</name>
    <message>
        <source>%1 may not decide this: it takes the role of an approver</source>
        <translation>%1 ne peut pas en décider : il faut le rôle d’approbateur</translation>
    </message>
    <message>
        <source>%1 may not decide this: it takes the role of an operator</source>
        <translation>%1 ne peut pas en décider : il faut le rôle d’opérateur</translation>
    </message>
    <message>
        <source>End the soak</source>
        <translation>Finir l’observation finale</translation>
    </message>
    <message>
        <source>Move to%1</source>
        <translation>Passer à%1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuer</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>this window cannot read the rollout: %1</source>
        <translation>cette fenêtre ne peut pas lire le déploiement : %1</translation>
    </message>
    <message>
        <source>Use the window and the engine of one version</source>
        <translation>Utiliser la fenêtre et le moteur d’une même version</translation>
    </message>
    <message>
        <source>Confirm the hotfix</source>
        <translation>Confirmer le correctif urgent</translation>
    </message>
    <message>
        <source>Approve%1</source>
        <translation>Approuver%1</translation>
    </message>
    <message>
        <source>Hold 15 m</source>
        <translation>Suspendre 15 min</translation>
    </message>
    <message>
        <source>a reason is missing</source>
        <translation>il manque une raison</translation>
    </message>
    <message>
        <source>Write it into the field; it stays on record</source>
        <translation>L’écrire dans le champ ; elle reste consignée</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rejeter</translation>
    </message>
    <message>
        <source>%1; it goes on by itself in %2</source>
        <translation>%1 ; reprend de soi-même dans %2</translation>
    </message>
    <message>
        <source>%1 of %2 approvals; held by itself in %3 if nobody decides</source>
        <translation>%1 approbations sur %2 ; suspendu de soi-même dans %3 si personne ne décide</translation>
    </message>
</context>
<context>
    <name>godel::gui::DecisionPanel</name>
    <message>
        <source>Reject</source>
        <translation>Rejeter</translation>
    </message>
    <message>
        <source>Hold 15 m</source>
        <translation>Suspendre 15 min</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>A second person decides here …</source>
        <translation>Une seconde personne décide ici …</translation>
    </message>
    <message>
        <source>Reason; it stays on record</source>
        <translation>Raison ; elle reste consignée</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>If you approve: %1</source>
        <translation>Si vous approuvez : %1</translation>
    </message>
    <message>
        <source>Approved by %1</source>
        <translation>Approuvé par %1</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 et %2</translation>
    </message>
</context>
<context>
    <name>godel::gui::DemoPage</name>
    <message>
        <source>Break it</source>
        <translation>Casser</translation>
    </message>
    <message>
        <source>This environment is a demo. Each button acts on its real processes; watch the overview, the operations or a canary while it does.</source>
        <translation>Cet environnement est une démo. Chaque bouton agit sur ses processus réels ; regardez alors la vue d’ensemble, les opérations ou un canari.</translation>
    </message>
    <message>
        <source>Kill an instance</source>
        <translation>Tuer une instance</translation>
    </message>
    <message>
        <source>One instance of the version with the traffic gets SIGKILL. No request should fail for longer than the router takes to notice, and it is started again.</source>
        <translation>Une instance de la version qui a le trafic reçoit SIGKILL. Aucune requête ne devrait échouer plus longtemps que le routeur ne met à le voir, et elle est redémarrée.</translation>
    </message>
    <message>
        <source>Answer with errors</source>
        <translation>Répondre par des erreurs</translation>
    </message>
    <message>
        <source>The running instances answer some requests with 500, for 30 seconds. The error rate crosses its limits.</source>
        <translation>Les instances répondent 500 à certaines requêtes pendant 30 secondes. Le taux d’erreurs dépasse ses limites.</translation>
    </message>
    <message>
        <source>Grow a slow tail</source>
        <translation>Allonger la traîne lente</translation>
    </message>
    <message>
        <source>Some requests take 800 ms and more, for 30 seconds. The average hardly moves, the slowest hundredth does.</source>
        <translation>Certaines requêtes prennent 800 ms et plus pendant 30 secondes. La moyenne bouge à peine, le centième le plus lent bouge.</translation>
    </message>
    <message>
        <source>Kill the engine</source>
        <translation>Tuer le moteur</translation>
    </message>
    <message>
        <source>The engine gets SIGKILL. The platform goes on without it; this window says so at once and comes back when the engine does.</source>
        <translation>Le moteur reçoit SIGKILL. La plateforme continue sans lui ; cette fenêtre le dit aussitôt et revient avec lui.</translation>
    </message>
    <message>
        <source>Mend everything</source>
        <translation>Tout réparer</translation>
    </message>
    <message>
        <source>This is for operators.</source>
        <translation>C’est pour les opérateurs.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Fait.</translation>
    </message>
</context>
<context>
    <name>godel::gui::DeploymentsPage</name>
    <message>
        <source>Stands</source>
        <translation>Tient</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Depuis</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Came to</source>
        <translation>Est allé jusqu’à</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Verdict</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>Approuvé par</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Rollouts</source>
        <translation>Déploiements</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Compare with …</source>
        <translation>Comparer avec …</translation>
    </message>
    <message>
        <source>Roll back to this version …</source>
        <translation>Revenir à cette version …</translation>
    </message>
    <message>
        <source>Bring a version …</source>
        <translation>Livrer une version …</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>Finir la comparaison</translation>
    </message>
    <message>
        <source>This one</source>
        <translation>Celui-ci</translation>
    </message>
    <message>
        <source>The other</source>
        <translation>L’autre</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Comparaison</translation>
    </message>
    <message>
        <source>Not known yet.</source>
        <translation>Pas encore connu.</translation>
    </message>
    <message>
        <source>Choose a rollout first.</source>
        <translation>Choisir d’abord un déploiement.</translation>
    </message>
    <message>
        <source>This is for operators.</source>
        <translation>C’est pour les opérateurs.</translation>
    </message>
    <message>
        <source>%1 has the traffic.</source>
        <translation>%1 a le trafic.</translation>
    </message>
    <message>
        <source>Roll back to %1 …</source>
        <translation>Revenir à %1 …</translation>
    </message>
    <message>
        <source>Compare others with this one</source>
        <translation>Comparer d’autres à celui-ci</translation>
    </message>
    <message>
        <source>Now choose the one to compare it with</source>
        <translation>Choisir maintenant celui à comparer</translation>
    </message>
    <message>
        <source>%1 beside %2</source>
        <translation>%1 à côté de %2</translation>
    </message>
    <message>
        <source>No rollout yet</source>
        <translation>Pas encore de déploiement</translation>
    </message>
    <message>
        <source>Choose a release and bring it stage by stage; every rollout is then listed here.</source>
        <translation>Choisir une version et la livrer étape par étape ; chaque déploiement figure ensuite ici.</translation>
    </message>
    <message>
        <source>%1 is on its way: end or turn back its rollout first.</source>
        <translation>%1 est en route : terminer ou inverser d’abord son déploiement.</translation>
    </message>
    <message>
        <source>%1 did not come through: bring it stage by stage instead.</source>
        <translation>%1 n’est pas allée au bout : la livrer plutôt étape par étape.</translation>
    </message>
    <message>
        <source>The engine is asked …</source>
        <translation>Le moteur est interrogé …</translation>
    </message>
</context>
<context>
    <name>godel::gui::EvidenceChart</name>
    <message>
        <source>Abort at %1: now %2. Pass at %3: now %4.</source>
        <translation>Arrêt à %1 : maintenant %2. Réussite à %3 : maintenant %4.</translation>
    </message>
    <message>
        <source>How near the verdict is</source>
        <translation>À quelle distance est le verdict</translation>
    </message>
    <message>
        <source>nothing is judged yet</source>
        <translation>rien n’est encore jugé</translation>
    </message>
    <message>
        <source>↑ worse: aborted at this line</source>
        <translation>↑ pire : arrêté à cette ligne</translation>
    </message>
    <message>
        <source>↓ as good: passes at this line</source>
        <translation>↓ aussi bon : réussi à cette ligne</translation>
    </message>
</context>
<context>
    <name>godel::gui::EvidenceModel</name>
    <message>
        <source>new</source>
        <translation>nouvelle</translation>
    </message>
    <message>
        <source>stable</source>
        <translation>stable</translation>
    </message>
</context>
<context>
    <name>godel::gui::FormModel</name>
    <message>
        <source>%1 is for the role %2, and you are %3</source>
        <translation>%1 est pour le rôle %2, et vous êtes %3</translation>
    </message>
</context>
<context>
    <name>godel::gui::GivenApproval</name>
    <message>
        <source>%1 (approved by the requester)</source>
        <translation>%1 (approuvé par le demandeur)</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>reste %1</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>expiré</translation>
    </message>
    <message>
        <source>counts no more: it was of another stage or other evidence</source>
        <translation>ne compte plus : c’était pour une autre étape ou d’autres preuves</translation>
    </message>
</context>
<context>
    <name>godel::gui::HelpDialog</name>
    <message>
        <source>Help</source>
        <translation>Aide</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>godel::gui::HoldButton</name>
    <message>
        <source>Hold it down, with the mouse or the space bar, for %1 s; let go before to do nothing.</source>
        <translation>Maintenir appuyé, à la souris ou à la barre d’espace, pendant %1 s ; relâcher avant pour ne rien faire.</translation>
    </message>
    <message>
        <source>Keep holding: %1 s</source>
        <translation>Maintenir encore : %1 s</translation>
    </message>
</context>
<context>
    <name>godel::gui::Link</name>
    <message>
        <source>the engine has not answered for %1 seconds</source>
        <translation>le moteur n’a pas répondu depuis %1 secondes</translation>
    </message>
    <message>
        <source>It is asked again; see whether it or the line to it is overloaded</source>
        <translation>Il est redemandé ; voir si lui ou la ligne vers lui est surchargé</translation>
    </message>
</context>
<context>
    <name>godel::gui::MainWindow</name>
    <message>
        <source>Pages</source>
        <translation>Pages</translation>
    </message>
    <message>
        <source>Search or run …   Ctrl+K</source>
        <translation>Chercher ou exécuter …   Ctrl+K</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenêtre</translation>
    </message>
    <message>
        <source>&amp;Connect to another engine …</source>
        <translation>Se &amp;connecter à un autre moteur …</translation>
    </message>
    <message>
        <source>&amp;Ask again now</source>
        <translation>&amp;Redemander maintenant</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Fermer</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Affichage</translation>
    </message>
    <message>
        <source>As the &amp;desktop</source>
        <translation>Comme le &amp;bureau</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Clair</translation>
    </message>
    <message>
        <source>D&amp;ark</source>
        <translation>&amp;Sombre</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>A&amp;ide</translation>
    </message>
    <message>
        <source>About this &amp;page</source>
        <translation>À propos de cette &amp;page</translation>
    </message>
    <message>
        <source>&amp;Keyboard</source>
        <translation>&amp;Clavier</translation>
    </message>
    <message>
        <source>%1 – %2 – Godel Ops</source>
        <translation>%1 – %2 – Godel Ops</translation>
    </message>
    <message>
        <source>There is no page %1 here</source>
        <translation>Il n’y a pas de page %1 ici</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Page</translation>
    </message>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n en cours</numerusform>
            <numerusform>%n en cours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need you</source>
        <translation>
            <numerusform>%n vous attend</numerusform>
            <numerusform>%n vous attendent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread messages</source>
        <translation>
            <numerusform>%n message non lu</numerusform>
            <numerusform>%n messages non lus</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 · engine %2</source>
        <translation>%1 · moteur %2</translation>
    </message>
    <message>
        <source>data %1</source>
        <translation>données %1</translation>
    </message>
    <message>
        <source>no data yet</source>
        <translation>pas encore de données</translation>
    </message>
    <message>
        <source>this machine&apos;s clock is %1 %2 the engine&apos;s; times are the engine&apos;s</source>
        <translation>l’horloge de cette machine est %2 le moteur de %1 ; les heures sont celles du moteur</translation>
    </message>
    <message>
        <source>ahead of</source>
        <translation>en avance sur</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>en retard sur</translation>
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
        <translation>Messages</translation>
    </message>
    <message>
        <source>Nothing was said yet</source>
        <translation>Rien n’a encore été dit</translation>
    </message>
    <message>
        <source>Approvals, finished operations and new findings appear here.</source>
        <translation>Les approbations, les opérations terminées et les nouveaux constats apparaissent ici.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouvrir</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copier le lien</translation>
    </message>
</context>
<context>
    <name>godel::gui::OperationsPage</name>
    <message>
        <source>Operation</source>
        <translation>Opération</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Begun</source>
        <translation>Début</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Operations</source>
        <translation>Opérations</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progression</translation>
    </message>
    <message>
        <source>Steps and log</source>
        <translation>Étapes et journal</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nº</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>Dit</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Durée</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Reste</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>Regards</translation>
    </message>
    <message>
        <source>On cancel</source>
        <translation>À l’annulation</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Événement</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Réessayer</translation>
    </message>
    <message>
        <source>Cancel and take back</source>
        <translation>Interrompre et annuler</translation>
    </message>
    <message>
        <source>%1 of %2 steps are done</source>
        <translation>%1 étapes sur %2 sont terminées</translation>
    </message>
    <message>
        <source>This is for operators.</source>
        <translation>C’est pour les opérateurs.</translation>
    </message>
    <message>
        <source>Undo …</source>
        <translation>Annuler …</translation>
    </message>
</context>
<context>
    <name>godel::gui::OverviewPage</name>
    <message>
        <source>Nothing is measured yet</source>
        <translation>Rien n’est encore mesuré</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Vous attend</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Changements</translation>
    </message>
    <message>
        <source>Changes in the last 24 hours</source>
        <translation>Changements des dernières 24 heures</translation>
    </message>
    <message>
        <source>The first values come a few seconds after the platform starts.</source>
        <translation>Les premières valeurs arrivent quelques secondes après le démarrage de la plateforme.</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>reste %1</translation>
    </message>
    <message>
        <source>Decide …</source>
        <translation>Décider …</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Voir</translation>
    </message>
    <message>
        <source>Nothing waits for you.</source>
        <translation>Rien ne vous attend.</translation>
    </message>
    <message>
        <source>Not known yet.</source>
        <translation>Pas encore connu.</translation>
    </message>
    <message>
        <source>24 h ago</source>
        <translation>il y a 24 h</translation>
    </message>
</context>
<context>
    <name>godel::gui::PaletteModel</name>
    <message>
        <source> · second person</source>
        <translation> · seconde personne</translation>
    </message>
</context>
<context>
    <name>godel::gui::PeoplePage</name>
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>Local account</source>
        <translation>Compte local</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Personnes</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Jeton</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Personne</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>Créé</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>Expire</translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation>Révoqué</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Jetons</translation>
    </message>
    <message>
        <source>Let a person in …</source>
        <translation>Admettre une personne …</translation>
    </message>
    <message>
        <source>Change the role …</source>
        <translation>Changer le rôle …</translation>
    </message>
    <message>
        <source>Let in no more …</source>
        <translation>Ne plus admettre …</translation>
    </message>
    <message>
        <source>Make a token …</source>
        <translation>Créer un jeton …</translation>
    </message>
    <message>
        <source>Revoke …</source>
        <translation>Révoquer …</translation>
    </message>
    <message>
        <source>This is for admins.</source>
        <translation>C’est pour les admins.</translation>
    </message>
    <message>
        <source>Tokens are shown to admins only.</source>
        <translation>Les jetons ne sont montrés qu’aux admins.</translation>
    </message>
    <message>
        <source>Choose a person first.</source>
        <translation>Choisir d’abord une personne.</translation>
    </message>
    <message>
        <source>Choose a token first.</source>
        <translation>Choisir d’abord un jeton.</translation>
    </message>
    <message>
        <source>It is worthless already.</source>
        <translation>Il est déjà sans valeur.</translation>
    </message>
    <message>
        <source>Letting people in and out is for admins.</source>
        <translation>Laisser entrer ou exclure des personnes est réservé aux admins.</translation>
    </message>
</context>
<context>
    <name>godel::gui::PlatformPage</name>
    <message>
        <source>Platform</source>
        <translation>Plateforme</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instances</translation>
    </message>
    <message>
        <source>Releases</source>
        <translation>Versions livrées</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instance</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rôle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>At the router</source>
        <translation>Au routeur</translation>
    </message>
    <message>
        <source>Requests now</source>
        <translation>Requêtes actuelles</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Redémarrages</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Processus</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Restart one after the other …</source>
        <translation>Redémarrer l’une après l’autre …</translation>
    </message>
    <message>
        <source>Restart all at once …</source>
        <translation>Redémarrer toutes à la fois …</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>follow</source>
        <translation>suivre</translation>
    </message>
    <message>
        <source>Log lines</source>
        <translation>Lignes du journal</translation>
    </message>
    <message>
        <source>Has the traffic</source>
        <translation>A le trafic</translation>
    </message>
    <message>
        <source>Known good</source>
        <translation>Reconnue bonne</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migrations</translation>
    </message>
    <message>
        <source>Artefact</source>
        <translation>Artefact</translation>
    </message>
    <message>
        <source>Choose a release</source>
        <translation>Choisir une version livrée</translation>
    </message>
    <message>
        <source>Add a release …</source>
        <translation>Ajouter une version livrée …</translation>
    </message>
    <message>
        <source>Delete …</source>
        <translation>Supprimer …</translation>
    </message>
    <message>
        <source>Bring to production …</source>
        <translation>Mettre en production …</translation>
    </message>
    <message>
        <source>Log of %1</source>
        <translation>Journal de %1</translation>
    </message>
    <message>
        <source>It has written nothing yet.</source>
        <translation>Elle n’a encore rien écrit.</translation>
    </message>
    <message>
        <source>This is for operators.</source>
        <translation>C’est pour les opérateurs.</translation>
    </message>
    <message>
        <source>It has the traffic already.</source>
        <translation>Elle a déjà le trafic.</translation>
    </message>
    <message>
        <source>It has the traffic.</source>
        <translation>Elle a le trafic.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %2 and %n more</source>
        <translation>
            <numerusform>%1 : %2 et %n autre</numerusform>
            <numerusform>%1 : %2 et %n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing runs that it could be compared with.</source>
        <translation>Rien ne tourne à quoi la comparer.</translation>
    </message>
    <message>
        <source>New files</source>
        <translation>Nouveaux fichiers</translation>
    </message>
    <message>
        <source>Changed files</source>
        <translation>Fichiers modifiés</translation>
    </message>
    <message>
        <source>Files that go</source>
        <translation>Fichiers qui partent</translation>
    </message>
    <message>
        <source>Environment: %1 from &apos;%2&apos; to &apos;%3&apos;</source>
        <translation>Environnement : %1 de « %2 » à « %3 »</translation>
    </message>
    <message>
        <source>New migration: %1</source>
        <translation>Nouvelle migration : %1</translation>
    </message>
    <message>
        <source>The same as %1, which has the traffic.</source>
        <translation>Identique à %1, qui a le trafic.</translation>
    </message>
    <message>
        <source>Against %1, which has the traffic:</source>
        <translation>Par rapport à %1, qui a le trafic :</translation>
    </message>
    <message>
        <source>Signed by</source>
        <translation>Signée par</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Taille</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation>
            <numerusform>%1 dans %n fichier</numerusform>
            <numerusform>%1 dans %n fichiers</numerusform>
        </translation>
    </message>
    <message>
        <source>Here since</source>
        <translation>Ici depuis</translation>
    </message>
    <message>
        <source>no way back</source>
        <translation>pas de retour</translation>
    </message>
    <message>
        <source>way back loses nothing</source>
        <translation>le retour ne perd rien</translation>
    </message>
    <message>
        <source>way back loses data</source>
        <translation>le retour perd des données</translation>
    </message>
    <message>
        <source>Migration</source>
        <translation>Migration</translation>
    </message>
    <message>
        <source>, applied</source>
        <translation>, appliquée</translation>
    </message>
    <message>
        <source>Environment: %1 is new: &apos;%2&apos;</source>
        <translation>Environnement : %1 est nouveau : « %2 »</translation>
    </message>
    <message>
        <source>Environment: %1 goes; it was &apos;%2&apos;</source>
        <translation>Environnement : %1 disparaît ; c&apos;était « %2 »</translation>
    </message>
</context>
<context>
    <name>godel::gui::ReplayBar</name>
    <message>
        <source>REPLAY</source>
        <translation>REJEU</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Lire</translation>
    </message>
    <message>
        <source>Play the rollout again</source>
        <translation>Rejouer le déploiement</translation>
    </message>
    <message>
        <source>Moment of the rollout</source>
        <translation>Moment du déploiement</translation>
    </message>
    <message>
        <source>There is nothing to play yet.</source>
        <translation>Il n’y a encore rien à rejouer.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>replay, %1</source>
        <translation>rejeu, %1</translation>
    </message>
    <message>
        <source>the end, %1</source>
        <translation>la fin, %1</translation>
    </message>
</context>
<context>
    <name>godel::gui::ReplyView</name>
    <message>
        <source>Done; there is nothing more to say.</source>
        <translation>Fait ; il n’y a rien de plus à dire.</translation>
    </message>
</context>
<context>
    <name>godel::gui::Ribbon</name>
    <message>
        <source>connecting …</source>
        <translation>connexion …</translation>
    </message>
    <message>
        <source>not connected, asking again</source>
        <translation>pas connecté, redemande</translation>
    </message>
    <message>
        <source>connected · %1</source>
        <translation>connecté · %1</translation>
    </message>
    <message>
        <source>connection lost, last heard %1, asking again</source>
        <translation>connexion perdue, dernières nouvelles %1, redemande</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>Environment %1, %2</source>
        <translation>Environnement %1, %2</translation>
    </message>
</context>
<context>
    <name>godel::gui::RolloutHead</name>
    <message>
        <source>Copy</source>
        <translation>Copier</translation>
    </message>
    <message>
        <source>Roll back now</source>
        <translation>Revenir maintenant</translation>
    </message>
    <message>
        <source>Cut off · hold 2 s</source>
        <translation>Couper · maintenir 2 s</translation>
    </message>
    <message>
        <source>Copy the whole artefact hash</source>
        <translation>Copier l’empreinte entière de l’artefact</translation>
    </message>
    <message>
        <source>%1 in place of %2</source>
        <translation>%1 à la place de %2</translation>
    </message>
    <message>
        <source>no artefact hash was told</source>
        <translation>aucune empreinte d’artefact n’a été donnée</translation>
    </message>
    <message>
        <source>Roll back to %1 …</source>
        <translation>Revenir à %1 …</translation>
    </message>
    <message>
        <source>Opens the form that confirms it.</source>
        <translation>Ouvre le formulaire qui le confirme.</translation>
    </message>
    <message>
        <source>One click: %1 gets all traffic again; running requests are answered.</source>
        <translation>Un clic : %1 reprend tout le trafic ; les requêtes en cours reçoivent leur réponse.</translation>
    </message>
    <message>
        <source>? signature not known here</source>
        <translation>? signature inconnue ici</translation>
    </message>
    <message>
        <source>✓ signed by key %1</source>
        <translation>✓ signé par la clé %1</translation>
    </message>
    <message>
        <source>its signature is being looked up</source>
        <translation>sa signature est en cours de recherche</translation>
    </message>
</context>
<context>
    <name>godel::gui::RolloutModel</name>
    <message>
        <source>ended %1</source>
        <translation>terminé %1</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>depuis %1</translation>
    </message>
    <message>
        <source>%1 of watching are left, apart from approvals</source>
        <translation>il reste %1 d’observation, hors approbations</translation>
    </message>
    <message>
        <source>it has %1 of the requests</source>
        <translation>elle a %1 des requêtes</translation>
    </message>
    <message>
        <source>hotfix</source>
        <translation>correctif urgent</translation>
    </message>
    <message>
        <source>rollback</source>
        <translation>retour</translation>
    </message>
    <message>
        <source>canary</source>
        <translation>canari</translation>
    </message>
    <message>
        <source>%1, requested by %2</source>
        <translation>%1, demandé par %2</translation>
    </message>
    <message>
        <source>, begun %1</source>
        <translation>, commencé %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 sur %2</translation>
    </message>
    <message>
        <source>Nothing is judged yet: the first traffic of a version is its warm-up.</source>
        <translation>Rien n’est encore jugé : le premier trafic d’une version est son échauffement.</translation>
    </message>
    <message>
        <source>Abort at %1: now %2. Pass at %3: now %4.</source>
        <translation>Arrêt à %1 : maintenant %2. Réussite à %3 : maintenant %4.</translation>
    </message>
    <message>
        <source>It ended before anything was judged.</source>
        <translation>Il s&apos;est terminé avant que quoi que ce soit ne soit jugé.</translation>
    </message>
</context>
<context>
    <name>godel::gui::RolloutPage</name>
    <message>
        <source>Save the report</source>
        <translation>Enregistrer le rapport</translation>
    </message>
    <message>
        <source>HTML (*.html)</source>
        <translation>HTML (*.html)</translation>
    </message>
    <message>
        <source>Show operation</source>
        <translation>Montrer l’opération</translation>
    </message>
    <message>
        <source>Show the last rollout</source>
        <translation>Montrer le dernier déploiement</translation>
    </message>
    <message>
        <source>Metric</source>
        <translation>Métrique</translation>
    </message>
    <message>
        <source>Stable</source>
        <translation>Stable</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouvelle</translation>
    </message>
    <message>
        <source>Difference (95 % interval)</source>
        <translation>Différence (intervalle à 95 %)</translation>
    </message>
    <message>
        <source>n (new)</source>
        <translation>n (nouvelle)</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>Barrière</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Both versions side by side</source>
        <translation>Les deux versions côte à côte</translation>
    </message>
    <message>
        <source>Errors of a scrape</source>
        <translation>Erreurs d’une mesure</translation>
    </message>
    <message>
        <source>Latency p95 of a scrape</source>
        <translation>Latence p95 d’une mesure</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>Quand (UTC)</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Par</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Ce qui s’est passé</translation>
    </message>
    <message>
        <source>Save report …</source>
        <translation>Enregistrer le rapport …</translation>
    </message>
    <message>
        <source>Show what is under way</source>
        <translation>Montrer ce qui est en cours</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Close the message</source>
        <translation>Fermer le message</translation>
    </message>
    <message>
        <source>Bring a version to production …</source>
        <translation>Mettre une version en production …</translation>
    </message>
    <message>
        <source>How near the verdict is</source>
        <translation>À quelle distance est le verdict</translation>
    </message>
    <message>
        <source>This engine writes no reports.</source>
        <translation>Ce moteur n’écrit pas de rapports.</translation>
    </message>
    <message>
        <source>No rollout is under way</source>
        <translation>Aucun déploiement n’est en cours</translation>
    </message>
    <message>
        <source>Bring a version to production, or look at what was.</source>
        <translation>Mettre une version en production, ou regarder ce qui a été.</translation>
    </message>
    <message>
        <source>It is not known yet how the rollout stands</source>
        <translation>On ne sait pas encore où en est le déploiement</translation>
    </message>
    <message>
        <source>The engine is being asked.</source>
        <translation>Le moteur est interrogé.</translation>
    </message>
    <message>
        <source>The engine does not answer: %1</source>
        <translation>Le moteur ne répond pas : %1</translation>
    </message>
    <message>
        <source>The fresh evidence is being fetched.</source>
        <translation>Les preuves fraîches sont en route.</translation>
    </message>
    <message>
        <source>REPLAY: %1</source>
        <translation>REJEU : %1</translation>
    </message>
    <message>
        <source>It is on its way to the engine.</source>
        <translation>C’est en route vers le moteur.</translation>
    </message>
    <message>
        <source>The evidence has changed since you looked; nothing was approved.</source>
        <translation>Les preuves ont changé depuis que vous avez regardé ; rien n’a été approuvé.</translation>
    </message>
    <message>
        <source>The fresh figures are on show now: look at them, then approve again.</source>
        <translation>Les chiffres frais sont affichés : les regarder, puis approuver à nouveau.</translation>
    </message>
    <message>
        <source>The engine took it.</source>
        <translation>Le moteur l’a accepté.</translation>
    </message>
    <message>
        <source>Operation %1 sees to it.</source>
        <translation>L’opération %1 s’en charge.</translation>
    </message>
    <message>
        <source>The report is being written.</source>
        <translation>Le rapport est en cours d’écriture.</translation>
    </message>
    <message>
        <source>the engine answered without a report</source>
        <translation>le moteur a répondu sans rapport</translation>
    </message>
    <message>
        <source>Use the window and the engine of one version</source>
        <translation>Utiliser la fenêtre et le moteur d’une même version</translation>
    </message>
    <message>
        <source>The report was saved to %1</source>
        <translation>Le rapport a été enregistré dans %1</translation>
    </message>
    <message>
        <source>At its end: %1</source>
        <translation>À la fin : %1</translation>
    </message>
</context>
<context>
    <name>godel::gui::RolloutSides</name>
    <message>
        <source>new</source>
        <translation>nouvelle</translation>
    </message>
    <message>
        <source>stable</source>
        <translation>stable</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Côté</translation>
    </message>
    <message>
        <source>Instance</source>
        <translation>Instance</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>State</source>
        <translation>État</translation>
    </message>
    <message>
        <source>At the router</source>
        <translation>Au routeur</translation>
    </message>
    <message>
        <source>Requests now</source>
        <translation>Requêtes actuelles</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Mémoire</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Restarts</source>
        <translation>Redémarrages</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>Instances of both sides</source>
        <translation>Instances des deux côtés</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>follow</source>
        <translation>suivre</translation>
    </message>
    <message>
        <source>Instances</source>
        <translation>Instances</translation>
    </message>
    <message>
        <source>Log lines</source>
        <translation>Lignes du journal</translation>
    </message>
    <message>
        <source>Log of %1</source>
        <translation>Journal de %1</translation>
    </message>
    <message>
        <source>Log lines are for operators: they may quote what users sent.</source>
        <translation>Les lignes du journal sont pour les opérateurs : elles peuvent citer ce que des utilisateurs ont envoyé.</translation>
    </message>
    <message>
        <source>It has written nothing yet.</source>
        <translation>Elle n’a encore rien écrit.</translation>
    </message>
</context>
<context>
    <name>godel::gui::RowsModel</name>
    <message>
        <source>yes</source>
        <translation>oui</translation>
    </message>
    <message>
        <source>no</source>
        <translation>non</translation>
    </message>
    <message>
        <source>not enough data</source>
        <translation>pas assez de données</translation>
    </message>
    <message>
        <source>no source</source>
        <translation>pas de source</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>périmé</translation>
    </message>
</context>
<context>
    <name>godel::gui::SettingsPage</name>
    <message>
        <source>Files</source>
        <translation>Fichiers</translation>
    </message>
    <message>
        <source>Views of the file</source>
        <translation>Vues du fichier</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formulaire</translation>
    </message>
    <message>
        <source>The whole file</source>
        <translation>Le fichier entier</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>What saving changes</source>
        <translation>Ce que change l’enregistrement</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clé</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Avant</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Why; it stays on record</source>
        <translation>Pourquoi ; cela reste consigné</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quand</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Qui</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Pourquoi</translation>
    </message>
    <message>
        <source>With an editor</source>
        <translation>Avec un éditeur</translation>
    </message>
    <message>
        <source>Revision</source>
        <translation>Révision</translation>
    </message>
    <message>
        <source>What has changed since</source>
        <translation>Ce qui a changé depuis</translation>
    </message>
    <message>
        <source>Make it what it was then …</source>
        <translation>Le remettre comme il était …</translation>
    </message>
    <message>
        <source>Mend it in the tab Text.</source>
        <translation>Le réparer dans l’onglet Texte.</translation>
    </message>
    <message>
        <source>%1 was saved</source>
        <translation>%1 a été enregistré</translation>
    </message>
    <message>
        <source>%1 was saved.</source>
        <translation>%1 a été enregistré.</translation>
    </message>
    <message>
        <source>It holds from the engine&apos;s next start on.</source>
        <translation>Valable à partir du prochain démarrage du moteur.</translation>
    </message>
    <message>
        <source>Nothing has changed since then.</source>
        <translation>Rien n’a changé depuis.</translation>
    </message>
    <message>
        <source>The file is being read.</source>
        <translation>Le fichier est en cours de lecture.</translation>
    </message>
    <message>
        <source>Changing the configuration is for admins.</source>
        <translation>Changer la configuration est réservé aux admins.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Rien n’a été changé.</translation>
    </message>
    <message>
        <source>Say why: it stays on record.</source>
        <translation>Dire pourquoi : cela reste consigné.</translation>
    </message>
    <message>
        <source>Save in %1</source>
        <translation>Enregistrer dans %1</translation>
    </message>
    <message>
        <source>Choose a change first.</source>
        <translation>Choisir d’abord un changement.</translation>
    </message>
    <message>
        <source>Read it again, and keep what I changed</source>
        <translation>Le relire, et garder ce que j’ai changé</translation>
    </message>
</context>
<context>
    <name>godel::gui::SignInDialog</name>
    <message>
        <source>Sign in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>Approuver</translation>
    </message>
    <message>
        <source>A second person decides – %1</source>
        <translation>Une seconde personne décide – %1</translation>
    </message>
    <message>
        <source>Your token goes to the engine and is not kept. You are signed in for this one decision only.</source>
        <translation>Votre jeton va au moteur et n’est pas conservé. Vous n’êtes connecté que pour cette seule décision.</translation>
    </message>
    <message>
        <source>Token of the second person</source>
        <translation>Jeton de la seconde personne</translation>
    </message>
    <message>
        <source>Reason; it stays on record</source>
        <translation>Raison ; elle reste consignée</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>no token was given</source>
        <translation>aucun jeton n’a été donné</translation>
    </message>
    <message>
        <source>Type or paste the token of the second person</source>
        <translation>Taper ou coller le jeton de la seconde personne</translation>
    </message>
    <message>
        <source>the engine cannot be reached for a second person</source>
        <translation>le moteur ne peut pas être joint pour une seconde personne</translation>
    </message>
    <message>
        <source>Let them approve from their own window</source>
        <translation>La laisser approuver depuis sa propre fenêtre</translation>
    </message>
    <message>
        <source>The engine is being asked who this is.</source>
        <translation>Le moteur est interrogé sur cette personne.</translation>
    </message>
    <message>
        <source>this token is for %1, not for %2</source>
        <translation>ce jeton est pour %1, pas pour %2</translation>
    </message>
    <message>
        <source>Use a token of this environment</source>
        <translation>Utiliser un jeton de cet environnement</translation>
    </message>
    <message>
        <source>Nobody has signed in yet.</source>
        <translation>Personne ne s’est encore connecté.</translation>
    </message>
    <message>
        <source>Sign in first.</source>
        <translation>Se connecter d’abord.</translation>
    </message>
    <message>
        <source>nothing waits for a second person any more</source>
        <translation>rien n’attend plus une seconde personne</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1 (%2) cannot decide this: %3</source>
        <translation>%1 (%2) ne peut pas en décider : %3</translation>
    </message>
    <message>
        <source>%1 as %2</source>
        <translation>%1 comme %2</translation>
    </message>
    <message>
        <source>It is on its way.</source>
        <translation>C’est en route.</translation>
    </message>
    <message>
        <source>A second person decides</source>
        <translation>Une seconde personne décide</translation>
    </message>
</context>
<context>
    <name>godel::gui::Situation</name>
    <message>
        <source>Not known now: the engine does not answer. What is below is old.</source>
        <translation>Inconnu en ce moment : le moteur ne répond pas. Ce qui est en dessous est ancien.</translation>
    </message>
    <message>
        <source>Not known yet.</source>
        <translation>Pas encore connu.</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Tout va bien.</translation>
    </message>
    <message>
        <source>Not all is well.</source>
        <translation>Tout ne va pas bien.</translation>
    </message>
    <message numerus="yes">
        <source>; %n more</source>
        <translation>
            <numerusform> ; %n de plus</numerusform>
            <numerusform> ; %n de plus</numerusform>
        </translation>
    </message>
    <message>
        <source>Operation %1 is done</source>
        <translation>L’opération %1 est terminée</translation>
    </message>
    <message>
        <source>Operation %1 was taken back. %2</source>
        <translation>L’opération %1 a été annulée. %2</translation>
    </message>
    <message>
        <source>Operation %1 needs a person. %2</source>
        <translation>L’opération %1 a besoin d’une personne. %2</translation>
    </message>
</context>
<context>
    <name>godel::gui::TimeChart</name>
    <message>
        <source>no data</source>
        <translation>pas de données</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>avertissement</translation>
    </message>
    <message>
        <source>critical</source>
        <translation>critique</translation>
    </message>
    <message>
        <source>%1: no data</source>
        <translation>%1 : pas de données</translation>
    </message>
    <message>
        <source>%1 – a part of it, Esc shows all</source>
        <translation>%1 – une partie, Échap montre tout</translation>
    </message>
</context>
<context>
    <name>godel::gui::TimelineView</name>
    <message>
        <source>passed</source>
        <translation>réussie</translation>
    </message>
    <message>
        <source>not reached</source>
        <translation>pas atteinte</translation>
    </message>
    <message>
        <source>%1 to be watched</source>
        <translation>%1 à observer</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>now</source>
        <translation>maintenant</translation>
    </message>
</context>
<context>
    <name>godel::gui::UndoStrip</name>
    <message>
        <source>Undo (%1)</source>
        <translation>Annuler (%1)</translation>
    </message>
    <message>
        <source>Done: %1</source>
        <translation>Fait : %1</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Annuler : %1</translation>
    </message>
    <message>
        <source>It is being taken back: %1</source>
        <translation>Annulation en cours : %1</translation>
    </message>
    <message>
        <source>Taken back: %1</source>
        <translation>Annulé : %1</translation>
    </message>
</context>
<context>
    <name>godel::gui::Veil</name>
    <message>
        <source>Old: last heard %1</source>
        <translation>Ancien : dernières nouvelles %1</translation>
    </message>
</context>
<context>
    <name>godel::gui::WelcomeWindow</name>
    <message>
        <source>engine in this window</source>
        <translation>moteur dans cette fenêtre</translation>
    </message>
    <message>
        <source>this machine</source>
        <translation>cette machine</translation>
    </message>
    <message>
        <source>Godel Ops</source>
        <translation>Godel Ops</translation>
    </message>
    <message>
        <source>The console for the platform you bet on. There is no account to make: choose what to look at.</source>
        <translation>La console de la plateforme sur laquelle vous misez. Aucun compte à créer : choisissez quoi regarder.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Essayer la démo</translation>
    </message>
    <message>
        <source>A real environment with traffic on this machine: good and bad releases to bring, and buttons that break things.</source>
        <translation>Un environnement réel avec du trafic sur cette machine : de bonnes et de mauvaises versions à livrer, et des boutons qui cassent.</translation>
    </message>
    <message>
        <source>This machine</source>
        <translation>Cette machine</translation>
    </message>
    <message>
        <source>Connect to a server</source>
        <translation>Se connecter à un serveur</translation>
    </message>
    <message>
        <source>An engine elsewhere, over TLS, with the token that its admin gave you.</source>
        <translation>Un moteur ailleurs, par TLS, avec le jeton que son admin vous a donné.</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Connexions</translation>
    </message>
    <message>
        <source>Change …</source>
        <translation>Changer …</translation>
    </message>
    <message>
        <source>Change %1</source>
        <translation>Changer %1</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Oublier</translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation>Oublier %1</translation>
    </message>
    <message>
        <source>The demo is starting: engine, router, database, metrics, instances and traffic …</source>
        <translation>La démo démarre : moteur, routeur, base de données, métriques, instances et trafic …</translation>
    </message>
    <message>
        <source>This takes about ten seconds.</source>
        <translation>Cela prend environ dix secondes.</translation>
    </message>
    <message>
        <source>The engine that runs here as a service; without one, an engine in this window, which works while this machine is awake.</source>
        <translation>Le moteur qui tourne ici comme service ; à défaut, un moteur dans cette fenêtre, qui travaille tant que cette machine est éveillée.</translation>
    </message>
</context>
<context>
    <name>godel::gui::WizardPage</name>
    <message>
        <source>Steps</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>1  Release</source>
        <translation>1  Version</translation>
    </message>
    <message>
        <source>2  Stages</source>
        <translation>2  Étapes</translation>
    </message>
    <message>
        <source>3  Prechecks</source>
        <translation>3  Contrôles</translation>
    </message>
    <message>
        <source>4  Forecast</source>
        <translation>4  Prévision</translation>
    </message>
    <message>
        <source>5  Plan</source>
        <translation>5  Plan</translation>
    </message>
    <message>
        <source>Choose a release.</source>
        <translation>Choisir une version livrée.</translation>
    </message>
    <message>
        <source>The rollout of %1 has begun</source>
        <translation>Le déploiement de %1 a commencé</translation>
    </message>
    <message>
        <source>The engine is asked …</source>
        <translation>Le moteur est interrogé …</translation>
    </message>
    <message>
        <source>%1 takes the place of %2 in %3 at once.</source>
        <translation>%1 prend aussitôt la place de %2 dans %3.</translation>
    </message>
    <message>
        <source>%1 comes beside %2 in %3, with %4 % of the traffic at first.</source>
        <translation>%1 vient à côté de %2 dans %3, avec %4 % du trafic au début.</translation>
    </message>
    <message numerus="yes">
        <source>Between stages %n approval(s) are needed</source>
        <translation>
            <numerusform>Entre les étapes, %n approbation est nécessaire</numerusform>
            <numerusform>Entre les étapes, %n approbations sont nécessaires</numerusform>
        </translation>
    </message>
    <message>
        <source>, of %1</source>
        <translation>, de %1</translation>
    </message>
    <message>
        <source>; who asks may approve too, which is marked.</source>
        <translation> ; qui demande peut aussi approuver, ce qui est noté.</translation>
    </message>
    <message>
        <source>; not by who asks.</source>
        <translation> ; pas par qui demande.</translation>
    </message>
    <message>
        <source>Bringing a version is for operators.</source>
        <translation>Livrer une version est pour les opérateurs.</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Suivant</translation>
    </message>
    <message>
        <source>Bring %1 at once</source>
        <translation>Livrer %1 aussitôt</translation>
    </message>
    <message>
        <source>Bring %1 to %2 %</source>
        <translation>Livrer %1 à %2 %</translation>
    </message>
    <message>
        <source>This is the first step.</source>
        <translation>C’est la première étape.</translation>
    </message>
    <message>
        <source>Which release?</source>
        <translation>Quelle version ?</translation>
    </message>
    <message>
        <source>Signed releases on the engine&apos;s machine, and how the chosen one differs from the version that has the traffic.</source>
        <translation>Les versions signées sur la machine du moteur, et ce qui distingue celle choisie de celle qui a le trafic.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Has the traffic</source>
        <translation>A le trafic</translation>
    </message>
    <message>
        <source>Known good</source>
        <translation>Reconnue bonne</translation>
    </message>
    <message>
        <source>Migrations</source>
        <translation>Migrations</translation>
    </message>
    <message>
        <source>Releases</source>
        <translation>Versions livrées</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Ce qui diffère</translation>
    </message>
    <message>
        <source>How carefully?</source>
        <translation>Avec quelle prudence ?</translation>
    </message>
    <message>
        <source>Each stage gives the new version a share of the traffic and watches it. It is stopped by itself as soon as it is worse.</source>
        <translation>Chaque étape donne à la nouvelle version une part du trafic et l’observe. Elle est arrêtée d’elle-même dès qu’elle est pire.</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Genre</translation>
    </message>
    <message>
        <source>Canary: stage by stage, watched</source>
        <translation>Canari : étape par étape, observé</translation>
    </message>
    <message>
        <source>Hotfix: at once; skips the stages, and a second person confirms it</source>
        <translation>Correctif urgent : aussitôt ; saute les étapes, et une seconde personne le confirme</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>Étapes</translation>
    </message>
    <message>
        <source>Share of the traffic, %</source>
        <translation>Part du trafic, %</translation>
    </message>
    <message>
        <source>Watched for</source>
        <translation>Observée pendant</translation>
    </message>
    <message>
        <source>Add a stage</source>
        <translation>Ajouter une étape</translation>
    </message>
    <message>
        <source>Take the stage away</source>
        <translation>Retirer l’étape</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Raison</translation>
    </message>
    <message>
        <source>What it is for; it stays on record</source>
        <translation>À quoi cela sert ; cela reste consigné</translation>
    </message>
    <message>
        <source>Is everything ready for it?</source>
        <translation>Tout est-il prêt ?</translation>
    </message>
    <message>
        <source>What must be well before a version gets traffic, asked now.</source>
        <translation>Ce qui doit aller avant qu’une version reçoive du trafic, demandé maintenant.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Résultat</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>Contrôle</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Constat</translation>
    </message>
    <message>
        <source>Asks</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>Prechecks</source>
        <translation>Contrôles</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Redemander</translation>
    </message>
    <message>
        <source>Will there be a verdict in time?</source>
        <translation>Y aura-t-il un verdict à temps ?</translation>
    </message>
    <message>
        <source>How long each stage needs until it is clear that the new version is no worse, if it is as good as the present one.</source>
        <translation>Combien de temps chaque étape demande jusqu’à ce qu’il soit clair que la nouvelle version n’est pas pire, si elle est aussi bonne que l’actuelle.</translation>
    </message>
    <message>
        <source>Stage</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>Demande</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>À temps</translation>
    </message>
    <message>
        <source>Forecast</source>
        <translation>Prévision</translation>
    </message>
    <message>
        <source>Forecasts</source>
        <translation>Prévisions</translation>
    </message>
    <message>
        <source>Use the advised watch times</source>
        <translation>Prendre les durées conseillées</translation>
    </message>
    <message>
        <source>This is what will happen</source>
        <translation>Voici ce qui va se passer</translation>
    </message>
    <message>
        <source>The engine&apos;s own plan. Nothing has been done yet.</source>
        <translation>Le plan du moteur. Rien n’a encore été fait.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Étape</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Quoi</translation>
    </message>
    <message>
        <source>Plan</source>
        <translation>Plan</translation>
    </message>
    <message>
        <source>Who approves</source>
        <translation>Qui approuve</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Après</translation>
    </message>
    <message>
        <source>Approval</source>
        <translation>Approbation</translation>
    </message>
    <message>
        <source>Approvals</source>
        <translation>Approbations</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>There is no release on the engine&apos;s machine yet: bring one there with releases:add.</source>
        <translation>Il n’y a pas encore de version sur la machine du moteur : y en mettre une avec releases:add.</translation>
    </message>
    <message>
        <source>This engine does not say what differs.</source>
        <translation>Ce moteur ne dit pas ce qui diffère.</translation>
    </message>
    <message>
        <source>Under way: %1</source>
        <translation>En cours : %1</translation>
    </message>
    <message>
        <source>The engine begins it …</source>
        <translation>Le moteur le commence …</translation>
    </message>
    <message>
        <source>A rollout has at most %1 stages.</source>
        <translation>Un déploiement a au plus %1 étapes.</translation>
    </message>
    <message>
        <source>A rollout has at least one stage.</source>
        <translation>Un déploiement a au moins une étape.</translation>
    </message>
    <message>
        <source>Choose the stage that is to go.</source>
        <translation>Choisir l’étape à retirer.</translation>
    </message>
    <message>
        <source>End the rollout that is under way first</source>
        <translation>Terminer d’abord le déploiement en cours</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>godel::app::Desktop</name>
    <message numerus="yes">
        <source>The engine runs in this window, and %n operation(s) go on in it.</source>
        <translation>
            <numerusform>The engine runs in this window, and %n operation goes on in it.</numerusform>
            <numerusform>The engine runs in this window, and %n operations go on in it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godel::gui::AuditPage</name>
    <message numerus="yes">
        <source>%n entries were saved to %1</source>
        <translation>
            <numerusform>%n entry was saved to %1</numerusform>
            <numerusform>%n entries were saved to %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godel::gui::MainWindow</name>
    <message numerus="yes">
        <source>%n running</source>
        <translation>
            <numerusform>%n running</numerusform>
            <numerusform>%n running</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need you</source>
        <translation>
            <numerusform>%n needs you</numerusform>
            <numerusform>%n need you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unread messages</source>
        <translation>
            <numerusform>%n unread message</numerusform>
            <numerusform>%n unread messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godel::gui::PlatformPage</name>
    <message numerus="yes">
        <source>%1: %2 and %n more</source>
        <translation>
            <numerusform>%1: %2 and %n more</numerusform>
            <numerusform>%1: %2 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation>
            <numerusform>%1 in %n file</numerusform>
            <numerusform>%1 in %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godel::gui::Situation</name>
    <message numerus="yes">
        <source>; %n more</source>
        <translation>
            <numerusform>; %n more</numerusform>
            <numerusform>; %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>godel::gui::WizardPage</name>
    <message numerus="yes">
        <source>Between stages %n approval(s) are needed</source>
        <translation>
            <numerusform>Between stages %n approval is needed</numerusform>
            <numerusform>Between stages %n approvals are needed</numerusform>
        </translation>
    </message>
</context>
</TS>

import QtQuick

// The stages of a rollout in a row. Gets all it shows, and says which stage was chosen.
FocusScope {
    id: root
    property var stages: []
    property var colours: ({})
    property string family: "Inter"
    property bool isMirrored: false
    property int present: 0
    signal stageClicked(int number)

    function colourOf(stage) {
        return stage.state === "done" || stage.state === "now" ? root.colours[stage.standing] : root.colours.border
    }
    function signOf(stage) {
        if (stage.state === "ahead")
            return "○"
        if (stage.state === "skipped")
            return "–"
        return stage.standing === "ok" ? "✓" : stage.standing === "warning" ? "▲" : stage.standing === "critical" ? "!" : "…"
    }

    LayoutMirroring.enabled: root.isMirrored
    LayoutMirroring.childrenInherit: true
    focus: true
    Keys.onLeftPressed: root.present = Math.max(0, root.present + (root.isMirrored ? 1 : -1))
    Keys.onRightPressed: root.present = Math.min(root.stages.length - 1, root.present + (root.isMirrored ? -1 : 1))
    Keys.onReturnPressed: root.stageClicked(root.present)
    Keys.onSpacePressed: root.stageClicked(root.present)

    Row {
        anchors.fill: parent
        anchors.margins: 2
        spacing: 8
        Repeater {
            // By number, so that what is pressed lives on while its figures change.
            model: root.stages.length
            Rectangle {
                id: box
                required property int index
                readonly property var modelData: root.stages[index] || ({"name": "", "state": "ahead", "standing": "unknown", "progress": 0, "words": ""})
                readonly property color tint: root.colourOf(modelData)
                width: (root.width - 4 - 8 * (root.stages.length - 1)) / Math.max(1, root.stages.length)
                height: root.height - 4
                radius: 10
                color: root.colours.surface
                border.width: (root.activeFocus && root.present === index) || modelData.state === "now" ? 2 : 1
                border.color: root.activeFocus && root.present === index ? root.colours.accent : modelData.state === "now" ? tint : root.colours.sunken

                Column {
                    anchors.fill: parent
                    anchors.margins: 10
                    spacing: 4
                    Row {
                        spacing: 8
                        width: parent.width
                        Rectangle {
                            width: 18
                            height: 18
                            radius: 9
                            color: box.modelData.state === "done" || box.modelData.state === "now" ? box.tint : "transparent"
                            border.width: box.modelData.state === "done" || box.modelData.state === "now" ? 0 : 1
                            border.color: root.colours.border
                            Text {
                                anchors.centerIn: parent
                                text: root.signOf(box.modelData)
                                color: box.modelData.state === "done" || box.modelData.state === "now" ? root.colours.surface : root.colours.secondText
                                font.family: root.family
                                font.pixelSize: 11
                                font.weight: Font.DemiBold
                            }
                        }
                        Text {
                            width: parent.width - 26
                            text: box.modelData.name
                            color: box.modelData.state === "ahead" || box.modelData.state === "skipped" ? root.colours.secondText : root.colours.text
                            font.family: root.family
                            font.pixelSize: 13
                            font.weight: box.modelData.state === "now" ? Font.DemiBold : Font.Normal
                            elide: Text.ElideRight
                            horizontalAlignment: Text.AlignLeft
                        }
                    }
                    Rectangle {
                        width: parent.width
                        height: 6
                        radius: 3
                        color: root.colours.sunken
                        Rectangle {
                            anchors.left: parent.left
                            width: parent.width * box.modelData.progress
                            height: 6
                            radius: 3
                            color: box.tint
                        }
                    }
                    Text {
                        width: parent.width
                        text: box.modelData.words
                        color: root.colours.secondText
                        font.family: root.family
                        font.pixelSize: 12
                        elide: Text.ElideRight
                        horizontalAlignment: Text.AlignLeft
                    }
                }
                MouseArea {
                    anchors.fill: parent
                    onClicked: {
                        root.forceActiveFocus()
                        root.present = box.index
                        root.stageClicked(box.index)
                    }
                }
            }
        }
    }
}

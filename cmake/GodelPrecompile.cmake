# What nearly every file reads is read once: the standard library's and Qt's headers. Of our own only tests/support/catch.h, which every test
# reads anyway: so a change of ours compiles no more than before. A file still includes what it uses; `-D GODEL_PRECOMPILE=OFF` shows whether it does.
option(GODEL_PRECOMPILE "Precompile the headers of the standard library, Qt and Catch2" ON)

set(GODEL_CORE_HEADERS <algorithm> <array> <chrono> <cmath> <deque> <functional> <map> <memory> <numeric> <optional> <set> <string> <variant> <vector>
    <QByteArray> <QCoreApplication> <QDateTime> <QDir> <QFile> <QFileInfo> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList> <QMap> <QObject> <QPointer>
    <QRegularExpression> <QSet> <QString> <QStringList> <QTimer>)
set(GODEL_WIDGET_HEADERS <QAbstractButton> <QApplication> <QComboBox> <QFrame> <QLabel> <QLineEdit> <QPainter> <QPushButton> <QTableView> <QVBoxLayout> <QWidget>)

# godel_precompile(TARGET OWNER HEADER…): the first target of an owner's name makes it, the others use it. An owner's targets are all
# libraries or all programs, which are compiled differently.
function(godel_precompile target owner)
    if(NOT GODEL_PRECOMPILE)
        return()
    endif()
    if(target STREQUAL owner)
        target_precompile_headers(${target} PRIVATE ${ARGN})
    else()
        target_precompile_headers(${target} REUSE_FROM ${owner})
    endif()
endfunction()

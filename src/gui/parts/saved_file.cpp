#include "gui/parts/saved_file.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

/// What is said here, for translators.
struct SavedFileText {
    Q_DECLARE_TR_FUNCTIONS(SavedFile)
};

} // namespace

Result<> replaceFile(const QString& path, const QByteArray& bytes)
{
    const QFileInfo present(path);
    if (present.exists() && !present.isFile()) {
        return fail(ErrorCode::Invalid, SavedFileText::tr("%1 is not a file that can be replaced").arg(path), SavedFileText::tr("Choose another place"), u"file"_s);
    }
    QSaveFile file(path);
    // A disk that takes only a part of the last bytes is no error to Qt, so the size is looked at as well.
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush() && file.size() == bytes.size();
    if (!isWritten || !file.commit()) {
        const QString why = file.error() == QFileDevice::NoError ? SavedFileText::tr("there is no room for all of it") : file.errorString();
        return fail(ErrorCode::Unavailable, SavedFileText::tr("%1 could not be written: %2").arg(path, why), SavedFileText::tr("Choose another place; what was there before is still there"), u"file"_s);
    }
    return {};
}

QByteArray csvText(QString text)
{
    if (!text.isEmpty() && u"=+-@\t\r"_s.contains(text[0])) {
        text.prepend(u'\'');
    }
    return '"' + text.replace(u'"', u"\"\""_s).toUtf8() + '"';
}

} // namespace godel::gui

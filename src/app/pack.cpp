#include "base/file.h"
#include "base/secret.h"
#include "drivers/releases/release_pack.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <cstdio>

// godel-pack: makes a signed release of a folder.

using namespace godel;
using namespace Qt::StringLiterals;

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"godel-pack"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(GODEL_VERSION));
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Packs FOLDER, which holds a manifest.json, into ARCHIVE (.tar.zst) and signs it as ARCHIVE.minisig."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption key(u"key"_s, u"Secret key, as minisign -G -W makes it."_s, u"FILE"_s);
    parser.addOption(key);
    parser.addPositionalArgument(u"FOLDER"_s, u"What the release holds."_s);
    parser.addPositionalArgument(u"ARCHIVE"_s, u"Where it goes."_s);
    parser.process(application);
    const QStringList given = parser.positionalArguments();
    if (given.size() != 2 || !parser.isSet(key)) {
        std::fprintf(stderr, "%s\n", qUtf8Printable(parser.helpText()));
        return exitStatus(ErrorCode::Invalid);
    }
    const auto packed = readFile(parser.value(key)).and_then([&given](QByteArray secret) { return drivers::packRelease(given[0], given[1], Secret(std::move(secret))); });
    if (!packed) {
        std::fprintf(stderr, "godel-pack: %s\n", qUtf8Printable(text(packed.error())));
        return exitStatus(packed.error().code);
    }
    std::printf("%s: %lld files, signed\n", qUtf8Printable(packed->version.text()), static_cast<long long>(packed->files.size()));
    return 0;
}

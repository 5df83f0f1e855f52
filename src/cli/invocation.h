#pragma once

#include "catalog/catalogue.h"

namespace godel::cli {

/// The command by which completion scripts ask what may follow; its words are never options of its own.
inline const QString completeWords = QStringLiteral("complete-words");

/// Where the engine is, as it was typed; empty: the program's default.
struct Whereabouts {
    QString socket;      ///< path of a UNIX socket
    QString server;      ///< "https://ops.example:7400"
    QString tokenFile;   ///< holds the token of a person
    QString certificate; ///< PEM, trusted for `server`

    friend bool operator==(const Whereabouts&, const Whereabouts&) = default;
};

enum class Colours { Auto, Always, Never };

/// One command line, taken apart as far as that goes without the catalogue.
struct Invocation {
    QString command;   ///< empty: none was named
    QStringList words; ///< what followed it and is not an option of all commands
    QStringList further; ///< whatever followed the first lone "--", as typed
    bool wantsHelp = false;
    bool wantsVersion = false;
    bool isJson = false;
    bool isDetached = false;
    bool isDryRun = false;
    QString confirmation;
    Colours colours = Colours::Auto;
    Whereabouts where;
};

/// `arguments` without the program's own name. Invalid for an unknown option before the command, or a missing value.
[[nodiscard]] Result<Invocation> invocationOf(const QStringList& arguments);

/// The same invocation for a command that takes nothing after a lone "--": as `npm run` has it, the dashes count for nothing
/// and what follows them for options. Invalid if one of those says where the engine is, which had to be known by then.
[[nodiscard]] Result<Invocation> withoutDashes(const Invocation& invocation);

/// Options that every command has, without dashes; no command may have a parameter of such a name.
[[nodiscard]] QStringList commonOptions();

/// What the words say for this command: `--name=value`, `--name value`, a flag alone, and bare words for its required
/// parameters in their order, then for the first one of all. Unchecked but for their form; the engine judges the values.
[[nodiscard]] Result<QJsonObject> parametersOf(const catalog::CommandSpec& spec, const QStringList& words);

} // namespace godel::cli

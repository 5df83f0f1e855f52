#pragma once

#include "catalog/parameter.h"

#include <QJsonObject>
#include <QList>

namespace godel::catalog {

/// Who may call a command; each role may do what those before it may.
enum class Role { Viewer, Operator, Approver, Admin };

/// What a command can do to the platform.
enum class Danger {
    Reads,
    Changes,  ///< reversible
    Disrupts, ///< users may notice, or it costs
    Destroys, ///< asks for a typed confirmation
};

/// A command, declared once.
struct CommandSpec {
    QString name; ///< as in the runbook: deploy:canary
    QString summary;
    Role role = Role::Viewer;
    Danger danger = Danger::Reads;
    bool needsSecondPerson = false;
    QList<Parameter> parameters{};
    QStringList columns{}; ///< keys of its reply, in the order in which people read them
    QStringList undoneBy{};    ///< commands of which one takes it back at once; the reply says which and with what, where it can be
    bool needsHolding = false; ///< a window lets the button be held for two seconds, so that no slip of the hand sets it off
    QString further{};     ///< what is done with arguments after a lone "--", in words for help; empty: it takes none
};

[[nodiscard]] QString name(Role role);
[[nodiscard]] QString name(Danger danger);
[[nodiscard]] QJsonObject toJson(const CommandSpec& spec);
/// Invalid for a role that does not exist, naming those that do.
[[nodiscard]] Result<Role> roleOf(const QString& name, const QString& field = {});

/// Checks what was given for a command and fills in the defaults: every value comes back in its canonical text. Invalid
/// names the first wrong, missing or unknown parameter, and for an unknown one the nearest that exists.
[[nodiscard]] Result<QJsonObject> validated(const CommandSpec& spec, const QJsonObject& given);

/// Checks what followed the lone "--": Invalid if the command takes nothing there, or for more than 64 of them, over 2 000
/// characters in one, or control characters.
[[nodiscard]] Result<> acceptsFurther(const CommandSpec& spec, const QStringList& arguments);

/// What a person types to confirm a command that destroys: "ENVIRONMENT/OBJECT", where the object is what the parameters name
/// (version or id), or the command itself.
[[nodiscard]] QString confirmationPhrase(const QString& environment, const CommandSpec& spec, const QJsonObject& parameters);

/// What `help NAME` prints.
[[nodiscard]] QString helpText(const CommandSpec& spec);

/// All commands, sorted by name.
class Catalogue {
public:
    /// Invalid if the name is taken, or a default does not read back through its own parser: a mistake of ours, shown by the
    /// first test that runs.
    [[nodiscard]] Result<> add(CommandSpec spec);
    /// NotFound with the nearest names.
    [[nodiscard]] Result<CommandSpec> find(const QString& name) const;
    [[nodiscard]] const QList<CommandSpec>& commands() const { return m_commands; }
    [[nodiscard]] QJsonObject toJson() const;

private:
    QList<CommandSpec> m_commands;
};

/// What `Catalogue::toJson` wrote, possibly by another version; Corrupt for anything else.
[[nodiscard]] Result<Catalogue> catalogueOf(const QJsonObject& json);

/// The candidate with the fewest changed or swapped letters, if that is at most a third of the word; else empty.
[[nodiscard]] QString nearest(const QString& word, const QStringList& candidates);

} // namespace godel::catalog

#pragma once

#include "base/result.h"

#include <QJsonValue>
#include <QStringList>
#include <optional>

namespace godel::catalog {

/// What a parameter's text means. Its stored name stands in the catalogue's JSON.
enum class Kind {
    Text,     ///< any text of at most 2 000 characters without control characters
    Label,    ///< a name: version, id, scope
    Whole,    ///< a whole number
    Share,    ///< percent of traffic, 0 to 100 in steps of 0.01
    Duration, ///< 15m, 1h30m
    Time,     ///< ISO 8601 with its offset
    Size,     ///< bytes, KiB, MiB, GiB
    Flag,     ///< true or false; given alone it means true
};

/// One parameter of a command.
struct Parameter {
    QString name; ///< as typed: --name=value
    QString help; ///< one sentence without a full stop
    Kind kind = Kind::Text;
    bool isRequired = false;
    std::optional<QString> otherwise{}; ///< the default, as a person would type it
    QStringList choices{};              ///< if not empty, nothing else is accepted
    bool isSecret = false;              ///< never shown, logged or audited
    bool isDocument = false;            ///< of Text: the content of a file, many lines of at most 256 KiB together
};

[[nodiscard]] QString name(Kind kind);
/// None for a kind that this version does not know.
[[nodiscard]] std::optional<Kind> kindOf(const QString& name);

/// Checks one value as it came (a text from a command line; a text, number or boolean from JSON) and gives it back in its one
/// canonical text. Invalid names the parameter in `field`.
[[nodiscard]] Result<QString> canonical(const Parameter& parameter, const QJsonValue& given);

} // namespace godel::catalog

#pragma once

#include "base/result.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace godel::gui {

/// One key that a configuration file may have, as `config:files` declares it.
struct ConfigKey {
    QString path; ///< "fleet.instances"; "stages[].share" in a list of objects
    QString kind;
    QString help;
    QString effect;
    QJsonValue otherwise; ///< null: there is none
    QStringList choices;
    bool isRequired = false;

    /// "stages" for "stages[].share"; empty for keys that stand alone.
    [[nodiscard]] QString list() const;
    /// The part behind the list, or the whole path.
    [[nodiscard]] QString inner() const;
    /// The first part of the path if there are more: what the form groups by.
    [[nodiscard]] QString group() const;
};

/// A configuration file while somebody edits it: its keys, what is in it, what was changed. Knows no widget.
class ConfigModel {
public:
    /// Begins anew with a file as it is stored. Corrupt if it is no JSON object: then only its text can be edited.
    [[nodiscard]] Result<> open(const QJsonObject& declared, const QByteArray& content);

    /// The file as it is stored by now, with what was changed here put onto it: other keys are as others have made them meanwhile.
    [[nodiscard]] Result<> reopen(const QJsonObject& declared, const QByteArray& content);

    [[nodiscard]] const QList<ConfigKey>& keys() const { return m_keys; }
    [[nodiscard]] const QString& file() const { return m_file; }
    /// As a person types it; empty where the file leaves it out.
    [[nodiscard]] QString textAt(const QString& path) const;
    /// Invalid, with the key as its field, for a text that is no value of that kind. Empty takes the key out, so that its default holds.
    [[nodiscard]] Result<> setText(const ConfigKey& key, const QString& text);
    /// Rows of a list of objects.
    [[nodiscard]] QJsonArray rows(const QString& list) const;
    void setRows(const QString& list, const QJsonArray& rows);
    [[nodiscard]] Result<> setContent(const QByteArray& content);

    [[nodiscard]] QByteArray content() const;
    [[nodiscard]] bool isChanged() const { return m_object != m_stored; }
    /// What saving changes, a row a key: key, before, after.
    [[nodiscard]] QJsonArray changes() const;

private:
    QString m_file;
    QList<ConfigKey> m_keys;
    QJsonObject m_stored;
    QJsonObject m_object;
};

/// A value as a person types it; and back, by the kind of the key.
[[nodiscard]] QString typed(const QJsonValue& value);
[[nodiscard]] Result<QJsonValue> valueOf(const ConfigKey& key, const QString& text);

} // namespace godel::gui

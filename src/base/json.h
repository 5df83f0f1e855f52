#pragma once

#include "base/result.h"
#include "base/units.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>
#include <QStringList>

namespace godel {

/// Parses an object and nothing else; the error names line and column.
[[nodiscard]] Result<QJsonObject> parseObject(const QByteArray& bytes, const QString& source);
/// One line, keys sorted: equal objects give equal bytes.
[[nodiscard]] QByteArray compact(const QJsonObject& object);
[[nodiscard]] QByteArray indented(const QJsonObject& object);

/// {code, message, hint, field}, as errors are stored and sent.
[[nodiscard]] QJsonObject toJson(const Error& error);
/// What `toJson` wrote; what is missing is empty, and a code of another version is Internal.
[[nodiscard]] Error errorOf(const QJsonObject& object);

/// Reads an object field by field and keeps the first error with the field's full path, so that a reader can be written
/// without a branch per field: read everything, then ask `finish()`.
class ObjectReader {
public:
    explicit ObjectReader(QJsonObject object, QString path = {});

    [[nodiscard]] QString string(const QString& key);
    [[nodiscard]] QString string(const QString& key, const QString& otherwise);
    [[nodiscard]] QStringList strings(const QString& key, const QStringList& otherwise = {});
    [[nodiscard]] bool boolean(const QString& key, bool otherwise);
    /// A whole number from `least` to `most`.
    [[nodiscard]] qint64 integer(const QString& key, qint64 least, qint64 most);
    [[nodiscard]] qint64 integer(const QString& key, qint64 least, qint64 most, qint64 otherwise);
    [[nodiscard]] double number(const QString& key, double least, double most, double otherwise);
    [[nodiscard]] Duration duration(const QString& key, Duration otherwise);
    [[nodiscard]] Timestamp timestamp(const QString& key);
    [[nodiscard]] QJsonObject object(const QString& key);
    [[nodiscard]] QJsonArray array(const QString& key);
    [[nodiscard]] bool has(const QString& key) const { return m_object.contains(key); }
    /// "parent.key", for errors of the caller's own.
    [[nodiscard]] QString pathOf(const QString& key) const;
    /// Keeps the error if it is the first.
    void refuse(Error error);
    /// A parsed value, or the value of a default-made T with the error kept.
    template <typename T>
    [[nodiscard]] T take(Result<T> parsed)
    {
        if (!parsed) {
            refuse(std::move(parsed).error());
            return T{};
        }
        return *std::move(parsed);
    }

    /// The first error; also refuses keys that nobody asked for, which are mostly typing errors.
    [[nodiscard]] Result<> finish() const;
    /// The same, for readers of newer writers: unknown keys pass.
    [[nodiscard]] Result<> finishLenient() const;

private:
    [[nodiscard]] QJsonValue value(const QString& key);
    void refuseKind(const QString& key, const QString& wanted);

    QJsonObject m_object;
    QString m_path;
    QSet<QString> m_asked;
    std::optional<Error> m_error;
};

} // namespace godel

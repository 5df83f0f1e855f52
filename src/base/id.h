#pragma once

#include "base/result.h"

#include <QHashFunctions>
#include <QString>
#include <compare>

namespace godel {

/// True for 1 to 64 characters of A-Z a-z 0-9 . _ + - : that start with a letter or digit. Such a text is safe as a file
/// name (':' apart), a URL path segment and a HAProxy or PostgreSQL name after quoting.
[[nodiscard]] bool isLabel(const QString& text);

/// A text that names one thing of the kind `Tag`; two kinds never mix. Made only by `parse`, so it is always a label.
template <typename Tag>
class Id {
public:
    Id() = default;

    [[nodiscard]] static Result<Id> parse(const QString& text, const QString& field = {})
    {
        if (!isLabel(text)) {
            return fail(ErrorCode::Invalid, QStringLiteral("'%1' is not a valid name").arg(text.left(80)),
                        QStringLiteral("Use 1 to 64 letters, digits, '.', '_', '+', '-' or ':', a letter or digit first"),
                        field);
        }
        return Id(text);
    }

    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }

    friend bool operator==(const Id& left, const Id& right) { return left.m_text == right.m_text; }
    friend std::strong_ordering operator<=>(const Id& left, const Id& right)
    {
        return left.m_text.compare(right.m_text) <=> 0;
    }
    friend size_t qHash(const Id& id, size_t seed = 0) { return qHash(id.m_text, seed); }

private:
    explicit Id(QString text) : m_text(std::move(text)) {}

    QString m_text;
};

} // namespace godel

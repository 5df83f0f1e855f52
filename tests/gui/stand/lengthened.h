#pragma once

#include <QTranslator>

namespace godel::test {

/// A language in which every text of the house is 40 % longer and stands in brackets: what is cut off, and what was never given to translators, is
/// seen at once. Qt's own texts stay as they are.
class Lengthened final : public QTranslator {
    Q_OBJECT
public:
    using QTranslator::QTranslator;

    [[nodiscard]] QString translate(const char* context, const char* source, const char* comment, int count) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }
};

} // namespace godel::test

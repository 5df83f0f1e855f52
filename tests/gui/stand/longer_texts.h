#pragma once

#include <QCoreApplication>
#include <QTranslator>

namespace godel::test {

/// While it lives, every text of the window is longer by more than 40 %, as in the longest of its languages.
class LongerTexts final : public QTranslator {
public:
    LongerTexts() { QCoreApplication::installTranslator(this); }
    ~LongerTexts() override { QCoreApplication::removeTranslator(this); }

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char*, const char* source, const char*, int) const override
    {
        const QString text = QString::fromUtf8(source);
        // Words of the usual length, so that it can be wrapped where words can.
        return text + QStringLiteral(" mehrere").repeated(1 + static_cast<int>(text.size()) / 20);
    }
};

} // namespace godel::test

#include "gui/theme/theme.h"

#include "gui/theme/mark_style.h"
#include "gui/theme/tokens.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

void loadFonts()
{
    for (const QString& file : {u"Inter-Regular.otf"_s, u"Inter-Medium.otf"_s, u"Inter-SemiBold.otf"_s, u"JetBrainsMono-Regular.ttf"_s, u"JetBrainsMono-Medium.ttf"_s}) {
        QFontDatabase::addApplicationFont(u":/fonts/"_s + file);
    }
}

/// The style sheet names colours as @token; longer names are replaced first.
QString styleSheetFor(const QPalette& palette)
{
    QFile file(u":/gui/style.qss"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    QString sheet = QString::fromUtf8(file.readAll());
    const Tokens& token = tokens(palette);
    const QList<std::pair<QString, QColor>> names{
        {u"@okChip"_s, token.okChip}, {u"@warningChip"_s, token.warningChip}, {u"@criticalChip"_s, token.criticalChip}, {u"@unknownChip"_s, token.unknownChip},
        {u"@secondText"_s, token.secondText}, {u"@surface"_s, token.surface}, {u"@canvas"_s, token.canvas}, {u"@sunken"_s, token.sunken},
        {u"@warning"_s, token.warning}, {u"@critical"_s, token.critical}, {u"@unknown"_s, token.unknown}, {u"@accent"_s, token.accent},
        {u"@border"_s, token.border}, {u"@text"_s, token.text}, {u"@ok"_s, token.ok}};
    for (const auto& [name, colour] : names) {
        sheet.replace(name, colour.name());
    }
    return sheet;
}

QFont font(const QString& family, int pixels, int weight)
{
    QFont made(family);
    made.setPixelSize(pixels);
    made.setWeight(static_cast<QFont::Weight>(weight));
    return made;
}

} // namespace

QFont monoFont(int pixels, int weight)
{
    QFont mono = font(u"JetBrains Mono"_s, pixels, weight);
    mono.setStyleHint(QFont::Monospace);
    return mono;
}

QFont textFont(int pixels, int weight)
{
    return font(u"Inter"_s, pixels, weight);
}

Theme::Theme()
{
    loadFonts();
    m_style = qobject_cast<MarkStyle*>(QApplication::style());
    if (m_style == nullptr) {
        m_style = new MarkStyle;
        QApplication::setStyle(m_style);
    }
    QApplication::setFont(textFont());
    apply();
}

void Theme::setAppearance(Appearance appearance)
{
    m_appearance = appearance;
    apply();
}

void Theme::setSystemIsDark(bool isDark)
{
    m_systemIsDark = isDark;
    apply();
}

void Theme::apply()
{
    const bool dark = m_appearance == Appearance::Dark || (m_appearance == Appearance::System && m_systemIsDark);
    const QPalette palette = paletteOf(dark);
    // Setting the same again would polish every widget anew for nothing.
    if (m_isDark == dark) {
        return;
    }
    m_isDark = dark;
    QApplication::setPalette(palette);
    m_style->setSheet(styleSheetFor(palette));
}

} // namespace godel::gui

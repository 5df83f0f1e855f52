#include "gui/theme/tokens.h"

namespace godel::gui {

using namespace Qt::StringLiterals;

namespace {

QColor hex(QRgb rgb)
{
    return QColor::fromRgb(rgb);
}

const Tokens& lightTokens()
{
    static const Tokens light{.ok = hex(0x00719E), .warning = hex(0x926400), .critical = hex(0x96002F), .unknown = hex(0x515962),
                              .okChip = hex(0xE1F1F8), .warningChip = hex(0xFBF1DC), .criticalChip = hex(0xFBE6EC), .unknownChip = hex(0xECEFF3),
                              .text = hex(0x14181F), .secondText = hex(0x4A5563), .accent = hex(0x4B3FBF), .border = hex(0x7C8695),
                              .surface = hex(0xFFFFFF), .canvas = hex(0xF6F7F9), .sunken = hex(0xECEFF3),
                              .canaryLine = hex(0x4B3FBF), .stableLine = hex(0x4A5563)};
    return light;
}

const Tokens& darkTokens()
{
    static const Tokens dark{.ok = hex(0x97E0FF), .warning = hex(0xFFC72D), .critical = hex(0xF35F67), .unknown = hex(0x8293A4),
                             .okChip = hex(0x12303E), .warningChip = hex(0x3A2E0C), .criticalChip = hex(0x3D171C), .unknownChip = hex(0x232B36),
                             .text = hex(0xE8ECF1), .secondText = hex(0xA9B4C2), .accent = hex(0xB3A8FF), .border = hex(0x6B7787),
                             .surface = hex(0x1A2029), .canvas = hex(0x12161C), .sunken = hex(0x232B36),
                             .canaryLine = hex(0xB3A8FF), .stableLine = hex(0xA9B4C2)};
    return dark;
}

} // namespace

Standing standingOf(const QString& name)
{
    return name == u"ok" ? Standing::Ok : name == u"warning" ? Standing::Warning : name == u"critical" ? Standing::Critical : name == u"info" ? Standing::Neutral : Standing::Unknown;
}

Standing standingOf(int status)
{
    return status == 0 ? Standing::Ok : status == 1 ? Standing::Warning : status == 2 ? Standing::Critical : Standing::Unknown;
}

QColor Tokens::of(Standing standing) const
{
    switch (standing) {
    case Standing::Ok: return ok;
    case Standing::Warning: return warning;
    case Standing::Critical: return critical;
    case Standing::Neutral: return secondText;
    case Standing::Unknown: break;
    }
    return unknown;
}

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Active, QPalette::Window).lightness() < 128;
}

const Tokens& tokens(const QPalette& palette)
{
    return isDark(palette) ? darkTokens() : lightTokens();
}

QPalette paletteOf(bool isDark)
{
    const Tokens& token = isDark ? darkTokens() : lightTokens();
    QPalette palette(token.surface, token.canvas);
    palette.setColor(QPalette::Window, token.canvas);
    palette.setColor(QPalette::Base, token.surface);
    palette.setColor(QPalette::AlternateBase, token.canvas);
    palette.setColor(QPalette::Button, token.surface);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText, QPalette::BrightText}) {
        palette.setColor(role, token.text);
        palette.setColor(QPalette::Disabled, role, token.secondText);
    }
    palette.setColor(QPalette::PlaceholderText, token.secondText);
    palette.setColor(QPalette::ToolTipBase, token.sunken);
    palette.setColor(QPalette::Highlight, token.accent);
    palette.setColor(QPalette::HighlightedText, token.surface);
    palette.setColor(QPalette::Link, token.accent);
    palette.setColor(QPalette::LinkVisited, token.accent);
    palette.setColor(QPalette::Mid, token.border);
    palette.setColor(QPalette::Dark, token.border);
    palette.setColor(QPalette::Light, token.surface);
    palette.setColor(QPalette::Midlight, token.sunken);
    palette.setColor(QPalette::Shadow, token.border);
    return palette;
}

} // namespace godel::gui

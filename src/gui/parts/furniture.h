#pragma once

#include "base/error.h"
#include "gui/parts/standing_glyph.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

class QScrollArea;

namespace godel::gui {

/// Small things that pages are furnished with.

/// A label with a role that the style sheet knows: title, heading, figure, mono, second, error, hint.
[[nodiscard]] QLabel* label(const QString& text, const QString& role = {}, QWidget* parent = nullptr);
/// A button with a role: primary, danger, flat, link, or none.
[[nodiscard]] QPushButton* button(const QString& text, const QString& role = {}, QWidget* parent = nullptr);
/// Gives the widget a standing that the style sheet colours.
void setStanding(QWidget* widget, Standing standing);
/// Says why a button is grey where a person looks for it, or frees it if there is no reason.
void setReason(QPushButton* button, const QString& whyNot);
/// Empties a layout and deletes what was in it.
void clear(QLayout* layout);

/// A surface that groups what belongs together, with a heading if it has one.
class Card final : public QFrame {
    Q_OBJECT
public:
    explicit Card(const QString& heading = {}, QWidget* parent = nullptr);
    [[nodiscard]] QVBoxLayout* inside() const { return m_inside; }

private:
    QVBoxLayout* m_inside;
};

/// A standing with a sentence, on the chip colour of the standing. The sentence can be selected and is read out.
class Banner final : public QFrame {
    Q_OBJECT
public:
    explicit Banner(QWidget* parent = nullptr);
    void show(Standing standing, const QString& sentence, const QString& next = {});
    void show(const Error& error, Standing standing = Standing::Critical);
    /// For buttons beside the sentence.
    [[nodiscard]] QHBoxLayout* actions() const { return m_actions; }
    [[nodiscard]] QString sentence() const { return m_sentence->text(); }

private:
    StandingGlyph* m_glyph;
    QLabel* m_sentence;
    QLabel* m_next;
    QHBoxLayout* m_actions;
};

/// What a page shows that has nothing to show: what is missing, why, and the next step.
class EmptyState final : public QWidget {
    Q_OBJECT
public:
    EmptyState(const QString& icon, const QString& what, const QString& next, QWidget* parent = nullptr);
    void tell(const QString& what, const QString& next);
    /// A button for the next step.
    void offer(QPushButton* action);

private:
    QLabel* m_what;
    QLabel* m_next;
    QVBoxLayout* m_inside;
};

/// A scroll area around a page, as wide as its window.
[[nodiscard]] QScrollArea* scrolling(QWidget* page, QWidget* parent = nullptr);

} // namespace godel::gui

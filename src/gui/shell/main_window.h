#pragma once

#include "gui/shell/page_list.h"
#include "gui/shell/situation.h"

#include <QMainWindow>

class QLabel;
class QListView;
class QPushButton;
class QSettings;
class QStackedWidget;
class QStandardItemModel;

namespace godel::gui {

class Banner;
class UndoStrip;
class Veil;

/// The window over one engine: ribbon, navigation, verdict, pages, status bar. Pages are made when they are first looked at.
class MainWindow final : public QMainWindow, public Navigator {
    Q_OBJECT
public:
    MainWindow(Link& link, NoticeList& notices, QSettings& settings, QWidget* parent = nullptr);
    ~MainWindow() override;

    void begin();
    /// How somebody else comes to the same engine with a token of their own.
    void setSecondPerson(SecondPerson way) { m_secondPerson = std::move(way); }
    void open(const Destination& destination) override;
    void ask(const QString& command, const QJsonObject& parameters) override;
    void tell(Standing standing, const QString& sentence, const Destination& where) override;
    void offerUndo(const UndoOffer& offer) override;

    /// The page in sight, by its id.
    [[nodiscard]] QString page() const;
    [[nodiscard]] Situation& situation() { return m_situation; }
    /// The ids of the pages that this engine has the commands for.
    [[nodiscard]] QStringList pages() const;

Q_SIGNALS:
    /// Something of another connection, or of none, is to be opened.
    void elsewhere(const godel::gui::Destination& where);
    void newConnectionAsked();
    void appearanceAsked(int appearance);
    void closing(QCloseEvent* event);

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    QWidget* head();
    void addShortcuts();
    void addMenus();
    void fillNavigation();
    void showPage(const QString& id, const QString& thing = {});
    void giveWidths(const QString& page, const QWidget& part);
    void showPalette();
    void showNotices();
    void showShortcuts();
    void showHelp();
    void refresh();
    void refreshStatusBar();
    void restore();
    void remember();
    [[nodiscard]] PageContext context() { return {m_link, *this, m_secondPerson}; }

    Link& m_link;
    NoticeList& m_notices;
    QSettings& m_settings;
    Situation m_situation;
    QList<PageSpec> m_specs;
    QMap<QString, Page*> m_pages;
    QMap<QString, QWidget*> m_frames; ///< what holds a page in the stack
    QListView* m_navigation;
    QStandardItemModel* m_entries;
    QStackedWidget* m_stack;
    Veil* m_veil;
    Banner* m_verdict;
    UndoStrip* m_undo;
    QPushButton* m_running = nullptr;
    QPushButton* m_needs = nullptr;
    QPushButton* m_bell = nullptr;
    QLabel* m_person = nullptr;
    QLabel* m_where;
    QLabel* m_clock;
    SecondPerson m_secondPerson;
    QString m_wanted; ///< a page that was asked for before the engine said that it has it
    QString m_wantedThing;
    std::pair<QString, QJsonObject> m_wantedCommand;
};

} // namespace godel::gui

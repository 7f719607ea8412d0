"""The few native controls (fields, menus, scroll bars, dialogs) in the palette's colours."""

from __future__ import annotations

from string import Template

from simulator.charts.palette import Palette

_SHEET = Template(
    """
QMainWindow, QDialog, QMessageBox { background: $window; }
QToolTip { background: $panel; color: $ink; border: 1px solid $strong; padding: 6px 8px; }
QMenu { background: $panel; color: $ink; border: 1px solid $strong; padding: 4px 0; }
QMenu::item { padding: 5px 24px 5px 12px; }
QMenu::item:selected { background: $selected; }
QMenu::item:disabled { color: $ink3; }
QMenu::separator { height: 1px; background: $rule; margin: 4px 0; }
QMenu::indicator { width: 12px; height: 12px; margin-left: 8px; }
QMenu[checkable="true"]::item { padding-left: 28px; }
QMenu::icon { padding-left: 8px; }
QLineEdit { background: $field; color: $ink; border: 1px solid $strong; border-radius: 3px;
    padding: 3px 7px; selection-background-color: $accent; selection-color: $page; }
QLineEdit:focus { border: 1px solid $accent; }
QLineEdit:disabled { color: $ink3; }
QPlainTextEdit { background: $field; color: $ink; border: 1px solid $strong; border-radius: 3px;
    padding: 1px 3px; selection-background-color: $accent; selection-color: $page; }
QPlainTextEdit:focus { border: 1px solid $accent; }
QLineEdit[heading="true"] { background: transparent; border: 1px solid transparent;
    padding: 2px 0; }
QLineEdit[heading="true"]:hover { border: 1px solid $rule; }
QLineEdit[heading="true"]:focus { border: 1px solid $accent; }
QLineEdit[bare="true"] { background: transparent; border: none; padding: 0; }
QPushButton { background: $field; color: $ink; border: 1px solid $strong; border-radius: 4px;
    padding: 5px 14px; min-height: 16px; }
QPushButton:hover { background: $selected; }
QPushButton:focus { border: 1px solid $accent; }
QPushButton:default { background: $accent; color: $page; border: 1px solid $accent;
    font-weight: 600; }
QPushButton:default:hover { background: $accent_word; }
QPushButton:default:focus { border: 1px solid $ink; }
QPushButton:disabled { color: $ink3; background: $window; border: 1px solid $rule; }
QComboBox { background: $field; color: $ink; border: 1px solid $strong; border-radius: 3px;
    padding: 4px 8px; min-height: 16px; }
QComboBox::drop-down { border: none; width: 20px; }
QComboBox:focus { border: 1px solid $accent; }
QComboBox QAbstractItemView { background: $panel; color: $ink; border: 1px solid $strong;
    selection-background-color: $selected; selection-color: $ink; outline: none; }
QScrollArea { background: transparent; border: none; }
QScrollArea:focus { border: 1px solid $accent; }
QTextBrowser { border: 1px solid transparent; }
QTextBrowser:focus { border: 1px solid $accent; }
QScrollBar:vertical { background: transparent; width: 8px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 8px; margin: 0; }
QScrollBar::handle { background: $track; border-radius: 2px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $strong; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QListWidget { background: $field; color: $ink; border: 1px solid $strong; border-radius: 3px;
    outline: none; padding: 4px 0; }
QListWidget::item { padding: 4px 10px; border: none; }
QListWidget::item:selected { background: $selected; color: $ink; }
QListWidget:focus { border: 1px solid $accent; }
QListView, QTableView { background: $page; color: $ink; border: none; outline: none;
    selection-background-color: $selected; selection-color: $ink; }
QTableView::item { border-bottom: 1px solid $rule; padding: 0 4px; }
QTableView:focus, QListView:focus { border: 1px solid $accent; }
QHeaderView, QHeaderView::section { background: $page; color: $ink3; border: none;
    padding: 2px 4px; }
QHeaderView { border-bottom: 1px solid $strong; }
QProgressBar { background: $track; border: none; border-radius: 3px; color: $ink; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QRadioButton:focus, QCheckBox:focus { color: $accent_word; }
QLabel { background: transparent; }
QLabel[tone="ink2"] { color: $ink2; }
QLabel[tone="ink3"] { color: $ink3; }
"""
)


def stylesheet(palette: Palette) -> str:
    """Return the style sheet of the application in *palette*."""
    return _SHEET.substitute(
        window=palette.window,
        panel=palette.panel,
        page=palette.page,
        field=palette.field,
        ink=palette.ink,
        ink2=palette.ink2,
        ink3=palette.ink3,
        rule=palette.rule,
        strong=palette.strong_rule,
        track=palette.track,
        selected=palette.selected,
        accent=palette.line["A"],
        accent_word=palette.word["A"],
    )

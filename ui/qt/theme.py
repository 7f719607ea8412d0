"""Light, dark or the system's: one object knows which, and tells the widgets when it changes."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from simulator.charts.palette import DARK, LIGHT, Palette
from ui.qt.fonts import font
from ui.qt.stylesheet import stylesheet
from ui.session.preferences import Theme as Choice


@cache
def colour(name: str, opacity: float = 1.0) -> QColor:
    """Return the colour ``#RRGGBB`` at *opacity*."""
    made = QColor(name)
    made.setAlphaF(opacity)
    return made


class Theme(QObject):
    """The colours in use; ``changed`` tells painted widgets to draw themselves again."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: Choice = "system") -> None:
        super().__init__()
        self._application = application
        self._choice: Choice = choice
        self._palette = self._wanted()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        application.setFont(font())
        self._apply()

    @property
    def palette(self) -> Palette:
        """The colours to draw with."""
        return self._palette

    @property
    def choice(self) -> Choice:
        """What was asked for: light, dark or the system's."""
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Draw in *choice* from now on."""
        self._choice = choice
        self._follow()

    def ink(self, token: str, opacity: float = 1.0) -> QColor:
        """Return the colour of a role of the palette (``ink2``, ``rule`` ...)."""
        return colour(str(getattr(self._palette, token)), opacity)

    def line(self, series: str, opacity: float = 1.0) -> QColor:
        """Return the colour of a series' lines and fills."""
        return colour(self._palette.line_of(series), opacity)

    def word(self, series: str) -> QColor:
        """Return the colour of a series' letter and words."""
        return colour(self._palette.word_of(series))

    def _wanted(self) -> Palette:
        if self._choice == "system":
            dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        else:
            dark = self._choice == "dark"
        return DARK if dark else LIGHT

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted is not self._palette:
            self._palette = wanted
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        self._application.setStyle("Fusion")
        self._application.setPalette(_qt_palette(self._palette))
        self._application.setStyleSheet(stylesheet(self._palette))


def _qt_palette(palette: Palette) -> QPalette:
    """Return the palette for native controls, so that none keeps the system's colours."""
    role = QPalette.ColorRole
    colours = {
        role.Window: palette.window,
        role.WindowText: palette.ink,
        role.Base: palette.field,
        role.AlternateBase: palette.panel,
        role.Text: palette.ink,
        role.Button: palette.panel,
        role.ButtonText: palette.ink,
        role.BrightText: palette.ink,
        role.ToolTipBase: palette.panel,
        role.ToolTipText: palette.ink,
        role.PlaceholderText: palette.ink3,
        role.Highlight: palette.line["A"],
        role.HighlightedText: palette.page,
        role.Link: palette.word["A"],
        role.Accent: palette.line["A"],
        role.Mid: palette.strong_rule,
        role.Midlight: palette.rule,
        role.Light: palette.panel,
        role.Dark: palette.strong_rule,
    }
    made = QPalette()
    for which, name in colours.items():
        made.setColor(which, QColor(name))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, QColor(palette.ink3))
    return made

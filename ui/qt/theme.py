"""Light, dark or the system's: one object knows which, and tells the widgets when it changes."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessibilityHints, QColor, QGuiApplication, QPalette, QStyleHints
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


@cache
def _hints() -> tuple[QStyleHints, QAccessibilityHints]:
    """Return what the system prefers; held for good, since PySide loses the second otherwise."""
    style = QGuiApplication.styleHints()
    return style, style.accessibility()


def system_is_dark() -> bool:
    """Say whether the system asks for dark windows."""
    return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark


def system_wants_contrast() -> bool:
    """Say whether the system asks for strong contrast."""
    return _hints()[1].contrastPreference() == Qt.ContrastPreference.HighContrast


def with_contrast(palette: Palette) -> Palette:
    """Return *palette* with quiet words and lines as strong as they may be."""
    return replace(
        palette,
        ink2=palette.ink,
        ink3=palette.ink,
        rule=palette.ink3,
        strong_rule=palette.ink2,
        track=palette.ink3,
        effect=palette.ink,
    )


_STRONG = {palette.name: with_contrast(palette) for palette in (LIGHT, DARK)}


class Theme(QObject):
    """The colours in use; ``changed`` tells painted widgets to draw themselves again."""

    changed = Signal()

    def __init__(self, application: QApplication, choice: Choice = "system") -> None:
        super().__init__()
        self._application = application
        self._choice: Choice = choice
        self._palette = self._wanted()
        style, access = _hints()
        style.colorSchemeChanged.connect(self._follow)
        access.contrastPreferenceChanged.connect(self._follow)
        application.setStyle("Fusion")
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
        dark = self._choice == "dark" or (self._choice == "system" and system_is_dark())
        palette = DARK if dark else LIGHT
        return _STRONG[palette.name] if system_wants_contrast() else palette

    def _follow(self) -> None:
        wanted = self._wanted()
        if wanted is not self._palette:
            self._palette = wanted
            self._apply()
            self.changed.emit()

    def _apply(self) -> None:
        self._application.setPalette(_qt_palette(self._palette))
        self._application.setStyleSheet("")  # one after the other takes half as long as at once
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

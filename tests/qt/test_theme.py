"""Colours: strong enough to be read, and those that the system asks for."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.charts.palette import DARK, LIGHT, Palette
from ui.qt import theme as themes
from ui.qt.fonts import SMALL, font
from ui.qt.theme import Theme, with_contrast

GROUNDS = ("window", "panel", "page", "field", "selected")
PALETTES = (LIGHT, DARK, with_contrast(LIGHT), with_contrast(DARK))


def contrast(first: str, second: str) -> float:
    """Return the contrast of two colours as WCAG has it, from 1 to 21."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#RRGGBB``."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_words_can_be_read_on_every_ground(palette: Palette) -> None:
    """At least 4.5 to 1, the quiet ones and those in a scenario's colour too."""
    inks = {name: str(getattr(palette, name)) for name in ("ink", "ink2", "ink3")}
    inks |= {f"word {letter}": tone for letter, tone in palette.word.items()}
    weak = [
        (name, ground, round(contrast(ink, getattr(palette, ground)), 2))
        for (name, ink), ground in product(inks.items(), GROUNDS)
        if contrast(ink, getattr(palette, ground)) < 4.5
    ]

    assert not weak


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_curves_stand_off_the_page(palette: Palette) -> None:
    """At least 3 to 1 where a line is all there is to see, or its letter stands beside it."""
    weak = [letter for letter in "AB" if contrast(palette.line[letter], palette.page) < 3]

    assert not weak


def test_the_systems_scheme_is_followed(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the choice is the system's, the window changes with it; where not, it does not."""
    following, fixed = Theme(qapp, "system"), Theme(qapp, "light")
    monkeypatch.setattr(themes, "system_is_dark", lambda: True)
    with qtbot.waitSignal(following.changed):
        QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)

    assert following.palette is DARK
    assert fixed.palette is LIGHT
    following.choose("light")


def test_strong_contrast_is_taken_where_the_system_wants_it(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Quiet words become plain ones and hairlines are seen."""
    monkeypatch.setattr(themes, "system_wants_contrast", lambda: True)
    palette = Theme(qapp, "light").palette

    assert palette.ink3 == LIGHT.ink
    assert contrast(palette.rule, palette.page) > 4.5


def test_small_type_has_its_size_whatever_an_inch_is(qapp: QApplication) -> None:
    """A fraction of a pixel can only be asked for in points; they are counted back."""
    screen = QGuiApplication.primaryScreen()

    assert font(SMALL).pointSizeF() * screen.logicalDotsPerInch() / 72 == pytest.approx(SMALL)

"""Series stay apart in colour, in grey and for the eye that sees little contrast."""

from __future__ import annotations

import pytest

from simulator.charts.palette import BASELINE, DARK, DASHES, LIGHT, Palette, dash_of

LETTERS = "ABCDEFGH"


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#RRGGBB`` (WCAG 2)."""
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2)."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda p: p.name)
@pytest.mark.parametrize("series", [*LETTERS, BASELINE])
def test_words_in_a_series_colour_can_be_read(palette: Palette, series: str) -> None:
    assert contrast(palette.word_of(series), palette.page) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda p: p.name)
def test_inks_can_be_read(palette: Palette) -> None:
    assert all(contrast(ink, palette.page) >= 4.5 for ink in (palette.ink, palette.ink2))
    assert contrast(palette.ink3, palette.page) >= 4.5


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda p: p.name)
def test_every_letter_has_a_colour_of_its_own(palette: Palette) -> None:
    assert len({palette.line_of(series) for series in (*LETTERS, BASELINE)}) == len(LETTERS) + 1


def test_every_letter_has_a_dash_of_its_own() -> None:
    """A grey print still tells scenarios apart."""
    assert len({DASHES[letter] for letter in LETTERS}) == len(LETTERS)


def test_a_letter_past_the_last_is_drawn_like_the_baseline() -> None:
    assert LIGHT.line_of("Z") == LIGHT.line_of(BASELINE)
    assert dash_of("Z") == ()

"""Every language says all that the window says, and says it in a way that fits."""

from __future__ import annotations

from pathlib import Path

import pytest

from docs import translations
from docs.messages import duplicates, messages
from simulator.language import FOLDER

CATALOGUES = sorted(FOLDER.glob("*.po"))
each = pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)


@each
def test_a_catalogue_is_up_to_date(path: Path) -> None:
    """Nothing is new, nothing is gone."""
    there = {translations.name_of(entry) for entry in translations.read(path) if entry.id}
    wanted = {message.text for message in messages()}

    assert wanted - there == set(), "run: make translations"
    assert there - wanted == set(), "run: make translations"


@each
def test_a_catalogue_is_complete_and_fits(path: Path) -> None:
    """All is translated for sure, with the braces and plural forms of the message."""
    missing, fuzzy, faults = translations.state(translations.read(path))

    assert (missing, fuzzy, faults) == ([], [], [])


def test_a_misfit_is_told(tmp_path: Path) -> None:
    """A brace that is lost would be seen by a user first."""
    path = tmp_path / "fr.po"
    head = 'msgid ""\nmsgstr ""\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n'
    path.write_text(f'{head}\nmsgid "Open {{name}}"\nmsgstr "Ouvrir {{nom}}"\n', encoding="utf-8")

    _, _, faults = translations.state(translations.read(path))

    assert len(faults) == 1
    assert "nom" in faults[0]


def test_every_message_has_one_plural() -> None:
    assert duplicates(messages()) == {}

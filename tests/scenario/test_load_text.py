"""A scenario can be made from a text that stands in no file."""

from __future__ import annotations

import pytest

from simulator.engine.catalogue import kinds
from simulator.errors import ScenarioError
from simulator.scenario.file import load_text

TEXT = "format: 1\ntitle: A text\nextends: january-2022\nsettings: {repression: 0.7}\n"


def test_it_is_what_a_file_would_be() -> None:
    """Its name is given; what it extends is what ships."""
    scenario = load_text(TEXT, "mine", kinds())

    assert (scenario.name, scenario.title) == ("mine", "A text")
    assert scenario.value("actors.government.repression") == 0.7


def test_a_name_that_ships_is_no_circle() -> None:
    """The text stands nowhere, so it is not the file of that name."""
    assert load_text(TEXT, "january-2022", kinds()).title == "A text"


def test_all_faults_are_told() -> None:
    """With line and column of the text."""
    with pytest.raises(ScenarioError) as raised:
        load_text(TEXT.replace("repression", "represion") + "horzon: 1\n", "mine", kinds())

    lines = [str(fault) for fault in raised.value.faults]
    assert [line.partition("mine.yaml:")[2].split(" ")[0] for line in lines] == ["4:12", "5:1"]


def test_a_base_cannot_be_played() -> None:
    """As with a file."""
    with pytest.raises(ScenarioError, match="cannot be played"):
        load_text("format: 1\ntitle: A base\nabstract: true\n", "base", kinds())

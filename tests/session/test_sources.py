"""Who rests on whom: sources leave what rests on them, things mark what they rest on."""

from __future__ import annotations

from pathlib import Path

import pytest

from simulator.ensemble.inline import InlinePool
from simulator.scenario import locate
from simulator.scenario.document import Place
from simulator.scenario.provenance import shipped_provenance
from tests.session.tiny import play, tiny_session
from ui.session.editors import editor_command
from ui.session.library import ShippedLibrary
from ui.session.session import Session
from ui.session.sources_view import SourcesView


@pytest.fixture(scope="module")
def january() -> Session:
    """January 2022 as it ships, never played."""
    session = Session(InlinePool(play=play), library=ShippedLibrary())
    session.open_scenario("january-2022")
    return session


@pytest.fixture
def view(january: Session) -> SourcesView:
    return SourcesView(january)


def test_every_source_has_a_row(view: SourcesView) -> None:
    known = shipped_provenance()

    assert {row.id for row in view.sources} == {"judgement", *known.claims, *known.sources}


def test_a_claim_leaves_what_rests_on_it(view: SourcesView) -> None:
    """Numbers that cite it, and the events through which the model speaks of it."""
    view.choose_source("C1")

    found = {item.name: item.kind for item in view.items}
    assert found["shocks.lpg_price.factor"] == "parameter"
    assert found["price_rise"] == "mechanism"
    assert all("C1" in item.rests_on for item in view.items)


def test_counts_are_of_what_is_left(view: SourcesView) -> None:
    for row in view.sources[:12]:
        view.choose_source(row.id)
        assert len(view.items) == row.count


def test_a_parameter_marks_its_sources(view: SourcesView) -> None:
    """They come first."""
    view.choose_item("shocks.lpg_price.factor")

    rows = view.sources
    marked = {row.id for row in rows if row.is_marked}
    assert marked == {"C1", "C17", "S05"}
    assert {row.id for row in rows[:3]} == marked


def test_judgement_is_what_has_no_other_source(view: SourcesView) -> None:
    view.choose_kind("judgement")

    assert view.items
    assert all(set(item.sources) <= {"judgement", "GK"} for item in view.items)


@pytest.mark.parametrize("kind", ["claim", "record", "literature"])
def test_a_filter_leaves_sources_of_its_kind(view: SourcesView, kind: str) -> None:
    view.choose_kind(kind)  # type: ignore[arg-type]

    assert {row.kind for row in view.sources} == {kind}
    counted = next(choice.count for choice in view.kinds if choice.is_chosen)
    assert len(view.items) == counted


def test_search_takes_every_word(view: SourcesView) -> None:
    view.find("threshold spread")

    assert "actors.movement.threshold_spread" in {item.name for item in view.items}
    assert len(view.items) < 5


def test_a_lever_of_the_panel_opens_its_sources(view: SourcesView) -> None:
    """Whatever was searched for before."""
    view.find("nothing has this name")

    view.choose_lever("price_shock")

    assert view.item is not None
    assert view.item.kind == "policy"
    assert view.search == ""


def test_numbers_have_unit_range_and_confidence(view: SourcesView) -> None:
    item = next(i for i in view.items if i.name == "actors.movement.mobilisable")

    assert (item.value_text, item.unit, item.confidence) == ("1.57", "% of people", "low")
    assert item.range_text == "0.2 to 8"


@pytest.mark.parametrize(
    ("key", "file", "text"),
    [
        ("actors.movement.intensity", "standard.yaml", "intensity:"),
        ("shocks.lpg_price.factor", "january-2022.yaml", "factor:"),
        ("lever price_shock", "january-2022.yaml", "price_shock:"),
        ("country.population", "kazakhstan-2022.yaml", "population:"),
    ],
)
def test_a_number_is_found_in_the_file_that_gives_it(
    view: SourcesView, key: str, file: str, text: str
) -> None:
    view.choose_item(key)
    place = view.place()

    assert place is not None
    assert Path(place.file).name == file
    line = Path(place.file).read_text(encoding="utf-8").splitlines()[place.line - 1]
    assert line.strip().startswith(text)


def test_a_source_is_found_in_the_seeds(view: SourcesView) -> None:
    view.choose_source("C7")
    place = view.place()

    assert place is not None
    assert Path(place.file).name == "claims.yaml"


def test_what_no_file_states_has_no_place() -> None:
    assert locate.place_of("january-2022", "actors", "nobody") is None
    assert locate.place_of("no-such-scenario", "horizon") is None
    assert locate.place_of_source("S9999") is None


def test_every_source_can_be_read(view: SourcesView) -> None:
    for row in view.sources:
        view.choose_source(row.id)
        detail = view.detail
        assert detail is not None
        assert detail.paragraphs


def test_a_closed_session_has_no_numbers() -> None:
    view = SourcesView(tiny_session())

    assert view.items == ()
    assert view.lead == "No scenario is open"


def test_an_editor_with_a_window_is_asked_for_the_line() -> None:
    """The user's own comes first; one of a terminal is passed over."""
    place = Place("/x/a.yaml", 12, 3)
    have = {"code": "/bin/code", "kate": "/bin/kate", "vi": "/bin/vi"}

    assert editor_command(place, "kate", have.get) == ["/bin/kate", "-l", "12", "/x/a.yaml"]
    assert editor_command(place, "vi", have.get) == ["/bin/code", "-g", "/x/a.yaml:12"]
    assert editor_command(place, "", {}.get) is None

"""The Scenario page's model: shocks are added, moved, edited, taken out, and all can be undone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.charts.caption import changes
from simulator.scenario.model import Scenario, Variant
from tests.session.shaken import ShakenLibrary, shaken_session
from tests.session.tiny import finish, tiny_session
from ui.session.compare_view import CompareView
from ui.session.files import SessionFiles
from ui.session.input_rows import input_rows
from ui.session.players import between, players
from ui.session.scenario_view import ScenarioView
from ui.session.session import Session
from ui.session.shock_kinds import kind_groups, kinds, shock_kind


@pytest.fixture
def session() -> Session:
    return shaken_session()


@pytest.fixture
def view(session: Session) -> ScenarioView:
    return ScenarioView(session)


def plain(text: str) -> str:
    """Return a text with common spaces."""
    return text.replace("\u00a0", " ")


def hours(view: ScenarioView) -> dict[str, float]:
    return {item.name: item.hour for item in view.items}


def test_shocks_stand_in_the_order_of_time(view: ScenarioView) -> None:
    """Each with its day, its numbers with bounds, its words with what they may be."""
    fuel, closure = view.items
    (region,) = closure.words

    assert (fuel.label, fuel.kind_title, plain(fuel.when)) == ("Fuel", "Price rise", "2 Jan")
    assert [(n.key, n.row.value_text, n.row.unit) for n in fuel.numbers] == [
        ("at", "24", "h"),
        ("factor", "2.00", "×"),
    ]
    assert [(o.word, o.label) for o in region.options] == [
        ("all", "All"),
        ("L-1", "One"),
        ("L-2", "Two"),
    ]
    assert [(lever.name, lever.moved) for lever in fuel.levers] == [("price", False)]
    assert view.summary == "2 shocks"


def test_a_drag_through_time_is_one_step_that_is_played_meanwhile(
    session: Session, view: ScenarioView
) -> None:
    """It holds the axes as a lever does, and one undo takes it back."""
    finish(session)
    for hour in (30.2, 40.0, 51.4):
        view.drag("fuel", hour)

    assert session.hold_axes
    assert session.status.is_running
    assert hours(view)["fuel"] == 51.0
    view.let_go()
    assert (session.hold_axes, plain(session.undo_label)) == (False, "Fuel to 3 Jan, 03:00")
    session.undo()
    assert hours(view)["fuel"] == 24.0


def test_a_shock_stays_within_its_bounds_and_the_horizon(view: ScenarioView) -> None:
    """Where the file bounds it, or else the last hour that is played."""
    view.drag("fuel", 5_000.0)
    view.drag("closure", 5_000.0)
    assert hours(view) == {"fuel": 239.0, "closure": 200.0}

    view.drag("fuel", -3.0)
    view.nudge("closure", -24.0)
    assert hours(view) == {"fuel": 0.0, "closure": 176.0}


def test_what_is_added_can_be_edited_at_once(session: Session, view: ScenarioView) -> None:
    """It comes into the inspector; each kind can be added and is a valid shock."""
    for group in view.kinds:
        for kind in group.kinds:
            view.add(kind.name, 50.0)
            assert view.item is not None
            assert (view.item.kind, view.item.hour, view.fault) == (kind.name, 50.0, "")

    view.add("extremist_attack")
    view.set_number("persons", 250)
    view.let_go()
    view.set_word("region", "L-2")

    state = session.variant.effective().shock("extremist_attack_2")
    assert state is not None
    assert (state.numbers["persons"].value, state.words) == (250.0, {"region": "L-2"})
    assert view.item is not None
    assert view.item.added


def test_a_wrong_word_is_refused_in_the_words_of_the_loader(view: ScenarioView) -> None:
    """Nothing changes, and the inspector says why."""
    view.choose("closure")

    view.set_word("region", "One")

    assert view.fault == ("must be all or the id of a region, not 'One' (did you mean 'L-1'?)")
    assert not view.differences


def test_the_last_word_on_a_number_has_what_moved_last(
    session: Session, view: ScenarioView
) -> None:
    """The inspector shows what counts, and says which lever made it so."""
    session.set_lever("price", 1.5)
    session.end_gesture()
    view.choose("fuel")
    assert view.item is not None
    factor = view.item.numbers[1]
    assert (factor.row.value, factor.note) == (1.5, "Fuel price moves it")

    view.set_number("factor", 2.5)
    view.let_go()

    assert session.lever("price").value == session.lever("price").default == 2.5
    assert session.changed_levers == 0
    session.undo()
    assert session.lever("price").value == 1.5


def test_a_lever_without_its_shock_is_shown_as_without_effect(
    session: Session, view: ScenarioView
) -> None:
    """It still stands where it stood, and undo gives it its effect back."""
    told: list[str] = []
    session.lever_changed.connect(told.append)
    session.set_lever("price", 1.5)
    session.end_gesture()

    view.remove("fuel")

    assert "Without effect" in session.lever("price").help
    assert told == ["price", "price"]
    assert ("price", "without effect") in [(d.name, d.text) for d in view.differences]
    assert view.chosen == "closure"
    session.undo()
    assert session.lever("price").help == ""


def test_resetting_levers_leaves_shocks_and_the_other_way_round(
    session: Session, view: ScenarioView
) -> None:
    """Each has its own way back to the file."""
    view.drag("fuel", 60.0)
    view.let_go()
    view.remove("closure")
    session.set_lever("anger", 0.6)
    session.end_gesture()

    session.reset_all()
    assert hours(view) == {"fuel": 60.0}
    session.undo()
    view.restore_all()
    assert hours(view) == {"fuel": 24.0, "closure": 96.0}
    assert session.variant.settings == {"anger": 0.6}


def test_what_differs_is_told_and_can_be_put_back_one_by_one(
    session: Session, view: ScenarioView
) -> None:
    """Notes, shocks and levers, each in a few words."""
    view.set_notes("Mine.")
    view.drag("fuel", 36.0)
    view.let_go()
    view.add("curfew", 72.0)
    session.set_lever("anger", 0.6)
    session.end_gesture()
    view.remove("closure")

    assert [(d.label, plain(d.text)) for d in view.differences] == [
        ("Notes", "written here"),
        ("Fuel", "2 Jan → 2 Jan, 12:00"),
        ("Curfew", "added, 4 Jan"),
        ("Closure", "taken out"),
        ("Anger", "0.30 → 0.60"),
    ]
    for difference in view.differences:
        view.restore(difference)
    assert session.variant == Variant.of(session.variant.scenario)


def test_a_new_variant_keeps_the_old_one_as_a_pin(session: Session, view: ScenarioView) -> None:
    """What was edited is set aside with its edits; what was not leaves nothing."""
    session.new_variant()
    assert not session.pins
    view.drag("fuel", 36.0)
    view.let_go()
    edited = session.variant

    session.new_variant()
    assert session.variant == session.baseline
    assert session.pins[0].variant.shocks == edited.shocks
    assert plain(session.variants[1].title) == "Fuel on 2 Jan, 12:00"
    session.recall("B")
    assert session.variant == edited
    session.new_variant()
    session.duplicate("B")
    assert [pin.letter for pin in session.pins] == ["B", "C"]
    assert session.pins[1].variant.shocks == edited.shocks


def test_variants_differ_in_words_by_their_shocks(session: Session, view: ScenarioView) -> None:
    """Panel, captions, input table and causes speak of the same differences."""
    view.drag("fuel", 36.0)
    view.let_go()
    view.remove("closure")
    session.set_lever("anger", 0.6)
    session.end_gesture()
    live, base = session.variant, session.baseline

    assert session.variants[0].subtitle == "1 lever changed, 2 shocks"
    assert [(r.label, plain(r.cells[0].text)) for r in session.input_differences] == [
        ("Fuel, when", "2 Jan, 12:00"),
        ("Closure", "–"),
        ("Anger", "0.60"),
    ]
    assert plain(changes(live, None)) == "Anger 0.6, Fuel on 2 Jan, 12:00, 1 more"
    assert [(r.label, r.role) for r in input_rows(live, base)][:2] == [
        ("Fuel, when", "shock"),
        ("Closure", "shock"),
    ]


def test_shocks_are_one_player_among_the_causes(session: Session, view: ScenarioView) -> None:
    """All of them moved is the live variant, none the rival, whatever lever rests on them."""
    session.set_lever("anger", 0.6)
    session.end_gesture()
    view.choose("fuel")
    view.set_number("factor", 2.5)
    view.let_go()
    live, rival = session.variant, session.baseline
    found = players(live, rival)

    assert [(player.label, player.role) for player in found] == [
        ("Anger", "assumption"),
        ("Shocks", "scenario"),
    ]
    ends = between(live, rival, found, found), between(live, rival, (), found)
    assert [end.effective().fingerprint() for end in ends] == [
        live.effective().fingerprint(),
        rival.effective().fingerprint(),
    ]


EDITS = st.lists(
    st.tuples(
        st.sampled_from(("add", "drag", "number", "remove", "lever", "notes", "pin", "new")),
        st.floats(0, 1),
        st.integers(0, 30),
    ),
    max_size=8,
)


def edit(view: ScenarioView, session: Session, what: str, share: float, pick: int) -> None:
    names = [item.name for item in view.items]
    if what == "add":
        view.add(sorted(kinds().shocks)[pick % len(kinds().shocks)], 240 * share)
    elif what == "lever":
        session.set_lever("price", 1 + 2 * share)
        session.end_gesture()
    elif what == "notes":
        view.set_notes(f"Notes {pick}")
    elif what == "pin" and len(session.pins) < 5:
        session.pin()
    elif what == "new" and len(session.pins) < 5:
        session.new_variant()
    elif names and what in ("drag", "number", "remove"):
        name = names[pick % len(names)]
        view.choose(name)
        if what == "drag":
            view.drag(name, 240 * share)
        elif what == "number" and view.item is not None:
            row = view.item.numbers[-1].row
            view.set_number(row.name, row.low + share * (row.high - row.low))
        else:
            view.remove(name)
        view.let_go()


@given(steps=EDITS)
def test_undo_takes_every_edit_back_and_redo_does_it_again(
    steps: list[tuple[str, float, int]],
) -> None:
    """Whatever was done, the way back leads to where it began."""
    session = shaken_session()
    view = ScenarioView(session)
    while session.can_undo:
        session.undo()
    start = session.workspace
    for step in steps:
        edit(view, session, *step)
    end, count = session.workspace, 0

    while session.can_undo:
        session.undo()
        count += 1
    assert session.workspace == start
    for _ in range(count):
        session.redo()
    assert session.workspace == end


@given(steps=EDITS)
def test_the_autosave_brings_every_edit_back(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, float, int]]
) -> None:
    """Shocks in their order, notes, and levers that rest on them; of pins too."""
    files = SessionFiles.within(tmp_path_factory.mktemp("kept"))
    library = ShakenLibrary()
    session = shaken_session(library, files)
    view = ScenarioView(session)
    for step in steps:
        edit(view, session, *step)
    session.close()

    again = shaken_session(library, files)
    again.undo()

    assert again.problem is None
    assert (again.variant, again.pins) == (session.variant, session.pins)
    specs = again.ensemble(again.variant), session.ensemble(session.variant)
    assert specs[0].key == specs[1].key


def test_nothing_is_shown_before_a_scenario_is_open() -> None:
    """The page has an empty state."""
    view = ScenarioView(tiny_session())

    assert (view.is_open, view.items, view.item, view.lead) == (False, (), None, "")
    assert (view.differences, view.place(), view.title, view.notes) == ((), None, "", "")


def test_choosing_goes_through_time(view: ScenarioView) -> None:
    """From the first, which is chosen to begin with, and no further than the last."""
    chosen = [view.chosen]
    for by in (1, 1, -1, -1):
        view.step(by)
        chosen.append(view.chosen)

    assert chosen == ["fuel", "closure", "closure", "fuel", "fuel"]
    view.choose("")
    view.step(-1)
    assert view.chosen == "closure"


def test_every_kind_has_a_title_and_a_help() -> None:
    """Those without words of their own are told by what stands in their file."""
    named = [kind for group in kind_groups() for kind in group.kinds]

    assert sorted(kind.name for kind in named) == sorted(kinds().shocks)
    assert all(kind.title and kind.help for kind in named)
    assert shock_kind("of_tomorrow").title == "Of tomorrow"


class JanuaryLibrary(ShakenLibrary):
    """The shaken town under the name of a scenario that ships."""

    def titles(self) -> Mapping[str, str]:
        return {**super().titles(), "january-2022-pinned": "Pinned"}

    def load(self, source: str) -> Scenario:
        return self.shaken if source == "january-2022-pinned" else super().load(source)


def test_a_shock_opens_at_the_line_that_states_it() -> None:
    """In whichever file that is; else where shocks stand; a town of code stands in no file."""
    session = shaken_session(JanuaryLibrary())
    view = ScenarioView(session)
    assert view.place("fuel") is None

    session.open_scenario("january-2022-pinned")
    own, inherited, none = (view.place(name) for name in ("purge", "lpg_price", "fuel"))

    assert own is not None
    assert inherited is not None
    assert none is not None
    assert [Path(each.file).name for each in (own, inherited, none)] == [
        "january-2022-pinned.yaml",
        "january-2022.yaml",
        "january-2022-pinned.yaml",
    ]
    assert "purge:" in Path(own.file).read_text(encoding="utf-8").splitlines()[own.line - 1]


def test_changed_shocks_can_be_compared_with_the_file(session: Session, view: ScenarioView) -> None:
    """A variant differs by its shocks alone."""
    compare = CompareView(session)
    assert not compare.rivals

    view.drag("fuel", 36.0)
    view.let_go()

    assert [rival.letter for rival in compare.rivals] == ["baseline"]

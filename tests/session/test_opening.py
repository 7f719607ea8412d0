"""Files that are dropped or chosen: what opens them, what is said beforehand, what was recent."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from simulator.export import csvw
from simulator.export.format import export_formats
from simulator.export.recipe import Part, Recipe
from simulator.results.comparison import EntryRole
from simulator.scenario.bundle import Bundle, bundle_of
from tests.session.tiny import Clock, tiny_session
from ui.session.files import SessionFiles
from ui.session.library import OTHERS, ShippedLibrary, families
from ui.session.opening import Opener, offer, open_files, opener_of, openers
from ui.session.recent import MOST
from ui.session.session import Session


@pytest.fixture
def desk(files: SessionFiles) -> Session:
    """A session with the quiet town open, that knows files too."""
    session = tiny_session(files)
    session.open_scenario("quiet-town")
    return session


@pytest.fixture
def shipped(files: SessionFiles) -> Session:
    return tiny_session(files, library=ShippedLibrary())


def scenario(folder: Path, name: str, title: str = "Mine") -> Path:
    """Return a scenario's file."""
    path = folder / f"{name}.yaml"
    path.write_text(f"format: 1\ntitle: {title}\nextends: no-shock\n")
    return path


def test_a_suffix_belongs_to_one_kind() -> None:
    """What a file's name promises is never ambiguous, and written without a dot."""
    suffixes = [suffix for kind in openers().values() for suffix in kind.suffixes]

    assert len(set(suffixes)) == len(suffixes)
    assert all(suffix.isalnum() and suffix.islower() for suffix in suffixes)


@pytest.mark.parametrize("kind", openers().values(), ids=lambda kind: kind.title)
def test_a_kind_reports_what_it_cannot_open(desk: Session, tmp_path: Path, kind: Opener) -> None:
    """A file of its suffix that is none: a problem, no error, and the desk as it was."""
    before = desk.workspace
    for suffix in kind.suffixes:
        path = tmp_path / f"nonsense.{suffix}"
        path.write_bytes(b"\x00\xff")
        desk.dismiss_problem()

        assert not open_files(desk, [path])
        assert desk.problem is not None
        assert desk.workspace == before


def test_it_is_said_what_will_happen() -> None:
    """Before a file is let go, in words; what is unknown is not accepted."""
    good = offer([Path("a/Mine.YAML")])
    several = offer([Path("notes.txt"), Path("a.yaml"), Path("b.yml"), Path("c.boilover")])
    bad = offer([Path("notes.txt"), Path("folder")])

    assert (good.text, good.detail, good.is_good) == ("Open the scenario Mine", "", True)
    assert (several.text, several.detail) == (
        "Open the scenario a",
        "1 more will be pinned beside it · 2 files will not be opened",
    )
    assert not bad.is_good
    assert "does not know" in bad.text


def test_the_first_is_opened_and_others_are_pinned(shipped: Session, tmp_path: Path) -> None:
    """Each pin is the scenario as its file has it."""
    paths = [scenario(tmp_path, name, name.title()) for name in ("one", "two", "three")]

    assert open_files(shipped, paths)
    assert shipped.variant.title == "One"
    assert [pin.variant.title for pin in shipped.pins] == ["Two", "Three"]
    assert shipped.undo_label == "Pin Three"


def test_what_was_left_is_told(shipped: Session, tmp_path: Path) -> None:
    """A second session, or what is no file of ours, among files that are."""
    other = tmp_path / "other.boilover"
    other.write_text("{}")

    open_files(shipped, [scenario(tmp_path, "one"), other, tmp_path / "notes.txt"])

    assert shipped.problem is not None
    assert shipped.problem.title == "notes.txt, other.boilover was not opened"


def test_a_faulty_file_is_told_with_its_place(shipped: Session, tmp_path: Path) -> None:
    """The others are not opened either: the user wanted the first."""
    bad = tmp_path / "bad.yaml"
    bad.write_text("format: 1\ntitel: Bad\n")
    shipped.open_scenario("no-shock")

    assert not open_files(shipped, [bad, scenario(tmp_path, "one")])
    assert shipped.problem is not None
    assert shipped.problem.faults[0].file == str(bad)
    assert shipped.pins == ()


def test_a_file_named_at_the_start_is_opened(
    shipped: Session, files: SessionFiles, tmp_path: Path
) -> None:
    """Scenario or session, as if it had been dropped."""
    shipped.start(str(scenario(tmp_path, "one", "One")))
    shipped.document.save_as(tmp_path / "kept.boilover")
    shipped.close()

    again = tiny_session(SessionFiles.within(tmp_path / "x"), library=ShippedLibrary())
    again.start(str(tmp_path / "kept.boilover"))

    assert again.variant.title == "One"
    assert again.document.name == "kept"


def test_an_unknown_suffix_has_no_opener() -> None:
    """Nor has a name without one."""
    assert opener_of(Path("notes.txt")) is None
    assert opener_of(Path("yaml")) is None


# --- recent --------------------------------------------------------------------------------


def test_what_was_open_lately_is_remembered(
    shipped: Session, files: SessionFiles, tmp_path: Path, clock: Clock
) -> None:
    """Newest first, once each, in the next window too, with title and folder."""
    mine = scenario(tmp_path, "one", "One")
    for source in ("no-shock", mine, "no-shock"):
        shipped.open_scenario(source)
    shipped.document.save_as(tmp_path / "kept.boilover")

    items = tiny_session(files, library=ShippedLibrary()).recent.items

    assert [(item.title, item.kind, item.folder) for item in items] == [
        ("kept", "session", str(tmp_path)),
        ("No price shock", "scenario", ""),
        ("One", "scenario", str(tmp_path)),
    ]


def test_the_list_is_short(shipped: Session, tmp_path: Path) -> None:
    """What was opened longest ago goes first."""
    for number in range(MOST + 2):
        shipped.recent.add(f"{number}.yaml")

    assert len(shipped.recent.items) == MOST
    assert shipped.recent.items[0].source == f"{MOST + 1}.yaml"


def test_what_is_gone_stays_until_it_is_taken_out(shipped: Session, tmp_path: Path) -> None:
    """A stick may come back; the user decides."""
    for name in ("one", "two", "three"):
        shipped.open_scenario(scenario(tmp_path, name))
    (tmp_path / "one.yaml").unlink()
    (tmp_path / "two.yaml").unlink()

    there = [item.is_there for item in shipped.recent.items]
    shipped.recent.forget(str(tmp_path / "two.yaml"))
    once = [item.title for item in shipped.recent.items]
    shipped.recent.forget_gone()

    assert there == [True, False, False]
    assert once == ["Mine", "one"]
    assert [item.source for item in shipped.recent.items] == [str(tmp_path / "three.yaml")]


def test_two_windows_share_the_list(files: SessionFiles) -> None:
    """Neither forgets what the other opened, nor takes back what the other chose."""
    first, second = tiny_session(files), tiny_session(files)
    first.open_scenario("quiet-town")
    second.set_theme("dark")
    second.open_scenario("loud-town")
    first.set_export_folder("briefing")

    kept, _ = files.preferences.load()
    assert kept.recent == ("loud-town", "quiet-town")
    assert (kept.theme, kept.export_folder) == ("dark", "briefing")


# --- groups --------------------------------------------------------------------------------


def test_shipped_scenarios_are_grouped_by_descent() -> None:
    """January 2022 with all that varies it, and the other crises, each scenario once."""
    library = ShippedLibrary()
    groups = library.groups()

    assert list(groups) == ["January 2022", OTHERS]
    assert groups["January 2022"][0] == "january-2022"
    assert "worst-case" in groups["January 2022"]  # extends what extends it
    assert sorted(name for names in groups.values() for name in names) == sorted(library.titles())


def test_files_that_extend_each_other_in_a_circle_do_not_hang() -> None:
    """Loading tells of them; the menu still opens."""
    circle = {"a": "b", "b": "c", "c": "b"}

    groups = families(circle, {name: name for name in circle})

    assert {name for names in groups.values() for name in names} == {"a", "b", "c"}


# --- what was exported ---------------------------------------------------------------------


def part(letter: str, role: EntryRole, bundle: Bundle, content: Mapping[str, Any]) -> Part:
    """Return a variant of a recipe; what its runs measured does not matter here."""
    return Part(letter, role, "", bundle, content, (), "", "", {})


def exported(folder: Path, recipe: Recipe) -> Path:
    """Return a table that was exported, with its recipe beside it."""
    path = folder / "peak.csv"
    path.write_text("day,persons\n0,1\n")
    beside = path.with_name(path.name + export_formats()["csv"].beside_suffix)
    beside.write_bytes(csvw.describe({}, "Peak", "", recipe.text))
    return path


def test_what_was_exported_opens_what_it_was_made_of(shipped: Session, tmp_path: Path) -> None:
    """Variants with their levers, on the texts in the file where the scenario is not here."""
    mine = scenario(tmp_path, "mine")
    bundle = bundle_of(ShippedLibrary().load(str(mine)))
    mine.unlink()
    recipe = Recipe(
        parts=(
            part("A", "live", bundle, {"settings": {"moscow_restraint": 3.2}}),
            part("B", "pinned", bundle, {"settings": {}, "title": "As it was"}),
            part("baseline", "baseline", bundle, {"settings": {}}),
        ),
        seed=50_000,
        uncertainty="chance",
        sets=0,
        versions={"boilover": "0.1.0"},
    )
    shipped.open_scenario("no-shock")

    assert open_files(shipped, [exported(tmp_path, recipe)])
    assert shipped.variant.scenario.title == "Mine"
    assert shipped.variant.settings == {"moscow_restraint": 3.2}
    assert [(pin.letter, pin.variant.title) for pin in shipped.pins] == [("B", "As it was")]
    assert shipped.document.path is None
    assert shipped.undo_label == "Open peak"


def test_what_was_exported_rests_on_its_own_texts(shipped: Session, tmp_path: Path) -> None:
    """A shipped scenario of the same name is another one, and two pins may share a name."""
    kept = []
    for title in ("First", "Second"):
        mine = scenario(tmp_path, "worst-case", title)
        kept.append(bundle_of(ShippedLibrary().load(str(mine))))
        mine.unlink()
    parts = (
        part("A", "live", kept[0], {"settings": {}}),
        part("B", "pinned", kept[1], {"settings": {}}),
    )
    recipe = Recipe(parts, 50_000, "chance", 0, {"boilover": "0.1.0"})

    assert open_files(shipped, [exported(tmp_path, recipe)])
    assert shipped.variant.scenario.title == "First"
    assert [pin.variant.scenario.title for pin in shipped.pins] == ["Second"]
    assert shipped.problem is not None
    assert "worst-case.yaml is not the same here" in shipped.problem.message


def test_a_file_without_a_recipe_says_so(shipped: Session, tmp_path: Path) -> None:
    """And what to open instead."""
    path = tmp_path / "peak.csv"
    path.write_text("day,persons\n0,1\n")

    assert not open_files(shipped, [path])
    assert shipped.problem is not None
    assert shipped.problem.title == "peak.csv could not be opened"
    assert "open the session or the scenario" in shipped.problem.message

"""A pack holds everything, says what is what, and stands whole or not at all."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from simulator.ensemble.pool import Progress
from simulator.errors import ExportError
from simulator.export import pack
from simulator.export.briefing import Briefing
from simulator.export.drawn_up import briefing_of
from simulator.export.extras import MissingExtra
from simulator.export.format import export_formats
from simulator.export.leftovers import sweep
from simulator.export.options import Options
from simulator.export.pack import ExportCancelled, Pack, write_pack
from simulator.export.recipe import recipe_for
from simulator.export.recipe_file import recipe_in
from simulator.scenario.bundle import SourceFile
from tests.export.towns import against

QUICK = ("csv_runs", "brief_html")


@pytest.fixture(scope="module")
def briefing() -> Briefing:
    """Two towns with one chart."""
    return briefing_of(against("pinned"), drawings=[("outcome_bars", "outcomes")], note="Draft")


@pytest.fixture(scope="module")
def whole(briefing: Briefing, tmp_path_factory: pytest.TempPathFactory) -> Pack:
    """A pack of all that there is."""
    place = tmp_path_factory.mktemp("export") / "pack"
    return write_pack(briefing, place, recipe=recipe_for(briefing.comparison))


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave out what takes long."""
    few = MappingProxyType({name: export_formats()[name] for name in QUICK})
    monkeypatch.setattr(pack, "export_formats", lambda: few)
    monkeypatch.setattr(pack, "PICTURES", ("svg",))


def inside(folder: Path) -> set[str]:
    """Return every file of a folder."""
    found: Iterator[Path] = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix() for path in found}


def test_everything_is_there_and_listed(whole: Pack) -> None:
    """Documents, each chart thrice, data, the recipe; the index and the read-me name all."""
    files = inside(whole.folder)
    page = html.unescape((whole.folder / "index.html").read_text(encoding="utf-8"))
    text = (whole.folder / "README.txt").read_text(encoding="utf-8")

    expected = {"deck.pptx", "brief.pdf", "brief.html", "recipe.json", "index.html", "README.txt"}
    expected |= {f"charts/01-outcomes.{suffix}" for suffix in ("png", "svg", "pdf")}
    expected |= {f"data/{name}" for name in ("results.xlsx", "runs.csv", "ensemble.nc")}
    assert expected <= files
    assert {item.path for item in whole.items} == files
    assert all(f'href="{item.path}"' in page for item in whole.items[2:])
    assert "charts/01-outcomes (png, svg, pdf)" in text
    assert "Draft" in text
    assert "A reasoning aid, not a forecast." in text
    assert sorted(path.name for path in whole.folder.parent.iterdir()) == ["pack"]


def test_every_file_that_can_holds_the_recipe(whole: Pack, briefing: Briefing) -> None:
    """And the chart's says which chart it is."""
    wanted = recipe_for(briefing.comparison)
    suffixes = {fmt.suffix for fmt in export_formats().values() if fmt.recipe}
    kept = [item for item in whole.items if item.path.rsplit(".", 1)[-1] in suffixes]

    assert len(kept) >= 10
    for item in kept:
        if item.path != "index.html":
            assert recipe_in(whole.folder / item.path).parts == wanted.parts, item.path
    drawn = recipe_in(whole.folder / "charts/01-outcomes.png").drawn
    assert drawn is not None
    assert (drawn.kind, drawn.subject) == ("outcome_bars", "outcomes")


@pytest.mark.usefixtures("quick")
def test_without_a_recipe_nothing_tells_how_it_was_made(briefing: Briefing, tmp_path: Path) -> None:
    made = write_pack(briefing, tmp_path / "pack", options=Options(recipe="sly"))

    assert "recipe.json" not in inside(made.folder)
    for path in inside(made.folder):
        data = (made.folder / path).read_bytes()
        assert b"boilover-recipe" not in data
        assert b"boilover:recipe" not in data
        assert b"boilover reproduce" not in data


@pytest.mark.usefixtures("quick")
def test_scenarios_come_as_files(briefing: Briefing, tmp_path: Path) -> None:
    """As they were read; a variant with a lever moved in a file of its own; none is no fault."""
    text = "format: 1\ntitle: Quiet town\n"
    files = (SourceFile(Path("quiet-town.yaml"), text),)
    entries = tuple(
        replace(
            entry,
            variant=replace(entry.variant, scenario=replace(entry.variant.scenario, files=files)),
        )
        for entry in briefing.comparison.entries
    )
    with_files = replace(briefing, comparison=replace(briefing.comparison, entries=entries))

    made = write_pack(with_files, tmp_path / "pack")
    assert (made.folder / "scenarios/quiet-town.yaml").read_text() == text
    assert any(
        "A" not in title and reason
        for title, reason in write_pack(briefing, tmp_path / "bare").left_out
    )


@pytest.mark.usefixtures("quick")
def test_what_lacks_a_library_is_said_not_failed(
    briefing: Briefing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacking(*given: object) -> None:
        raise MissingExtra("Parquet", "pyarrow is not installed", "install it with: pip install")

    few = {name: export_formats()[name] for name in QUICK}
    few["parquet"] = replace(export_formats()["parquet"], briefing=lacking)
    monkeypatch.setattr(pack, "export_formats", lambda: few)

    made = write_pack(briefing, tmp_path / "pack")

    assert (
        "Every run over time (Parquet)",
        "pyarrow is not installed; install it with: pip install",
    ) in made.left_out
    assert "pyarrow is not installed" in (made.folder / "README.txt").read_text(encoding="utf-8")


@pytest.mark.usefixtures("quick")
def test_progress_reaches_its_end(briefing: Briefing, tmp_path: Path) -> None:
    told: list[Progress] = []

    write_pack(briefing, tmp_path / "pack", progress=told.append)

    assert told[-1].is_done
    assert [each.done for each in told] == sorted(each.done for each in told)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("after", [0, 1, 2, 3])
def test_cancelled_it_leaves_nothing(briefing: Briefing, tmp_path: Path, after: int) -> None:
    asked = iter(range(100))

    with pytest.raises(ExportCancelled, match="nothing was written"):
        write_pack(briefing, tmp_path / "pack", stop=lambda: next(asked) >= after)

    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("quick")
def test_a_pack_is_replaced_only_when_asked(briefing: Briefing, tmp_path: Path) -> None:
    place = tmp_path / "pack"
    write_pack(briefing, place)
    (place / "README.txt").write_text("old")

    with pytest.raises(ExportError, match="exists already; choose another name or allow"):
        write_pack(briefing, place)
    assert (place / "README.txt").read_text() == "old"

    write_pack(briefing, place, overwrite=True)
    assert "old" not in (place / "README.txt").read_text()
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]


@pytest.mark.usefixtures("quick")
def test_a_folder_with_something_else_in_it_is_never_replaced(
    briefing: Briefing, tmp_path: Path
) -> None:
    """Whether a user's file lies among those of a pack, or it is no pack at all."""
    place = tmp_path / "pack"
    write_pack(briefing, place)
    (place / "charts/mine.txt").write_text("mine")
    other = tmp_path / "home"
    other.mkdir()
    (other / "thesis.txt").write_text("years of work")

    with pytest.raises(ExportError, match=r"not of a pack: charts/mine\.txt"):
        write_pack(briefing, place, overwrite=True)
    with pytest.raises(ExportError, match=r"not of a pack: thesis\.txt"):
        write_pack(briefing, other, overwrite=True)

    assert (other / "thesis.txt").read_text() == "years of work"


@pytest.mark.usefixtures("quick")
def test_an_empty_folder_gives_way_a_file_does_not(briefing: Briefing, tmp_path: Path) -> None:
    empty, file = tmp_path / "empty", tmp_path / "file"
    empty.mkdir()
    file.write_text("mine")

    assert write_pack(briefing, empty).folder == empty
    with pytest.raises(ExportError, match="it is not a folder"):
        write_pack(briefing, file, overwrite=True)
    with pytest.raises(ExportError, match="does not exist"):
        write_pack(briefing, tmp_path / "nowhere" / "pack")
    assert file.read_text() == "mine"


@pytest.mark.usefixtures("quick")
def test_what_was_killed_between_two_renames_comes_back(briefing: Briefing, tmp_path: Path) -> None:
    """The old pack has stepped aside and the new one was not there yet."""
    place = tmp_path / "pack"
    write_pack(briefing, place)
    place.rename(tmp_path / ".boilover-pack.old")

    with pytest.raises(ExportCancelled):
        write_pack(briefing, place, overwrite=True, stop=lambda: True)

    assert "index.html" in inside(place)
    sweep(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]


@pytest.mark.usefixtures("quick")
def test_a_fault_names_the_file_where_it_should_stand(
    briefing: Briefing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*given: object) -> None:
        raise OSError(28, "No space left on device")

    few = {"csv_runs": replace(export_formats()["csv_runs"], briefing=broken)}
    monkeypatch.setattr(pack, "export_formats", lambda: few)

    with pytest.raises(ExportError) as caught:
        write_pack(briefing, tmp_path / "pack")

    assert caught.value.args[0] == str(tmp_path / "pack/data/runs.csv")
    assert "the disk is full" in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_the_list_of_files_is_read_from_the_index_alone(tmp_path: Path) -> None:
    page = '<script type="application/json" id="boilover-pack">["index.html", "a.txt"]</script>'
    (tmp_path / "index.html").write_text(page)

    assert pack.files_of(tmp_path) == set(json.loads('["index.html", "a.txt"]'))
    (tmp_path / "index.html").write_text("<html>")
    assert pack.files_of(tmp_path) == set()

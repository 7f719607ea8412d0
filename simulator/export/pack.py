"""Everything at once in one folder: deck, brief, pictures, data, scenarios, recipe, an index.

The folder is made beside its place and renamed into it at the end, so that it is whole or not
there. One that stands there already is replaced only where nothing but a pack is in it.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from simulator.charts.chart import Chart
from simulator.ensemble.pool import Progress
from simulator.errors import BoiloverError, ExportError
from simulator.export.abreast import Picture, drawing
from simulator.export.atomic import explained
from simulator.export.briefing import Briefing
from simulator.export.drawn_up import drawing_of
from simulator.export.extras import MissingExtra
from simulator.export.format import DATA_FROM, ExportFormat, export_formats
from simulator.export.leftovers import staging
from simulator.export.options import Options
from simulator.export.pack_index import INDEX, README, Item, files_of, index_page, readme
from simulator.export.recipe import Recipe
from simulator.export.reproduce import drawn_recipe
from simulator.export.write import write_briefing
from simulator.language import tr
from simulator.scenario.bundle import BadBundle, bundle_of, write_bundle
from simulator.scenario.save import save_variant

PICTURES: Final = ("png", "svg", "pdf")
RECIPE: Final = "recipe.json"
_CHARTS, _DATA, _SCENARIOS = "charts", "data", "scenarios"
_STEMS: Final = {
    "pptx": "deck",
    "brief_pdf": "brief",
    "brief_html": "brief",
    "xlsx": "results",
    "csv_runs": "runs",
    "csv_courses": "courses",
    "parquet": "ensemble",
    "netcdf": "ensemble",
}

Report = Callable[[Progress], None]


class ExportCancelled(BoiloverError):
    """Somebody has taken the export back; nothing was written."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A folder that was written: its files, and what is not in it with the reason."""

    folder: Path
    items: tuple[Item, ...]
    left_out: tuple[tuple[str, str], ...]


def write_pack(
    briefing: Briefing,
    folder: Path,
    *,
    recipe: Recipe | None = None,
    options: Options | None = None,
    overwrite: bool = False,
    workers: int = 1,
    progress: Report | None = None,
    stop: Callable[[], bool] | None = None,
    aside: str = "",
) -> Pack:
    """Write everything about *briefing* into *folder* and return what there is.

    *recipe* goes into every file that can hold one; ``None`` leaves them without. *stop* is asked
    between files. *aside* names the folder beside *folder* in which all is made.

    Raises ``ExportError`` where the folder cannot be written, or something stands there;
    ``ExportCancelled`` once *stop* says so. What stood there is then as it was.
    """
    refuse_to_replace(folder, overwrite=overwrite)
    work = _Work(briefing, options or Options(), recipe, progress, stop)
    try:
        _put_back(folder)
        with staging(folder.absolute().parent, aside) as place:
            with _by_its_place(place, folder):
                pack = work.do(place, workers)
            refuse_to_replace(folder, overwrite=overwrite)  # what stands there may have changed
            _put_in_place(place, folder)
            return replace(pack, folder=folder)
    except OSError as error:
        raise explained(folder, error) from error


def refuse_to_replace(folder: Path, *, overwrite: bool) -> None:
    """Raise ``ExportError`` where a pack cannot be put at *folder*; asked before long work.

    An empty folder gives way; so does, with *overwrite*, one in which all is of a pack.
    """
    if not folder.name:
        raise ExportError(str(folder), tr("it is no name for a folder"), tr("choose another name"))
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise ExportError(str(folder), tr("it is not a folder"), tr("choose another name"))
    if not folder.absolute().parent.is_dir():
        missing = tr("the folder {folder} does not exist", folder=folder.parent)
        raise ExportError(str(folder), missing, tr("create it or choose another"))
    if not folder.exists() or not any(folder.iterdir()):
        return
    if not overwrite:
        remedy = tr("choose another name or allow overwriting")
        raise ExportError(str(folder), tr("it exists already"), remedy)
    strange = sorted(_inside(folder) - files_of(folder))
    if strange:
        reason = tr("it holds what is not of a pack: {name}", name=strange[0])
        raise ExportError(str(folder), reason, tr("choose another name or move that away"))
    if not os.access(folder, os.W_OK):
        raise ExportError(
            str(folder), tr("it is read-only"), tr("choose another name or unlock it")
        )


class _Work:
    """The files of a pack, made one after the other, with a word on how far it has come."""

    def __init__(
        self,
        briefing: Briefing,
        options: Options,
        recipe: Recipe | None,
        progress: Report | None,
        stop: Callable[[], bool] | None,
    ) -> None:
        self._briefing, self._recipe = briefing, recipe
        self._options = replace(options, recipe=recipe.text if recipe else "")
        self._progress, self._stop = progress, stop
        self._items: list[Item] = []
        self._left_out: list[tuple[str, str]] = []
        self._total = 0

    def do(self, place: Path, workers: int) -> Pack:
        """Make everything in *place*."""
        for name in (_CHARTS, _DATA, _SCENARIOS):
            (place / name).mkdir()
        documents = [(k, f) for k, f in export_formats().items() if f.briefing]
        pictures = self._pictures(place / _CHARTS)
        self._total = len(documents) + len(pictures)
        with drawing(pictures, workers) as drawn:
            for done, (name, fmt) in enumerate(documents):
                self._tell(done + drawn.done)
                self._document(place, name, fmt)
            for done, _ in enumerate(drawn.rest(), start=len(documents) + 1):
                self._tell(max(done, len(documents) + drawn.done))
        self._scenarios(place / _SCENARIOS)
        if self._recipe is not None:
            (place / RECIPE).write_text(self._recipe.text, encoding="utf-8")
            self._items.append(Item(RECIPE, tr("Recipe"), tr("How everything here was made")))
        return self._finished(place)

    def _document(self, place: Path, name: str, fmt: ExportFormat) -> None:
        stem = _STEMS.get(name, name.replace("_", "-"))
        home = f"{_DATA}/" if fmt.order >= DATA_FROM else ""
        path = place / home / f"{stem}.{fmt.suffix}"
        try:
            write_briefing(self._briefing, path, fmt, options=self._options)
        except MissingExtra as missing:
            _, reason, remedy = missing.args
            self._left_out.append((tr(fmt.title), f"{reason}; {remedy}"))
            return
        self._items.append(Item(f"{home}{path.name}", tr(fmt.title), ""))
        if fmt.beside_suffix:
            name = f"{home}{path.name}{fmt.beside_suffix}"
            self._items.append(Item(name, tr("What its columns mean"), ""))

    def _pictures(self, folder: Path) -> list[Picture]:
        """Return the charts to be drawn, numbered in page order."""
        run = self._briefing.run
        charts = [*self._briefing.charts, *([run.lanes] if run and run.lanes else [])]
        found = []
        for number, chart in enumerate(charts, start=1):
            kept = replace(self._options, recipe=self._recipe_of(chart))
            names = [f"{number:02}-{_slug(chart)}.{suffix}" for suffix in PICTURES]
            found.append(Picture(chart, tuple(folder / name for name in names), kept))
            self._items += [Item(f"{_CHARTS}/{name}", chart.finding, chart.title) for name in names]
        return found

    def _recipe_of(self, chart: Chart) -> str:
        wanted = drawing_of(chart)
        if self._recipe is None:
            return ""
        if wanted is None:
            return self._recipe.text
        return drawn_recipe(self._recipe, *wanted, self._briefing.comparison).text

    def _scenarios(self, folder: Path) -> None:
        """Write the files that the scenarios were read from, and one for each changed variant."""
        for entry in self._briefing.comparison.entries:
            variant = entry.variant
            try:
                own = write_bundle(bundle_of(variant.scenario), folder)
                self._items.append(Item(f"{_SCENARIOS}/{own.name}", tr(variant.scenario.title), ""))
                if variant.is_changed:
                    path = folder / f"{variant.scenario.name}-{entry.letter.lower()}.yaml"
                    save_variant(replace(variant, title=entry.title), path)
                    self._items.append(Item(f"{_SCENARIOS}/{path.name}", tr(entry.title), ""))
            except (BadBundle, ExportError) as error:
                reason = error.args[1] if isinstance(error, ExportError) else str(error)
                self._left_out.append((tr(entry.title), reason))

    def _finished(self, place: Path) -> Pack:
        """Write the index last: it lists everything."""
        known = {item.path: item for item in self._items}
        more = sorted(_inside(place) - known.keys())
        items = (*known.values(), *(Item(path, "", "") for path in more))
        pack = Pack(place, items, tuple(self._left_out))
        page = index_page(self._briefing, place, items, pack.left_out, again=bool(self._recipe))
        (place / INDEX).write_text(page, encoding="utf-8")
        text = readme(self._briefing, items, pack.left_out, again=bool(self._recipe))
        (place / README).write_text(text, encoding="utf-8")
        own = (Item(INDEX, tr("Index"), ""), Item(README, tr("The same as plain text"), ""))
        self._tell(self._total)
        return replace(pack, items=(*own, *items))

    def _tell(self, done: int) -> None:
        if self._stop is not None and self._stop():
            raise ExportCancelled(tr("The export was cancelled; nothing was written"))
        if self._progress is not None:
            self._progress(Progress(min(done, self._total), self._total))


def _slug(chart: Chart) -> str:
    """Return what a chart's file is called after its number."""
    name = chart.name.replace("_", "-").replace(".", "-")
    what = {"bars": "outcomes", "milestones": "milestones", "lanes": "typical-run"}
    if chart.kind in what:
        return what[chart.kind]
    if chart.kind == "fan":
        return f"difference-from-{name}" if "." in chart.name else name
    return f"{chart.kind}-{name}"


def _inside(folder: Path) -> set[str]:
    """Return every file in a folder, by its place in it."""
    found: Iterator[Path] = (path for path in folder.rglob("*") if not path.is_dir())
    return {path.relative_to(folder).as_posix() for path in found}


@contextmanager
def _by_its_place(place: Path, folder: Path) -> Iterator[None]:
    """Let faults name the file where it should stand, and not where it is made."""
    try:
        yield
    except ExportError as error:
        path, reason, remedy = error.args
        if not Path(path).is_relative_to(place):
            raise
        raise type(error)(str(folder / Path(path).relative_to(place)), reason, remedy) from error


def _put_in_place(place: Path, folder: Path) -> None:
    """Rename a finished folder into its place; what stood there steps aside and then goes."""
    mode = 0o777 & ~_mask()
    place.chmod(mode)
    if not folder.exists():
        place.rename(folder)
        return
    old = _old(folder)
    folder.rename(old)
    try:
        place.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _put_back(folder: Path) -> None:
    """Where a program was killed between the two renames, finish or undo what it had begun."""
    old = _old(folder)
    if old.is_dir():
        if folder.exists():
            shutil.rmtree(old, ignore_errors=True)
        else:
            old.rename(folder)


def _old(folder: Path) -> Path:
    return folder.with_name(f".boilover-{folder.name}.old")


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask

"""What ``boilover export`` is asked for, and carrying it out."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from simulator.charts.chart import Chart
from simulator.charts.kind import chart_kinds
from simulator.charts.palette import BASELINE
from simulator.cli.arguments import UsageError
from simulator.cli.progress import ProgressBar
from simulator.ensemble.backends import cores
from simulator.errors import ExportError, did_you_mean
from simulator.export import pack, played
from simulator.export.briefing import Briefing, Run
from simulator.export.drawn_up import Drawing, briefing_of, drawing_of
from simulator.export.format import DATA_FROM, ExportFormat, export_formats, format_for
from simulator.export.options import Options
from simulator.export.recipe import Recipe, recipe_for
from simulator.export.reproduce import drawn_recipe
from simulator.export.write import refuse_to_write, write_briefing, write_chart
from simulator.language import current, tr, use
from simulator.results.comparison import Comparison

MAP, RUN = "map", "run"


def against_its_file(comparison: Comparison) -> Comparison:
    """Return a comparison of two whose second is the first's scenario as its file has it."""
    live, other = comparison.entries
    baseline = replace(other, letter=BASELINE, role="baseline")
    return replace(comparison, entries=(live, baseline))


@dataclass(frozen=True, slots=True)
class Wanted:
    """A folder for a pack, or a file of format *fmt*; *chart* names the one chart in it."""

    place: Path
    overwrite: bool
    fmt: ExportFormat | None = None
    chart: str = ""

    def refuse_to_replace(self) -> None:
        """Raise ``ExportError`` where it could not be written in the end."""
        if self.fmt is None:
            pack.refuse_to_replace(self.place, overwrite=self.overwrite)
        else:
            refuse_to_write(self.place, self.fmt, overwrite=self.overwrite)

    def check(self, comparison: Comparison) -> None:
        """Raise ``UsageError`` where *comparison* has no such chart; asked before playing."""
        if self.chart and self.chart not in (MAP, RUN):
            _drawing(comparison, self.chart)

    @property
    def has_run(self) -> bool:
        """Whether a typical run is told in it."""
        return self.chart == RUN if self.chart else self._is_document

    @property
    def has_map(self) -> bool:
        """Whether a map is in it."""
        return self.chart == MAP if self.chart else self._is_document

    @property
    def _is_document(self) -> bool:
        return self.fmt is None or self.fmt.order < DATA_FROM


def wanted(options: Namespace) -> Wanted:
    """Return what the command line asks for; raises ``UsageError``."""
    if bool(options.pack) == bool(options.out):
        raise UsageError("give either --pack DIR for everything or --out FILE for one file")
    if options.template and not Path(options.template).is_file():
        raise UsageError(f"there is no file {options.template} to take as --template")
    if options.pack:
        for name in ("format", "chart"):
            if getattr(options, name):
                raise UsageError(f"--{name} goes with --out FILE; a pack holds everything")
        return Wanted(Path(options.pack), options.overwrite)
    return Wanted(Path(options.out), options.overwrite, _format(options), options.chart or "")


def _format(options: Namespace) -> ExportFormat:
    holds: Callable[[ExportFormat], object] = (
        (lambda fmt: fmt.chart) if options.chart else (lambda fmt: fmt.briefing)
    )
    known = {name: fmt for name, fmt in export_formats().items() if holds(fmt)}
    if options.format is None:
        return format_for(Path(options.out), known)
    if options.format not in known:
        other = " with --chart" if options.chart else ""
        raise UsageError(
            f"there is no format {options.format!r}{other}{did_you_mean(options.format, known)}; "
            f"choose one of {', '.join(known)}"
        )
    fmt, suffix = known[options.format], Path(options.out).suffix.lower()
    if suffix != f".{fmt.suffix}":
        raise UsageError(f"a file of format {options.format} is called .{fmt.suffix}")
    return fmt


def export(
    options: Namespace, asked: Wanted, comparison: Comparison
) -> tuple[int, tuple[str, ...]]:
    """Write what is *asked* of *comparison*; return how many files, and what is left out."""
    before = current()
    use(options.language)
    try:
        titled = [replace(entry, title=tr(entry.title)) for entry in comparison.entries]
        return _export(options, asked, replace(comparison, entries=tuple(titled)))
    finally:
        use(before)


def _export(
    options: Namespace, asked: Wanted, comparison: Comparison
) -> tuple[int, tuple[str, ...]]:
    template = Path(options.template) if options.template else None
    recipe = recipe_for(comparison, language=current()) if options.recipe else None
    chosen = Options(options.aspect, recipe.text if recipe else "", options.note, template)
    run = played.typical_run(comparison) if asked.has_run else None
    chart_of_map = _map(options, comparison) if asked.has_map else None
    if asked.chart:
        return _write_chart(asked, chosen, recipe, comparison, run, chart_of_map)
    maps = [chart_of_map] if chart_of_map else []
    briefing = briefing_of(comparison, run=run, maps=maps, note=options.note)
    chosen = replace(chosen, note="")  # it stands in the briefing
    if asked.fmt is not None:
        path = write_briefing(
            briefing, asked.place, asked.fmt, overwrite=asked.overwrite, options=chosen
        )
        beside = path.with_name(path.name + asked.fmt.beside_suffix)
        return 1 + (beside != path and beside.exists()), ()
    return _write_pack(options, asked, briefing, chosen, recipe)


def _write_pack(
    options: Namespace,
    asked: Wanted,
    briefing: Briefing,
    chosen: Options,
    recipe: Recipe | None,
) -> tuple[int, tuple[str, ...]]:
    with ProgressBar("writing") as bar:
        made = pack.write_pack(
            briefing,
            asked.place,
            recipe=recipe,
            options=chosen,
            overwrite=asked.overwrite,
            workers=options.workers or cores(),
            progress=bar,
        )
    return len(made.items), tuple(f"{title}: {reason}" for title, reason in made.left_out)


def _write_chart(
    asked: Wanted,
    chosen: Options,
    recipe: Recipe | None,
    comparison: Comparison,
    run: Run | None,
    chart_of_map: Chart | None,
) -> tuple[int, tuple[str, ...]]:
    assert asked.fmt is not None
    chart = {MAP: chart_of_map, RUN: run.lanes if run else None}.get(asked.chart)
    if asked.chart in (MAP, RUN):
        if chart is None:
            remedy = "export another chart"
            raise ExportError(str(asked.place), f"there is no {asked.chart} to draw", remedy)
    else:
        kind, subject = _drawing(comparison, asked.chart)
        chart = chart_kinds()[kind].build(comparison, subject)
    found = drawing_of(chart)
    if recipe is not None and found is not None:
        chosen = replace(chosen, recipe=drawn_recipe(recipe, *found, comparison).text)
    write_chart(chart, asked.place, overwrite=asked.overwrite, options=chosen, fmt=asked.fmt)
    return 1 + bool(asked.fmt.beside_suffix), ()


def _drawing(comparison: Comparison, name: str) -> Drawing:
    """Return the chart that is meant by *name*; raises ``UsageError`` with the nearest one."""
    layout = comparison.live.result.layout
    known: dict[str, Drawing] = {"outcomes": ("outcome_bars", "outcomes")}
    known |= {each: ("fan", each) for each in layout.indicators}
    known["milestones"] = ("milestones", "milestones")
    known |= {f"distribution.{each}": ("distribution", each) for each in layout.indicators}
    for entry in comparison.entries[1:]:
        known |= {
            f"{entry.letter}.{each}": ("difference", f"{entry.letter}.{each}")
            for each in layout.indicators
        }
    if name not in known:
        every = (*known, MAP, RUN)
        raise UsageError(f"there is no chart {name!r}{did_you_mean(name, every)}")
    return known[name]


def _map(options: Namespace, comparison: Comparison) -> Chart | None:
    with ProgressBar("map") as bar:
        runs = min(played.MAP_RUNS, options.replications)
        opened = played.opening(options.workers)
        return played.regional_map(comparison, opened, runs=runs, progress=bar)

"""The application without windows: what a user can do are methods, what a view shows properties.

A view gets the session and nothing else. It reads properties, listens to signals and calls one
method a slot; ``tick`` is called every 16 ms. A script can drive a whole briefing the same way.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from simulator.charts.chart import Chart
from simulator.charts.headline import Headline
from simulator.ensemble.pool import Pool
from simulator.errors import BoiloverError
from simulator.results.comparison import Comparison
from simulator.scenario.model import Variant
from ui.session import commands
from ui.session.export import ExportFormat, export_chart, export_formats, suggested_name
from ui.session.files import SessionFiles
from ui.session.gallery import ChartChoice, Gallery, IndicatorChoice
from ui.session.lever_rows import LeverRow, LeverSection, lever_row, lever_sections, matching
from ui.session.library import Library, ScenarioChoice, ShippedLibrary
from ui.session.preferences import Preferences, Theme, Yardstick
from ui.session.problems import Problem
from ui.session.runs import RunBoard
from ui.session.signals import Signal
from ui.session.status import Status
from ui.session.undo import UndoStack
from ui.session.variants import DifferenceRow, VariantRow, input_differences, variant_rows
from ui.session.workspace import Pin, Workspace

FIRST_SCENARIO = "january-2022"
AUTOSAVE_AFTER = 1.0  # seconds of quiet


class Session:
    """The open application: one workspace with its undo stack, runs and charts.

    Until ``start`` or ``open_scenario`` has succeeded once, ``is_open`` is false, lists are empty
    and there is no live variant to ask for.
    """

    def __init__(
        self,
        pool: Pool,
        files: SessionFiles | None = None,
        *,
        library: Library | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Without *files* nothing is kept; without *library* the shipped scenarios are used."""
        self.scenario_changed: Signal[()] = Signal()  # another scenario: build lever rows anew
        self.variants_changed: Signal[()] = Signal()  # titles, pins, input differences
        self.lever_changed: Signal[str] = Signal()  # one lever of the live variant, by name
        self.shown_changed: Signal[()] = Signal()  # which indicators have a fan
        self.results_changed: Signal[()] = Signal()  # headline and charts have something new
        self.progress_changed: Signal[()] = Signal()  # the status
        self.history_changed: Signal[()] = Signal()  # what undo and redo would do
        self.preferences_changed: Signal[()] = Signal()  # theme, yardstick
        self.problem_reported: Signal[Problem] = Signal()

    # --- opening and closing ---------------------------------------------------------------

    def start(self, source: str = "") -> None:
        """Open *source*, else what was open last, else January 2022; play at once."""

    def open_scenario(self, source: str | Path) -> bool:
        """Make a scenario the live one; on faults ``problem`` tells and all stays as it was."""

    def autosave(self) -> None:
        """Keep the workspace now (``tick`` does so after each change)."""

    def close(self) -> None:
        """Keep the workspace and end the runs; the pool belongs to whoever made it."""

    @property
    def is_open(self) -> bool:
        """Whether there is a live variant."""

    @property
    def scenarios(self) -> tuple[ScenarioChoice, ...]:
        """What can be opened by name, and files that were opened; the open one is marked."""

    # --- what is compared ------------------------------------------------------------------

    @property
    def variant(self) -> Variant:
        """The live variant (A)."""

    @property
    def baseline(self) -> Variant:
        """The live scenario as its file has it."""

    @property
    def pins(self) -> tuple[Pin, ...]:
        """The pinned variants, in the order shown."""

    @property
    def variants(self) -> tuple[VariantRow, ...]:
        """Rows of the scenario panel: live, pins, baseline."""

    @property
    def input_differences(self) -> tuple[DifferenceRow, ...]:
        """The levers in which the variants differ from the baseline."""

    # --- levers ----------------------------------------------------------------------------

    @property
    def levers(self) -> tuple[LeverSection, ...]:
        """Policy levers and assumptions, by group."""

    @property
    def changed_levers(self) -> int:
        """How many levers stand off the scenario's file."""

    def lever(self, name: str) -> LeverRow:
        """Return one lever's row; raises ``UnknownName``."""

    def find_levers(self, text: str) -> frozenset[str]:
        """Return the names of the levers that a search for *text* shows (all for no text)."""

    def set_lever(self, name: str, value: float) -> None:
        """Move a lever of the live variant; a gesture lasts until ``end_gesture``."""

    def end_gesture(self) -> None:
        """The slider is released: one undo step ends, axes are free, everything is refined."""

    def reset_lever(self, name: str) -> None:
        """Put a lever back where the file has it."""

    def reset_all(self) -> None:
        """Put every lever back where the file has it."""

    @property
    def hold_axes(self) -> bool:
        """Whether a gesture is under way, so that axes stand still (``chart`` sees to it)."""

    # --- pins ------------------------------------------------------------------------------

    def pin(self) -> None:
        """Set the live variant aside as B, C ... H; ``problem`` tells when all are taken."""

    def unpin(self, letter: str) -> None:
        """Remove a pin."""

    def recall(self, letter: str) -> None:
        """Make a pinned variant the live one; the pin stays."""

    def rename(self, letter: str, title: str) -> None:
        """Name the live variant (A) or a pin; an empty title brings the own name back."""

    def move(self, letter: str, delta: int) -> None:
        """Move a pin up (negative) or down the list."""

    # --- undo ------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take the last step back."""

    def redo(self) -> None:
        """Do the step undone last again."""

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""

    @property
    def undo_label(self) -> str:
        """The step that undo takes back ("Price shock to 1.60 ×"), or nothing."""

    @property
    def redo_label(self) -> str:
        """The step that redo does again, or nothing."""

    # --- runs ------------------------------------------------------------------------------

    def tick(self) -> None:
        """Collect what the workers have finished; tell the views once. Never blocks."""

    def cancel(self) -> None:
        """Stop refining; what is known stays. ``end_gesture`` or a change goes on."""

    @property
    def status(self) -> Status:
        """Where the live ensemble stands."""

    # --- charts ----------------------------------------------------------------------------

    @property
    def headline(self) -> Headline | None:
        """The finding in words, or ``None`` before the first picture."""

    @property
    def comparison(self) -> Comparison | None:
        """What the charts are built from, or ``None`` before the first picture."""

    @property
    def indicators(self) -> tuple[IndicatorChoice, ...]:
        """Every indicator that can have a fan, and whether it has one."""

    def charts(self) -> tuple[ChartChoice, ...]:
        """Return the charts of the Outlook page: the bars, then a fan for each shown indicator."""

    def chart(self, kind: str, subject: str) -> Chart | None:
        """Return a chart, or ``None`` before the first picture; the same object until it changes."""

    def set_shown_indicators(self, names: tuple[str, ...]) -> None:
        """Choose which indicators have a fan, in order; raises ``UnknownName``."""

    # --- files -----------------------------------------------------------------------------

    @property
    def export_formats(self) -> tuple[ExportFormat, ...]:
        """The formats a chart can be exported in, with their suffix and name."""

    def export_name(self, chart: Chart, suffix: str) -> str:
        """Return a file name that says what is in the picture."""

    def export(self, chart: Chart, path: Path, *, overwrite: bool = False) -> bool:
        """Write *chart* in the format of the suffix; where it fails ``problem`` tells why."""

    def save_variant(self, letter: str, path: Path, *, overwrite: bool = False) -> bool:
        """Write a variant as a scenario file that extends its own; else ``problem`` tells why."""

    # --- preferences -----------------------------------------------------------------------

    @property
    def preferences(self) -> Preferences:
        """Lasting choices."""

    def set_theme(self, theme: Theme) -> None:
        """Choose light, dark or the system's theme."""

    def set_yardstick(self, yardstick: Yardstick) -> None:
        """Choose the words that go with probabilities."""

    def set_export_folder(self, folder: str) -> None:
        """Remember where the user exports to."""

    def set_layout(self, layout: str) -> None:
        """Remember the window's record of its geometry."""

    # --- problems --------------------------------------------------------------------------

    @property
    def problem(self) -> Problem | None:
        """What went wrong last and was not dismissed, to be shown in place."""

    def dismiss_problem(self) -> None:
        """The user has read it."""

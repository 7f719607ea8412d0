"""The Compare page without a window: the live variant against one other, what differs and why."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Final, Literal

from simulator.analysis.paired import Difference, paired_difference
from simulator.charts import caption, pairing
from simulator.charts.chart import Chart
from simulator.errors import UnknownName
from simulator.language import mark, tr
from simulator.results.comparison import Comparison
from simulator.scenario.model import Variant
from ui.session import compare_words
from ui.session.attribution import Explanation
from ui.session.forest import ForestGroup, forest
from ui.session.gallery import ChartChoice
from ui.session.input_rows import InputRow, input_rows
from ui.session.players import players
from ui.session.session import Session
from ui.session.signals import Signal
from ui.session.variants import pin_title
from ui.session.workspace import BASELINE, Workspace

Mode = Literal["difference", "overlay"]
EMPTY_LEAD: Final = mark("Nothing to compare yet")
EMPTY_TEXT: Final = mark(
    "Press Space to pin the live scenario, then move a lever or open another scenario: "
    "both are played on the same random numbers, and this page shows what differs."
)


@dataclass(frozen=True, slots=True)
class Rival:
    """A variant the live one can be held against."""

    letter: str
    title: str
    is_chosen: bool


class CompareView:
    """What the page shows and what can be done on it; ``changed`` tells that it is different."""

    def __init__(self, session: Session) -> None:
        self.changed: Signal[()] = Signal()
        self._session = session
        self._letter = ""
        self._held: tuple[Workspace | None, str, str] | None = None  # asked for again and again
        self._mode: Mode = "difference"
        self._subject = ""
        self._last: Comparison | None = None
        self._forest: tuple[Comparison, tuple[str, ...], tuple[ForestGroup, ...]] | None = None
        self._overlays: dict[str, tuple[Chart, str, Chart]] = {}
        self._differences: dict[str, Chart] = {}
        for signal in (
            session.results_changed,
            session.variants_changed,
            session.scenario_changed,
            session.shown_changed,
            session.attribution.changed,
        ):
            signal.connect(self._tell)
        self._remember()

    # --- against whom ----------------------------------------------------------------------

    @property
    def rivals(self) -> tuple[Rival, ...]:
        """The pins, and the baseline where the live variant is another; the chosen one marked."""
        letter = self.letter
        return tuple(Rival(name, title, name == letter) for name, title, _ in self._candidates())

    @property
    def letter(self) -> str:
        """Whom the live variant is held against; empty where there is nobody."""
        workspace = self._session.workspace
        if self._held is None or self._held[0] is not workspace or self._held[1] != self._letter:
            self._held = workspace, self._letter, self._whom()
        return self._held[2]

    @property
    def rival(self) -> Variant | None:
        """The variant the live one is held against."""
        letter = self.letter
        return next((v for name, _, v in self._candidates() if name == letter), None)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to compare with yet."""
        return not self.letter

    def choose(self, letter: str) -> None:
        """Hold the live variant against another."""
        self._letter = letter
        self.changed.emit()

    @property
    def mode(self) -> Mode:
        """Whether charts show both variants or their difference."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Show both variants over each other, or their paired difference."""
        self._mode = mode
        self.changed.emit()

    def toggle_mode(self) -> None:
        """Go from the overlay to the difference, or back."""
        self.set_mode("overlay" if self._mode == "difference" else "difference")

    # --- what comes out --------------------------------------------------------------------

    @property
    def pair(self) -> Comparison | None:
        """Both with their results; the last known while one is being played anew."""
        self._remember()
        return self._last

    @property
    def is_waiting(self) -> bool:
        """Whether what is shown of the rival is older than its levers, or not there yet."""
        pair, rival = self.pair, self.rival
        return rival is not None and (pair is None or pair.entries[1].variant != rival)

    @property
    def lead(self) -> str:
        """The finding as a sentence: the outcome that differs most surely."""
        if self.is_empty:
            return tr(EMPTY_LEAD)
        pair = self.pair
        if pair is None or not all(entry.result.n for entry in pair.entries):
            return tr("The first pairs of runs are being played")
        if caption.are_same(*pair.entries):
            return tr("Exactly the same as {rival}", rival=pairing.name_of(pair.entries[1]))
        rival = pairing.name_of(pair.entries[1])
        clear = [found for found in self._differences_of(pair) if not found[1].within_noise]
        if not clear:
            return tr("No outcome differs from {rival} beyond noise", rival=rival)
        label, found = max(clear, key=lambda item: abs(item[1].estimate.value))
        return compare_words.finding(
            label, 100 * found.estimate.value, pairing.name_of(pair.entries[1])
        )

    @property
    def small_print(self) -> str:
        """What the page rests on."""
        pair = self.pair
        if self.is_empty:
            return tr(EMPTY_TEXT)
        if pair is None:
            return ""
        return compare_words.basis(pair, waiting=self.is_waiting)

    @property
    def forest(self) -> tuple[ForestGroup, ...]:
        """The differences with their intervals."""
        pair, shown = self.pair, self._indicators
        if pair is None:
            return ()
        if self._forest is None or self._forest[:2] != (pair, shown):
            self._forest = (pair, shown, forest(pair, shown))
        return self._forest[2]

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators that have a chart; none while there is nothing to compare with."""
        return () if self.is_empty else self._indicators

    def chart(self, indicator: str) -> tuple[ChartChoice, Chart | None]:
        """Return the chart of an indicator, as the mode has it, with how to export it."""
        made = self._difference if self._mode == "difference" else self._overlay
        return made(indicator)

    def charts(self) -> tuple[tuple[ChartChoice, Chart | None], ...]:
        """Return the charts of all indicators."""
        return tuple(self.chart(name) for name in self.indicators)

    # --- what goes in ----------------------------------------------------------------------

    @property
    def inputs(self) -> tuple[InputRow, ...]:
        """The inputs that differ: the file, its shocks, then levers in the file's order."""
        rival = self.rival
        return input_rows(self._session.variant, rival) if rival else ()

    # --- why -------------------------------------------------------------------------------

    @property
    def subjects(self) -> tuple[tuple[str, str], ...]:
        """What a change can be explained in: outcomes, then shown indicators; name and label."""
        pair = self.pair
        if pair is None:
            return ()
        layout = pair.live.result.layout
        outcomes = [(name, tr(outcome.label)) for name, outcome in layout.outcomes.items()]
        shown = ((name, tr(layout.indicators[name].label)) for name in self._indicators)
        return (*outcomes, *shown)

    @property
    def subject(self) -> str:
        """What the change is explained in: as chosen, else the outcome that differs most."""
        names = [name for name, _ in self.subjects]
        if self._subject in names or not names:
            return self._subject if names else ""
        pair = self.pair
        assert pair is not None
        layout = pair.live.result.layout
        known = [name for name in layout.outcomes if pair.live.result.n]
        differ = {name: abs(self._found(pair, name).estimate.value) for name in known}
        return max(differ, key=lambda name: differ[name], default=names[0])

    def choose_subject(self, name: str) -> None:
        """Explain the change in another outcome or indicator."""
        self._subject = name
        self.changed.emit()

    @property
    def can_explain(self) -> bool:
        """Whether there is a difference in inputs to explain anything by."""
        rival = self.rival
        return rival is not None and bool(players(self._session.variant, rival))

    def explain(self) -> None:
        """Begin to share the change out among the inputs that differ."""
        if (rival := self.rival) is not None:
            self._session.attribution.start(self._session.variant, rival)

    def stop_explaining(self) -> None:
        """Take the question back."""
        self._session.attribution.cancel()

    @property
    def is_explaining(self) -> bool:
        """Whether the combinations are being played."""
        return self._session.attribution.is_busy

    @property
    def explain_progress(self) -> float:
        """The share of the combinations' runs that are there."""
        return self._session.attribution.progress

    @property
    def explanation(self) -> Explanation | None:
        """The change shared out, while it is about what is compared."""
        rival, why = self.rival, self._session.attribution
        if rival is None or not self.subject or not why.is_about(self._session.variant, rival):
            return None
        return why.explanation(self.subject)

    @property
    def explain_note(self) -> str:
        """What the part on causes says while there is no explanation to show."""
        why, rival = self._session.attribution, self.rival
        if not self.can_explain or rival is None:
            return tr("No input differs, so there is nothing to explain.")
        count = len(players(self._session.variant, rival))
        return compare_words.how_explained(why, count)

    # --- how it is made --------------------------------------------------------------------

    def _tell(self) -> None:
        self._remember()
        self.changed.emit()

    def _remember(self) -> None:
        """Keep the pair on show: a pin that is played anew is missing from the session's."""
        shown, letter = self._session.comparison, self.letter
        if shown and any(entry.letter == letter for entry in shown.entries[1:]):
            self._last = pairing.parted(shown, f"{letter}.")[0]
        elif self._last and self._last.entries[1].letter != letter:
            self._last = None

    @property
    def _indicators(self) -> tuple[str, ...]:
        return tuple(choice.subject for choice in self._session.charts() if choice.kind == "fan")

    def _whom(self) -> str:
        found = {letter: variant for letter, _, variant in self._candidates()}
        if self._letter in found:
            return self._letter
        different = (name for name, v in found.items() if self._differs(v))
        return next(different, next(iter(found), ""))

    def _candidates(self) -> Iterator[tuple[str, str, Variant]]:
        session = self._session
        if not session.is_open:
            return
        for pin in session.pins:
            yield pin.letter, pin_title(pin.variant), pin.variant
        if session.variant.is_changed:
            title = tr("{title}, baseline", title=tr(session.baseline.title))
            yield BASELINE, title, session.baseline

    def _differs(self, variant: Variant) -> bool:
        live = self._session.variant
        return bool(players(live, variant))

    def _found(self, pair: Comparison, outcome: str) -> Difference:
        return paired_difference(pair.live.result, pair.entries[1].result, outcome)

    def _differences_of(self, pair: Comparison) -> list[tuple[str, Difference]]:
        outcomes = pair.live.result.layout.outcomes
        return [(tr(known.label), self._found(pair, name)) for name, known in outcomes.items()]

    def _difference(self, indicator: str) -> tuple[ChartChoice, Chart | None]:
        subject = pairing.joined(self.letter, indicator)
        chart = self._differences.get(subject)
        with suppress(UnknownName):  # it is being played anew: the last picture stands
            chart = self._session.chart("difference", subject) or chart
        if chart is not None:
            self._differences[subject] = chart
        return ChartChoice("difference", subject, chart.title if chart else indicator), chart

    def _overlay(self, indicator: str) -> tuple[ChartChoice, Chart | None]:
        whole = self._session.chart("fan", indicator)
        if whole is None:
            return ChartChoice("fan", indicator, indicator), None
        letter = self.letter
        kept = self._overlays.get(indicator)
        if kept and kept[1] == letter and all(who.series != letter for who in whole.legend):
            return ChartChoice("fan", indicator, whole.title), kept[2]  # it is played anew
        if kept is None or kept[0] is not whole or kept[1] != letter:
            kept = (whole, letter, _only(whole, {"A", letter}))
            self._overlays[indicator] = kept
        return ChartChoice("fan", indicator, whole.title), kept[2]


def _only(chart: Chart, series: set[str]) -> Chart:
    marks = tuple(each for each in chart.marks if each.series in series)
    return replace(
        chart, marks=marks, legend=tuple(who for who in chart.legend if who.series in series)
    )

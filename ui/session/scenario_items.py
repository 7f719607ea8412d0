"""What the Scenario page shows of a variant: its shocks with numbers, words and levers on them."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from simulator.charts.shock_rows import decimals_in, key_label, word_label
from simulator.charts.shocks import are_alike, moment, shock_label
from simulator.language import tr
from simulator.scenario.declare import (
    ChoiceDeclaration,
    Declaration,
    PlaceDeclaration,
)
from simulator.scenario.lever_table import key_step
from simulator.scenario.model import Lever, Parameter, Scenario, ShockState, Variant
from ui.session.lever_rows import LeverRow, decimals_of, number_text, source_kind
from ui.session.shock_kinds import group_of, kinds, remark_on, shock_kind

HOURS = 24.0
_WIDE = 1_000.0  # a range of powers of ten has no slider: one could not aim on it


@dataclass(frozen=True, slots=True)
class NumberRow:
    """A number of a shock: ``row`` is what its slider and box show, ``note`` who else moves it.

    ``is_wide`` is for a range that no slider covers.
    """

    key: str
    row: LeverRow
    note: str
    is_wide: bool


@dataclass(frozen=True, slots=True)
class WordOption:
    """A word that may stand there, and how people read it."""

    word: str
    label: str


@dataclass(frozen=True, slots=True)
class WordRow:
    """A word of a shock with what else it may be."""

    key: str
    label: str
    help: str
    word: str
    options: tuple[WordOption, ...]
    changed: bool


@dataclass(frozen=True, slots=True)
class ActingLever:
    """A lever that moves a number of the shock: ``text`` says which, and where it stands."""

    name: str
    label: str
    text: str
    moved: bool


@dataclass(frozen=True, slots=True)
class ShockItem:
    """A scheduled event: ``hour`` is when it strikes, ``file_hour`` when the file has it strike.

    ``file_hour`` is ``None`` for one that was added. ``faults`` say what cannot be as it is meant,
    ``remark`` what else there is to know of the kind.
    """

    name: str
    label: str
    kind: str
    kind_title: str
    group: str
    help: str
    hour: float
    file_hour: float | None
    when: str
    changed: bool
    numbers: tuple[NumberRow, ...]
    words: tuple[WordRow, ...]
    levers: tuple[ActingLever, ...]
    faults: tuple[str, ...]
    remark: str = ""

    @property
    def added(self) -> bool:
        """Whether the file has no such shock."""
        return self.file_hour is None


def shock_items(variant: Variant, describe: Callable[[str], str]) -> tuple[ShockItem, ...]:
    """Return the shocks of a variant by the hour at which they strike."""
    edited, effective = variant.edited, variant.effective()
    items = (shock_item(variant, edited, effective, name, describe) for name in edited.shocks)
    return tuple(sorted(items, key=lambda item: item.hour))


def shock_item(
    variant: Variant,
    edited: Scenario,
    effective: Scenario,
    name: str,
    describe: Callable[[str], str],
) -> ShockItem:
    """Return one shock; *edited* is the variant before its levers, *effective* after them."""
    state, known = edited.shock(name), variant.scenario.shock(name)
    assert state is not None, "a shock of the scenario has a state"
    declared = kinds().shocks.get(state.kind, {})
    frame = known if known is not None and known.kind == state.kind else None
    hour = effective.value(f"shocks.{name}.at")
    kind = shock_kind(state.kind)
    levers = _acting(variant, name)
    return ShockItem(
        name=name,
        label=shock_label(name),
        kind=state.kind,
        kind_title=kind.title,
        group=group_of(state.kind),
        help=kind.help,
        hour=hour,
        file_hour=known.numbers["at"].value if known is not None else None,
        when=moment(edited.start, hour),
        changed=not are_alike(state, known),
        numbers=tuple(
            _number(key, number, frame, effective, levers, describe)
            for key, number in state.numbers.items()
        ),
        words=tuple(
            _word(key, word, declared.get(key), frame, edited) for key, word in state.words.items()
        ),
        levers=tuple(_acting_lever(variant, lever, name) for lever in levers),
        faults=_faults(effective, hour),
        remark=remark_on(state.kind),
    )


def number_step(number: Parameter) -> float:
    """Return what one key press moves a number by: an hour, or a round part of its range."""
    if number.path.endswith(".at"):
        return 1.0
    if number.unit == "level":
        return 1.0
    if _is_wide(number):
        return max(1.0, 10.0 ** (math.floor(math.log10(max(10.0, number.value))) - 1))
    return key_step(number.low, number.high)


def _number(
    key: str,
    number: Parameter,
    frame: ShockState | None,
    effective: Scenario,
    levers: tuple[Lever, ...],
    describe: Callable[[str], str],
) -> NumberRow:
    value, is_day = effective.value(number.path), key == "at"
    step, high = number_step(number), number.high
    if is_day:
        high = max(value, min(high, effective.horizon_days * HOURS))
    default = frame.numbers[key].value if frame is not None else number.value
    decimals = max(decimals_of(step), min(2, decimals_of(default)), min(2, decimals_of(value)))
    on_it = [tr(lever.label) for lever in levers if number.path in lever.targets]
    note = tr("{lever} moves it", lever=", ".join(on_it)) if value != number.value else ""
    row = LeverRow(
        name=key,
        label=key_label(key).capitalize(),
        role="policy",
        group="",
        unit=number.unit,
        value=value,
        default=default,
        low=number.low,
        high=high,
        step=step,
        decimals=decimals,
        value_text=number_text(value, decimals),
        default_text=number_text(default, decimals),
        changed=value != default,
        source_kind=source_kind(number.sources),
        sources=number.sources,
        source_text="\n\n".join(describe(source) for source in number.sources),
        help=tr(number.help) if number.help else "",
    )
    return NumberRow(key, row, note, _is_wide(number) and not is_day)


def _is_wide(number: Parameter) -> bool:
    return number.high >= _WIDE * max(1.0, number.low)


def _word(
    key: str,
    word: str,
    declared: Declaration | None,
    frame: ShockState | None,
    scenario: Scenario,
) -> WordRow:
    options: tuple[str, ...] = (word,)
    if isinstance(declared, ChoiceDeclaration):
        options = declared.options or options
    elif isinstance(declared, PlaceDeclaration):
        options = (*declared.words, *(region.id for region in scenario.country.regions))
    said = tuple(WordOption(each, _said(each, scenario)) for each in options)
    help_text = declared.help if declared is not None else ""
    changed = frame is not None and frame.words.get(key) != word
    return WordRow(key, key_label(key).capitalize(), tr(help_text), word, said, changed)


def _said(word: str, scenario: Scenario) -> str:
    label = word_label(word, scenario.country)
    return label if label != word.replace("_", " ") else label[:1].upper() + label[1:]


def _acting(variant: Variant, shock: str) -> tuple[Lever, ...]:
    head = f"shocks.{shock}."
    return tuple(
        lever
        for lever in variant.levers.values()
        if any(target.startswith(head) for target in lever.targets)
    )


def _acting_lever(variant: Variant, lever: Lever, shock: str) -> ActingLever:
    head = f"shocks.{shock}."
    keys = [key_label(t[len(head) :]) for t in lever.targets if t.startswith(head)]
    value = variant.setting(lever.name)
    position = f"{number_text(value, decimals_in(lever.low, lever.high, value))} {lever.unit}"
    text = tr("{what}: {position}", what=", ".join(keys), position=position.strip())
    return ActingLever(lever.name, tr(lever.label), text, lever.name in variant.settings)


def _faults(scenario: Scenario, hour: float) -> tuple[str, ...]:
    if hour >= scenario.horizon_days * HOURS:
        return (tr("It strikes after the end, so never."),)
    return ()

"""A crisis small enough to be read at a glance, with kinds of its own; no shipped file needed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from simulator.levers.scale import ScaleLever
from simulator.levers.set import SetLever
from simulator.scenario.declare import ChoiceDeclaration, NumberDeclaration, PlaceDeclaration
from simulator.scenario.file import check, load_scenario
from simulator.scenario.kinds import Kinds
from simulator.scenario.model import Scenario
from simulator.scenario.provenance import Claim, Provenance, Source


@dataclass(frozen=True, slots=True)
class Doubling(SetLever):
    """A faulty kind of lever: it moves its targets even where it stands at its default."""

    def apply(self, scenario: Scenario, value: float) -> Scenario:
        """Set every target to twice the value."""
        return super(Doubling, self).apply(scenario, 2 * value)


KINDS: Final = Kinds(
    actors={
        "movement": {
            "intensity": NumberDeclaration("intensity", "×", 0.1, 10, "How many come."),
            "fatigue": NumberDeclaration("fatigue", "days", 0.5, 90, "Time to halve."),
        },
        "moscow": {"restraint": NumberDeclaration("restraint", "logit", 0, 4, "Reluctance.")},
    },
    shocks={
        "price_rise": {
            "at": NumberDeclaration("at", "h", 0, 240, "When."),
            "factor": NumberDeclaration("factor", "×", 1, 3, "New price over old."),
        },
        "csto_answer": {
            "at": NumberDeclaration("at", "h", 0, 240, "When."),
            "answer": ChoiceDeclaration("answer", ("declined", "limited", "massive"), "What."),
        },
        "local_grievance": {
            "at": NumberDeclaration("at", "h", 0, 240, "When."),
            "region": PlaceDeclaration("region", ("all",), "Where."),
        },
    },
    levers={"set": SetLever, "scale": ScaleLever, "double": Doubling},
    outcomes=("calm", "leader_falls"),
)

PROVENANCE: Final = Provenance(
    claims={
        "C4": Claim(text="Protest is nothing new.", kind="judgement"),
        "C18": Claim(text="Moscow holds back.", kind="judgement"),
        "C20": Claim(text="It will not come.", kind="forecast"),
    },
    sources={"S05": Source(title="Price doubles", publisher="A paper", kind="record")},
)

BASE: Final = """\
format: 1
title: What is always so
abstract: true
horizon: {value: 10, unit: days, bounds: [1, 366], source: judgement, confidence: high}
actors:
  movement:
    intensity: {value: 1, unit: "×", bounds: [0.3, 2], source: C4, confidence: medium, note: Ours.}
    fatigue:
      value: 5
      unit: days
      bounds: [1, 20]
      source: [C4, S05]
      confidence: low
  moscow:
    restraint: {value: 1.5, unit: logit, bounds: [0, 4], source: C18, confidence: medium}
levers:
  restraint:
    label: Moscow's restraint
    kind: set
    target: actors.moscow.restraint
    role: assumption
    group: Moscow
    help: How much is needed before Moscow acts.
"""

CRISIS: Final = """\
# A crisis, told in a few lines.
format: 1
title: A small crisis
summary: The price doubles.
extends: base
country: land
start: 2022-01-01   # a Saturday
headline: [leader_falls]

shocks:
  lpg_price:
    kind: price_rise
    at: {value: 0, unit: h, bounds: [0, 240], source: S05, confidence: high}
    factor: {value: 2, unit: "×", bounds: [1, 3], source: [S05, C4], confidence: high}

levers:
  price:
    label: Price
    kind: set
    target: shocks.lpg_price.factor
    role: policy
    group: Shocks
  unrest:
    label: Unrest as a whole
    kind: scale
    target: [actors.movement.intensity, actors.movement.fatigue]
    role: assumption
    group: People
    unit: "×"
    bounds: [0.5, 2]
    source: judgement

settings:
  restraint: 2      # higher than usual
  price: {value: 2.5, source: C4}
"""

COUNTRY: Final = """\
format: 1
title: A land
outlines: land.geojson
landing: L-B
columns:
  population: {unit: thousand, bounds: [1, 10000], source: S05, confidence: high}
  deprivation: {unit: index, bounds: [0, 1], source: judgement, confidence: low}
regions:
  L-A: {name: Upper, population: 100, deprivation: 0.5}
  L-B: {name: Lower, population: 250, deprivation: {value: 0.7, source: C4}}
"""

CHILD: Final = "format: 1\ntitle: A child\nextends: crisis\n"


def write_crisis(folder: Path) -> Path:
    """Write the base, the crisis and the country into a folder; return the crisis."""
    (folder / "countries").mkdir()
    (folder / "countries" / "land.geojson").write_text("{}", encoding="utf-8")
    (folder / "countries" / "land.yaml").write_text(COUNTRY, encoding="utf-8")
    (folder / "base.yaml").write_text(BASE, encoding="utf-8")
    return write(folder, "crisis", CRISIS)


def write(folder: Path, name: str, text: str) -> Path:
    """Write one scenario file, byte for byte."""
    path = folder / f"{name}.yaml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    return path


def load(path: Path) -> Scenario:
    """Load a file against the tiny kinds."""
    return load_scenario(path, KINDS, PROVENANCE)


def faults(path: Path) -> list[str]:
    """Return the faults of a file as a user reads them, without the folder."""
    return [str(fault).replace(f"{path.parent}/", "") for fault in check(path, KINDS, PROVENANCE)]

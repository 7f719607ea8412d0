"""Makes ``docs/parameters.md``: every number of the model with unit, range and source.

``python docs/parameters.py`` rewrites the page from ``scenarios/standard.yaml`` and from what the
actors declare; a test holds that it is up to date.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from simulator import load
from simulator.engine.catalogue import ACTORS, kinds
from simulator.scenario.declare import NumberDeclaration
from simulator.scenario.model import Parameter, Scenario

PAGE = Path(__file__).with_name("parameters.md")
_HEAD = """# Every number of the model

Made by `python docs/parameters.py` from `scenarios/standard.yaml` and the actors' declarations.
*Range* is what `boilover calibrate` and the sliders may try. Sources: C1 to C34 are claims of the
interview (`seeds/claims.yaml`), S, L and GK stand in `seeds/sources.yaml`, *judgement* is ours. A
scenario may give a value of its own.
"""


def page() -> str:
    """Return the whole page."""
    scenario = load("january-2022")
    return "\n".join([_HEAD, *(line for name in ACTORS for line in _section(scenario, name))])


def _section(scenario: Scenario, actor: str) -> Iterator[str]:
    yield f"## {actor}\n"
    yield "| parameter | meaning | value | unit | range | source | confidence | note |"
    yield "| --- | --- | --- | --- | --- | --- | --- | --- |"
    for name, declared in kinds().actors[actor].items():
        if isinstance(declared, NumberDeclaration):
            parameter = scenario.parameter(f"actors.{actor}.{name}")
            yield f"| {' | '.join(_cells(name, declared.help, parameter))} |"
    yield ""


def _cells(name: str, meaning: str, parameter: Parameter) -> Iterator[str]:
    yield f"`{name}`"
    yield meaning
    yield f"{parameter.value:.6g}"
    yield parameter.unit
    yield f"{parameter.low:g} to {parameter.high:g}"
    yield ", ".join(parameter.sources)
    yield parameter.confidence
    yield parameter.help.removeprefix(meaning).strip()


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()

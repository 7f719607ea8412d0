"""Boilover without its window: load a scenario, play it many times, read what comes out.

    >>> import simulator
    >>> scenario = simulator.load("january-2022")
    >>> result = simulator.run(scenario, n=500, settings={"moscow_restraint": 3.2})
    >>> print(result.share("leader_falls"))

Nothing heavy is imported before it is needed, so that the window is quick to open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.ensemble.pool import Progress
    from simulator.results.comparison import Shown
    from simulator.results.ensemble_result import EnsembleResult
    from simulator.scenario.model import Scenario, Variant

__version__ = "0.1.0"

__all__ = ["DEFAULT_SEED", "__version__", "load", "run"]

DEFAULT_SEED = 50_000


def load(name_or_path: str | Path) -> Scenario:
    """Return a scenario given by a file or by the name of a shipped one.

    Raises ``ScenarioError`` with every fault of the file, ``UnknownName`` where there is none.
    """
    from simulator.engine.catalogue import kinds
    from simulator.scenario.file import load_scenario
    from simulator.scenario.library import find

    return load_scenario(find(str(name_or_path)), kinds())


def run(
    scenario: Scenario | Variant | str | Path,
    n: int = 1_000,
    seed: int = DEFAULT_SEED,
    workers: int | None = None,
    settings: Mapping[str, float] | None = None,
    uncertainty: Shown = "chance",
    progress: Callable[[Progress], None] | None = None,
) -> EnsembleResult:
    """Play replications 0 to *n* - 1 and return what they measured.

    *settings* moves levers away from where the file has them; unlike a slider, a value out of
    bounds is refused. *workers* is the number of processes, ``None`` one for each core, 1 this
    very process. *uncertainty* is what makes the replications differ: chance, or both chance and
    the scenario's plausible parameter sets; with ignorance they are averaged within each set.
    *progress* is called as results arrive.
    """
    from simulator.ensemble.backends import open_pool
    from simulator.ensemble.spec import EnsembleSpec, Uncertainty
    from simulator.results.gather import gather
    from simulator.scenario.model import Variant
    from simulator.scenario.settings import with_settings

    if n < 1:
        raise ValueError(f"n must be at least 1, not {n}")
    if isinstance(scenario, str | Path):
        scenario = load(scenario)
    variant = scenario if isinstance(scenario, Variant) else Variant.of(scenario)
    sets = variant.scenario.plausible
    if uncertainty != "chance" and sets is None:
        raise ValueError(f"{variant.scenario.name} has no plausible parameter sets")
    way: Uncertainty = "chance" if uncertainty == "chance" else "both"
    spec = EnsembleSpec(with_settings(variant, settings or {}), seed, n, way)
    with open_pool(workers, n) as pool:
        result = gather(pool, [spec], progress)[0]
    return result.by_set(len(sets)) if sets and uncertainty == "ignorance" else result

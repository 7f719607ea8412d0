"""From a lever's move to the painted fan, with its parts, in the real window.

``python -m benchmarks.latency`` drags *Price shock* with 200 paired replications of the live
variant and prints where the time goes. It exits 1 where the window was blocked for longer than a
hand notices. The whole depends on how many cores are free: ``--strict`` judges that too.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from PySide6.QtWidgets import QApplication

from simulator.ensemble.backends import cores, open_pool
from ui.qt.content import Content
from ui.qt.main_window import MainWindow
from ui.qt.probe import PARTS, Latency, measure
from ui.qt.theme import Theme
from ui.session.session import Session

TOTAL_GOAL = 100.0  # ms on two free cores
BLOCK_GOAL = 33.0
HARD_BLOCK = 100.0
VALUES = (1.95, 1.9, 1.8, 1.7, 1.6, 1.5, 1.45, 1.4, 1.35, 1.3, 1.25)
LABELS = {
    "simulate": "play 200 replications",
    "collect": "collect, headline",
    "quantiles": "quantiles",
    "charts": "charts",
    "paint": "paint",
}


def run(scenario: str, lever: str, pins: int) -> Latency:
    """Open the window on *scenario*, pin it *pins* times and drag *lever*."""
    application = QApplication.instance() or QApplication(["boilover"])
    assert isinstance(application, QApplication)
    theme = Theme(application, "light")
    with open_pool() as pool:
        session = Session(pool)
        session.start(scenario)
        for place in range(pins):
            session.set_lever("repression", 0.6 + 0.1 * place)
            session.pin()
        session.reset_all()
        window, content = MainWindow(theme), Content(session, theme)
        window.furnish(content)
        window.show()
        latency = measure(session, content, lever, VALUES)
        session.close()
        window.close()
        window.deleteLater()
    return latency


def report(latency: Latency, title: str) -> None:
    """Print one table."""
    print(f"{title}: median of {len(latency.moves)} moves, ms")
    for part in PARTS:
        print(f"  {LABELS[part]:<24}{latency.typical(part):8.1f}")
    print(f"  {'lever to painted fan':<24}{latency.typical('total'):8.1f}   goal {TOTAL_GOAL:.0f}")
    longest = latency.worst_block
    print(f"  {'longest block':<24}{longest:8.1f}   goal {BLOCK_GOAL:.0f}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure without pins and with two; return 1 where a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.latency", description=__doc__)
    parser.add_argument("--scenario", default="january-2022")
    parser.add_argument("--lever", default="price_shock")
    parser.add_argument("--strict", action="store_true", help="judge by the goals themselves")
    options = parser.parse_args(arguments)
    print(f"{cores()} core(s)")
    missed = False
    for pins in (0, 2):
        latency = run(options.scenario, options.lever, pins)
        report(latency, f"{pins} pins")
        limit = BLOCK_GOAL if options.strict else HARD_BLOCK
        late = options.strict and latency.typical("total") > TOTAL_GOAL
        missed = missed or late or latency.typical("block") > limit
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

"""``python -m benchmarks``: every benchmark, one report."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

from benchmarks import agreement, throughput


def main(arguments: Sequence[str] | None = None) -> int:
    """Run them all; return 1 where any fails."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a minute instead of several")
    quick = parser.parse_args(arguments).quick
    failed = []
    print("== Throughput ==")
    if throughput.main(["--rounds", "2", "--replications", "512"] if quick else []):
        failed.append("throughput")
    print("\n== Lever moved to fan painted ==")
    if latency():
        failed.append("latency")
    print("\n== Agreement of engine and naive model ==")
    short = ["january-2022", "--naive", "100", "--engine", "512"]
    if agreement.main(short if quick else []):
        failed.append("agreement")
    print(f"\nFailed: {', '.join(failed)}." if failed else "\nNone failed.")
    print("Goals that rest on free cores are printed beside the figures and judge nothing here.")
    return 1 if failed else 0


def latency() -> int:
    """Run the benchmark of the window, where Qt finds the libraries that it needs."""
    try:
        window = importlib.import_module("benchmarks.latency")
    except ImportError as missing:
        print(f"not measured: {missing}")
        return 0
    return int(window.main([]))


if __name__ == "__main__":
    sys.exit(main())

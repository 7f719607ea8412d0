"""Every run of every variant: how it ended, its summaries, when what happened."""

from __future__ import annotations

from simulator.export.csv_table import csv_format

FORMAT = csv_format("runs", "Every run (CSV)", 80)

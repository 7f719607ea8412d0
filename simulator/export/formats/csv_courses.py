"""Quantiles of every indicator over time, for every variant."""

from __future__ import annotations

from simulator.export.csv_table import csv_format

FORMAT = csv_format("courses", "Courses over time (CSV)", 81)

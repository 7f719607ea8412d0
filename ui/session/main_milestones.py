"""The milestones that stand for a crisis where there is no room for all of them."""

from __future__ import annotations

from typing import Final

MAIN_MILESTONES: Final = (
    *("first_protest", "mass_protest", "first_riot", "seized", "emergency", "concession"),
    *("internet_cut", "request", "arrival", "leader_falls", "airport_lost", "order"),
    *("withdrawal_starts", "gone", "communal_violence", "breakaway", "split", "rollback"),
)
"""Those first that are named where room is short."""

"""How order is restored and lost, and what is told of that.

Telling changes nothing that the model reads: no field, no draw, no date of a first time.
"""

from __future__ import annotations

from simulator.world.fields import Floats, Mask
from simulator.world.worlds import Worlds

#: What ends a crisis, as far as it has happened: centres won back, troops, force, what is given.
RESTORING = (
    *("control_regained", "communal_ends", "csto_arrives", "force_rule_2", "force_rule_3"),
    *("price_rollback", "concession", "old_guard_purged", "state_of_emergency"),
    *("successor_installed", "leader_gone", "unrest_returns"),
)
#: What brings people out who had gone home: news of others, and the end of what kept them in.
REVIVING = (
    *("mass_protest", "riot", "communal_violence", "extremist_attack", "internet_restored"),
    *("force_relaxed", "emergency_lifted", "emergency_expires"),
    *("price_rise", "political_trigger", "local_grievance", "crowd_assembles"),
)


def tell_order(w: Worlds, lasting: Mask, participants: Floats) -> None:
    """Tell where order has been restored, being *lasting*, and where unrest returns after that."""
    again = w.seen("order_restored", lasting.shape) & ~lasting
    w.watch("order_restored", lasting, "security", RESTORING, ~lasting)
    w.watch("unrest_returns", again, "movement", REVIVING, lasting, participants=participants)

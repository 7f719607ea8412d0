"""What is known of a number: a low, a central and a high value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Band:
    """A number as a record gives it: between *low* and *high*, most likely *central*."""

    low: float
    central: float
    high: float

    def meets(self, low: float, high: float) -> bool:
        """Return whether the band and [*low*, *high*] have a value in common."""
        return self.low <= high and low <= self.high

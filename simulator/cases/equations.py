"""The rule: what follows for society, state and patron from the structure of a case.

Every number written here as a name is a coefficient of ``scenarios/rules/case.yaml``. With o the
openness of the regime (0 to 1), t the years in office, y income (USD a head), g the Gini (points),
R rents (% of GDP), m the minority (% of people); [x] is 1 where x holds, else 0:

====================  ============================================================================
legitimacy            max(legitimacy_least, legitimacy_new - legitimacy_year t)
                      - legitimacy_interim [interim]
incomplete_transition gap_dual where power is dual, else min(gap_most, gap_plain + gap_year t)
old_guard_power       old_guard_dual where power is dual, else old_guard_plain
inequality            inequality_usual + inequality_point (g - gini_usual)
mobilisable_share     mobilisable_closed + mobilisable_open o^mobilisable_power
nonviolent_discipline discipline_closed + discipline_open o + discipline_called [called]
                      (called: by parties and leaders, as over votes, laws and successions)
security_loyalty      loyalty_open + loyalty_closed (1 - o) + loyalty_rents min(1, R / rents_full)
elite_cohesion        cohesion_closed - cohesion_open o - cohesion_dual [dual]
                      - cohesion_interim [interim]
repression            repression_closed - repression_open o
conciliation          conciliation_closed + conciliation_open o
internet_control      internet_closed - internet_open o
leader_resolve        resolve_open + resolve_closed (1 - o)
security_size         (y / size_at)^size_power, times size_closed where no legal channel is left
closeness             closeness_both, _member, _base or _neither: alliance member? patron's base?
baikonur              base_stake [base]
minority_concern      min(1, minority_stake m / minority_full)
moscow_alignment      alignment_member, or alignment_other, less alignment_open o
csto_propensity       request_member (1 - o) [member]
external_framing      framing
multivector           multivector
nato_drift            nato_drift
political_trigger     the trigger's size where the crisis is national (``triggers``)
movement.ready        the largest ready_... of the trigger's types, at least ready_local where
                      one region is struck
daily_output          y times people, a day
deprivation (region)  deprivation_usual - deprivation_income ln(y / deprivation_at), held within
                      deprivation_least and deprivation_most
====================  ============================================================================

The results are held within the bounds of the levers they are for (``bounds``).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from simulator.cases.facts import Facts
from simulator.cases.rule import Rule

DAYS_A_YEAR: Final = 365.0

#: Some levers of a case, by name.
Part: TypeAlias = Callable[[Facts, Rule], Mapping[str, float]]


def society(f: Facts, r: Rule) -> Mapping[str, float]:
    """Return the levers that describe the people and what they think of those in power."""
    legitimacy = max(r["legitimacy_least"], r["legitimacy_new"] - r["legitimacy_year"] * f.years)
    gap = min(r["gap_most"], r["gap_plain"] + r["gap_year"] * f.years)
    return {
        "legitimacy": legitimacy - r["legitimacy_interim"] * f.interim,
        "incomplete_transition": r["gap_dual"] if f.dual else gap,
        "inequality": r["inequality_usual"] + r["inequality_point"] * (f.gini - r["gini_usual"]),
        "mobilisable_share": r["mobilisable_closed"]
        + r["mobilisable_open"] * f.openness ** r["mobilisable_power"],
        "nonviolent_discipline": r["discipline_closed"]
        + r["discipline_open"] * f.openness
        + r["discipline_called"] * f.called,
    }


def state(f: Facts, r: Rule) -> Mapping[str, float]:
    """Return the levers that describe the government, its elites and its forces."""
    closed = 1.0 - f.openness
    rents = min(1.0, f.rents / r["rents_full"])
    size = (f.income / r["size_at"]) ** r["size_power"]
    return {
        "repression": r["repression_closed"] - r["repression_open"] * f.openness,
        "conciliation": r["conciliation_closed"] + r["conciliation_open"] * f.openness,
        "internet_control": r["internet_closed"] - r["internet_open"] * f.openness,
        "security_size": size * (r["size_closed"] if f.closed else 1.0),
        "security_loyalty": r["loyalty_open"]
        + r["loyalty_closed"] * closed
        + r["loyalty_rents"] * rents,
        "elite_cohesion": r["cohesion_closed"]
        - r["cohesion_open"] * f.openness
        - r["cohesion_dual"] * f.dual
        - r["cohesion_interim"] * f.interim,
        "old_guard_power": r["old_guard_dual"] if f.dual else r["old_guard_plain"],
        "leader_resolve": r["resolve_open"] + r["resolve_closed"] * closed,
    }


def patron(f: Facts, r: Rule) -> Mapping[str, float]:
    """Return the levers that describe what the patron has at stake, and who may ask it."""
    tie = {(True, True): "both", (True, False): "member", (False, True): "base"}
    return {
        "csto_propensity": r["request_member"] * (1.0 - f.openness) * f.member,
        "closeness": r[f"closeness_{tie.get((f.member, f.base), 'neither')}"],
        "baikonur": r["base_stake"] * f.base,
        "minority_concern": min(1.0, r["minority_stake"] * f.minority / r["minority_full"]),
        "moscow_alignment": (r["alignment_member"] if f.member else r["alignment_other"])
        - r["alignment_open"] * f.openness,
        "external_framing": r["framing"],
        "multivector": r["multivector"],
        "nato_drift": r["nato_drift"],
    }


def readiness(f: Facts, r: Rule) -> float:
    """Return the share of the mobilisable whom the trigger reaches without organisation."""
    ready = max(r[f"ready_{kind}"] for kind in f.kinds)
    return max(ready, r["ready_local"]) if f.struck else ready


def deprivation(f: Facts, r: Rule) -> float:
    """Return the deprivation of every region, 0 to 1: income is all that a record tells of it."""
    fall = r["deprivation_income"] * math.log(f.income / r["deprivation_at"])
    return min(r["deprivation_most"], max(r["deprivation_least"], r["deprivation_usual"] - fall))


def daily_output(f: Facts) -> float:
    """Return what the country makes in a day, in million US dollars."""
    return f.income * f.population / DAYS_A_YEAR

"""How each type of event is told: the one table of sentences, short names and shapes.

In a sentence ``{places}`` stands for the regions, and ``{n}`` for the number that mattered, taken
over the events that are told together: their sum, the largest, or the latest. A type of event that
is not in the table is told by its name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

Shape = Literal["disc", "diamond", "square"]  # a crowd, force or violence, a decision
How = Literal["sum", "max", "last"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """How events of one type are told.

    ``text`` needs no number; ``more``, with its comma or space, follows where ``number`` is known.
    ``short`` stands beside the mark; ``weight`` says which label goes where there is room for one.
    ``gloss`` says on a terminal, which shows the type's name, what that does not say by itself.
    """

    text: str
    short: str
    shape: Shape = "square"
    weight: int = 2
    number: str = ""
    more: str = ""
    how: How = "max"
    factor: float = 1.0
    gloss: str = ""


_CROWD: Final = "disc"
_FORCE: Final = "diamond"

SENTENCES: Final[Mapping[str, Sentence]] = MappingProxyType(
    {
        # -- what sets it off ---------------------------------------------------------------------
        "price_rise": Sentence(
            "the fuel price rises",
            "price rise",
            number="factor",
            more=" to {n} times what it was",
        ),
        "oil_price_change": Sentence("the oil price moves", "oil price"),
        "currency_change": Sentence("the currency moves", "currency"),
        "political_trigger": Sentence("a political affront stirs people", "political affront"),
        "local_grievance": Sentence(
            "a local grievance stirs people in {places}", "local grievance", _CROWD
        ),
        "crowd_assembles": Sentence("a crowd assembles in {places}", "crowd", _CROWD),
        # -- the street ---------------------------------------------------------------------------
        "protest_starts": Sentence("people go out in {places}", "protest", _CROWD, 1),
        "mass_protest": Sentence(
            "crowds fill the streets of {places}",
            "mass protest",
            _CROWD,
            2,
            "crowd",
            ", up to {n} people in one region",
        ),
        "riot": Sentence("riots break out in {places}", "riot", _FORCE, 3),
        "unrest_returns": Sentence(
            "unrest returns",
            "unrest returns",
            _CROWD,
            3,
            gloss="after order had been restored",
        ),
        "administration_seized": Sentence(
            "the administration is lost in {places}",
            "administration lost",
            _FORCE,
            4,
            gloss="the centre is in the crowd's hands",
        ),
        "airport_lost": Sentence("the airport is lost in {places}", "airport lost", _FORCE, 3),
        "headquarters_lost": Sentence(
            "security headquarters are lost in {places}",
            "headquarters lost",
            _FORCE,
            3,
            "armed",
            " and {n} people arm themselves there",
            "sum",
        ),
        "residence_lost": Sentence(
            "the residence is lost in {places}", "residence lost", _FORCE, 3
        ),
        "seat_lost": Sentence(
            "the seat of power is lost in {places}", "seat of power lost", _FORCE, 4
        ),
        "armed_infiltration": Sentence(
            "armed groups mix with the crowd in {places}",
            "armed groups",
            _FORCE,
            2,
            gloss="armed groups mix with the crowd",
        ),
        "communal_clash": Sentence("communities clash in {places}", "clash", _FORCE, 2),
        "communal_violence": Sentence(
            "communal violence breaks out in {places}", "communal violence", _FORCE, 3
        ),
        "communal_ends": Sentence(
            "communal violence ends in {places}",
            "violence ends",
            "square",
            2,
            "displaced",
            " with {n} people displaced",
            "sum",
        ),
        "extremist_attack": Sentence(
            "extremists attack in {places}",
            "attack",
            _FORCE,
            4,
            "deaths",
            " and {n} people are killed",
            "sum",
        ),
        # -- the forces ---------------------------------------------------------------------------
        "force_rule_0": Sentence(
            "the forces are held to crowd control",
            "crowd control only",
            gloss="crowd control only",
        ),
        "force_rule_1": Sentence(
            "batons, gas and rubber bullets are allowed",
            "batons, gas",
            _FORCE,
            3,
            gloss="batons, gas and rubber bullets allowed",
        ),
        "force_rule_2": Sentence(
            "the forces may fire at attackers",
            "fire at attackers",
            _FORCE,
            4,
            gloss="fire at attackers allowed",
        ),
        "force_rule_3": Sentence(
            "the forces may fire without warning",
            "fire without warning",
            _FORCE,
            4,
            gloss="fire without warning allowed",
        ),
        "force_relaxed": Sentence(
            "fire is no longer allowed",
            "fire no longer allowed",
            gloss="fire no longer allowed",
        ),
        "deaths": Sentence("deaths reach five or more in {places}", "five dead", _FORCE, 2),
        "reinforcement_arrives": Sentence(
            "reinforcements reach {places}",
            "reinforcements",
            "square",
            0,
            "persons",
            ", {n} persons in all",
            "sum",
        ),
        "security_defection": Sentence(
            "units go home or change sides in {places}",
            "defection",
            "square",
            3,
            "persons",
            ", {n} persons in all",
            "sum",
        ),
        "control_regained": Sentence("control is regained in {places}", "control regained"),
        "airport_retaken": Sentence("the airport is retaken in {places}", "airport retaken"),
        "headquarters_retaken": Sentence(
            "security headquarters are retaken in {places}",
            "headquarters retaken",
            "square",
            1,
        ),
        "residence_retaken": Sentence(
            "the residence is retaken in {places}", "residence retaken", "square", 1
        ),
        "seat_retaken": Sentence("the seat of power is retaken in {places}", "seat retaken"),
        "order_restored": Sentence("order is restored", "order restored", "square", 5),
        # -- the government -----------------------------------------------------------------------
        "concession": Sentence(
            "the cabinet resigns",
            "cabinet resigns",
            "square",
            4,
            gloss="the cabinet resigns",
        ),
        "regional_price_cut": Sentence(
            "fuel is made cheaper where people are out",
            "price cut",
            "square",
            2,
            gloss="fuel cheaper where people are out",
        ),
        "price_rollback": Sentence(
            "the old fuel price is back everywhere",
            "price rolled back",
            "square",
            4,
            gloss="the old price is back everywhere",
        ),
        "internet_shutdown": Sentence(
            "the internet is cut",
            "internet cut",
            "square",
            3,
            "left",
            " to {n} % of its traffic",
            "last",
            100.0,
        ),
        "internet_restored": Sentence("the internet is back", "internet back"),
        "state_of_emergency": Sentence(
            "a state of emergency is declared", "emergency", "square", 4
        ),
        "emergency_lifted": Sentence("the state of emergency is lifted", "emergency lifted"),
        "emergency_expires": Sentence(
            "the state of emergency runs out without order",
            "emergency runs out",
            gloss="its two weeks are over, order is not restored",
        ),
        "csto_requested": Sentence(
            "the president asks the alliance for troops",
            "alliance asked",
            "square",
            5,
            gloss="help asked for",
        ),
        # -- leader and elites --------------------------------------------------------------------
        "leader_falls": Sentence("the leader is swept away", "leader falls", "square", 5),
        "leader_resigns": Sentence("the leader resigns", "leader resigns", "square", 5),
        "leader_dismissed": Sentence("the leader is dismissed", "leader dismissed", "square", 5),
        "leader_gone": Sentence(
            "the office stands empty",
            "office empty",
            "square",
            1,
            gloss="the office is empty",
        ),
        "successor_installed": Sentence("a successor is installed", "successor", "square", 4),
        "elite_split": Sentence("the elite splits", "elite splits", "square", 4),
        "old_guard_purged": Sentence("the old guard is removed", "old guard removed", "square", 4),
        "minority_appeals": Sentence(
            "a minority appeals to its patron abroad",
            "minority appeals",
            "square",
            3,
            gloss="to the patron",
        ),
        "breakaway": Sentence("{places} breaks away", "breaks away", "square", 5),
        # -- abroad -------------------------------------------------------------------------------
        "moscow_indirect": Sentence(
            "Moscow lends its influence",
            "influence",
            "square",
            2,
            gloss="lends influence",
        ),
        "moscow_reserve": Sentence(
            "Moscow readies troops",
            "troops readied",
            "square",
            2,
            gloss="readies troops",
        ),
        "moscow_limited": Sentence(
            "Moscow decides on a limited mission",
            "limited mission",
            gloss="decides on a limited mission",
        ),
        "moscow_massive": Sentence(
            "Moscow decides on a massive mission",
            "massive mission",
            gloss="decides on a massive mission",
        ),
        "csto_accepted": Sentence("the alliance agrees", "agrees", "square", 4),
        "csto_declined": Sentence("the alliance declines", "declines", "square", 4),
        "csto_arrives": Sentence(
            "the first foreign troops land in {places}", "first troops", "square", 4
        ),
        "csto_deployed": Sentence(
            "all foreign troops are in place",
            "troops in place",
            "square",
            3,
            "troops",
            ", {n} of them",
            "last",
        ),
        "csto_halted": Sentence(
            "the airlift ends early",
            "airlift halted",
            gloss="the mission is called off",
        ),
        "csto_withdrawal_announced": Sentence(
            "the withdrawal of the foreign troops is announced", "withdrawal announced"
        ),
        "csto_withdrawal_starts": Sentence(
            "the withdrawal of the foreign troops begins", "withdrawal begins"
        ),
        "csto_gone": Sentence("the last foreign troops leave", "last troops leave"),
        "credit_offered": Sentence("credit is offered from abroad", "credit offered"),
        "mediation_offered": Sentence("mediation is offered from abroad", "mediation offered"),
        "rights_warning": Sentence("foreign powers warn about rights", "rights warning"),
        "successor_recognised": Sentence(
            "foreign powers recognise the successor", "successor recognised"
        ),
    }
)


def sentence_of(event: str) -> Sentence:
    """Return how a type of event is told; an unknown one by its name."""
    name = event.replace("_", " ")
    return SENTENCES.get(event) or Sentence(name, name, weight=1)

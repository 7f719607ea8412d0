"""A teller for tiny towns: a story whose events are known, played in no time."""

from __future__ import annotations

from simulator.ensemble.spec import EnsembleSpec
from simulator.world.story import Event, Story
from tests.session.tiny import play
from ui.session.session import Session
from ui.session.story_told import Ask, Told, make
from ui.session.story_view import StoryView

EVENTS = (
    Event(0, 0.0, "price_rise", "market", "", (), (("factor", 2.0),)),
    Event(1, 1.0, "protest_starts", "movement", "L-1", (0,), (("participants", 80.0),)),
    Event(2, 2.0, "riot", "movement", "L-1", (1,), (("rioters", 30.0),)),
    Event(3, 2.5, "state_of_emergency", "government", "", (2,)),
    Event(4, 3.0, "concession", "government", "", (2,)),
    Event(5, 9.0, "order_restored", "security", "", (3, 4)),
)


def tell(spec: EnsembleSpec, number: int) -> Story:
    """Return the one story there is, with the ending that the tiny play gives the run."""
    batch = play(spec.played(), spec.seed, [number], stop=lambda: False)
    assert batch is not None
    outcome = ("calm", "leader_falls")[int(batch.outcomes[0])]
    return Story(spec.variant.scenario.name, spec.seed, number, outcome, EVENTS)


def make_tiny(ask: Ask) -> Told:
    """Make a run of a tiny town ready."""
    return make(
        ask,
        tell,
        lambda spec, number: play(spec.played(), spec.seed, [number], stop=lambda: False),
    )


def wait(view: StoryView) -> None:
    """Let the view's thread come to its end."""
    while view.is_busy:
        assert view._work is not None
        view._work[1].exception()
        view.poll()


def open_view(session: Session) -> StoryView:
    """Return a view in front, with its first run told."""
    view = StoryView(session, make_tiny)
    view.activate(True)
    wait(view)
    return view

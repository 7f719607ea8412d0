"""What is played when, and which picture stands meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest

from simulator.engine.batch import Batch
from simulator.ensemble.inline import InlinePool, InlineRun
from simulator.ensemble.pool import Request
from simulator.scenario.model import Scenario
from tests.session.tiny import LAYOUT, SIZES, Clock, finish, play, tiny_session
from ui.session.cache import ResultCache
from ui.session.session import Session


class Recorder(InlinePool):
    """An inline pool that remembers what it was asked for."""

    def __init__(self) -> None:
        super().__init__(play=play)
        self.asked: list[list[Sequence[int]]] = []

    def start(self, requests: Sequence[Request]) -> InlineRun:
        self.asked.append([request.numbers for request in requests])
        return super().start(requests)


def sizes(session: Session) -> dict[str, int]:
    """Return how many replications each variant on show has."""
    comparison = session.comparison
    return {e.letter: e.result.n for e in comparison.entries} if comparison else {}


def live_setting(session: Session) -> float:
    """Return where *anger* stands in the picture."""
    assert session.comparison
    return session.comparison.live.variant.setting("anger")


def test_opening_plays_at_once_and_ends_refined(session: Session) -> None:
    """No Run button; at the end the live variant and the baseline are full."""
    status = session.status

    assert sizes(session) == {"A": SIZES.full, "baseline": SIZES.full}
    assert (status.state, status.done, status.is_preview) == ("refined", SIZES.full, False)
    assert status.progress == 1.0


def test_a_drag_previews_paired_replications(session: Session) -> None:
    """While the mouse is down the live variant has the preview's numbers, from 0 on."""
    session.set_lever("anger", 0.9)
    finish(session)

    assert sizes(session) == {"A": SIZES.preview, "baseline": SIZES.full}
    assert session.comparison
    assert session.comparison.live.result.numbers.tolist() == list(range(SIZES.preview))
    assert session.status.state == "preview"
    assert session.comparison.preview


def test_release_refines_everything_to_the_same_numbers(session: Session) -> None:
    """Live, pins and baseline end with equal, full ensembles."""
    session.set_lever("anger", 0.6)
    session.pin()
    session.set_lever("anger", 0.9)
    session.end_gesture()
    finish(session)

    assert sizes(session) == dict.fromkeys(("A", "B", "baseline"), SIZES.full)
    assert session.comparison
    assert not session.comparison.preview


def test_only_missing_numbers_are_played(clock: Clock) -> None:
    """From preview to full only the rest is asked for, and nothing for what is known."""
    pool = Recorder()
    session = tiny_session(pool=pool, clock=clock)
    session.set_effects("off")
    session.open_scenario("quiet-town")
    finish(session)
    session.set_lever("anger", 0.9)
    finish(session)
    session.end_gesture()
    finish(session)

    preview, full = range(SIZES.preview), range(SIZES.full)
    assert [[list(n) for n in asked] for asked in pool.asked] == [
        [list(full)],
        [list(preview)],
        [list(full)[SIZES.preview :]],
    ]


def test_the_last_picture_stays_until_the_next_is_ready(session: Session) -> None:
    """A moved lever never empties the page."""
    session.set_lever("anger", 0.9)

    assert live_setting(session) == 0.3
    assert session.status.is_preview
    finish(session)
    assert live_setting(session) == 0.9


def test_the_picture_follows_a_lever_that_never_rests(session: Session) -> None:
    """A preview under way is finished and shown although the lever has moved on."""
    seen = []
    for step in range(1, 40):
        session.set_lever("anger", 0.3 + 0.01 * step)
        session.tick()
        seen.append(round(live_setting(session), 2))

    assert len(set(seen)) > 10
    assert seen == sorted(seen)
    finish(session)
    assert live_setting(session) == pytest.approx(0.69)


def test_undo_shows_the_old_plot_at_once(session: Session) -> None:
    """What is in the cache needs no replication and no tick."""
    before = session.chart("fan", "participants")
    session.set_lever("anger", 0.9)
    session.end_gesture()
    finish(session)

    session.undo()

    after = session.chart("fan", "participants")
    assert not session.status.is_running
    assert after is not None
    assert before is not None
    assert [str(mark) for mark in after.marks] == [str(mark) for mark in before.marks]
    assert live_setting(session) == 0.3
    assert not after.preview


def test_cancel_stops_refining_and_says_so(session: Session) -> None:
    """What has arrived stays; the end of a gesture goes on."""
    session.set_lever("anger", 0.9)
    session.end_gesture()
    session.tick()
    session.cancel()

    stopped = session.status
    session.tick()
    assert (stopped.state, stopped.is_running) == ("cancelled", False)
    assert session.status.done == stopped.done < SIZES.full
    session.rename("A", "Mine")
    assert not session.status.is_running

    session.end_gesture()
    finish(session)
    assert session.status.state == "refined"


def test_results_are_told_once_a_tick(session: Session) -> None:
    """Views draw once for whatever has arrived."""
    told: list[str] = []
    session.results_changed.connect(lambda: told.append("results"))
    session.progress_changed.connect(lambda: told.append("progress"))
    session.set_lever("anger", 0.9)
    told.clear()

    session.tick()

    assert told.count("results") <= 1
    assert told.count("progress") == 1


def test_a_picture_is_drawn_anew_only_for_enough_news(clock: Clock) -> None:
    """Refining redraws at growing numbers, not at every batch."""
    session = tiny_session(clock=clock)
    session.open_scenario("quiet-town")
    counts: list[int] = []
    session.results_changed.connect(lambda: counts.append(sizes(session)["A"]))

    finish(session)

    assert counts[-1] == SIZES.full
    assert all(b >= 1.25 * a or b == SIZES.full for a, b in pairwise(counts))


def test_a_failed_replication_is_told_and_can_be_repeated(clock: Clock) -> None:
    """The problem says how; what was on show stays."""

    def fails(
        scenario: Scenario, seed: int, numbers: Sequence[int], /, *, stop: Callable[[], bool]
    ) -> Batch | None:
        if scenario.value("anger") > 0.8:
            raise ArithmeticError("division by zero")
        return play(scenario, seed, numbers, stop=stop)

    session = tiny_session(pool=InlinePool(play=fails), clock=clock)
    session.open_scenario("quiet-town")
    finish(session)
    session.set_lever("anger", 0.9)
    session.end_gesture()
    finish(session)

    assert session.status.state == "failed"
    assert session.problem
    assert "boilover story" in session.problem.message
    assert live_setting(session) == 0.3


def test_a_replaced_worker_is_noted(clock: Clock) -> None:
    """The user sees what happened; the results are there all the same."""
    pool = InlinePool(play=play)
    start = pool.start

    def with_note(requests: Sequence[Request]) -> InlineRun:
        run = start(requests)
        run.notes = ("a worker stopped and was replaced",)
        return run

    pool.start = with_note  # type: ignore[method-assign]
    session = tiny_session(pool=pool, clock=clock)
    session.open_scenario("quiet-town")
    finish(session)

    assert session.status.note == "a worker stopped and was replaced"
    assert session.status.state == "refined"


def test_the_rate_counts_replications_a_second(clock: Clock) -> None:
    """While something runs; then it is 0."""
    session = tiny_session(clock=clock)
    session.open_scenario("quiet-town")
    clock.now += 0.5
    session.tick()

    assert session.status.rate == pytest.approx(2 * session.status.done)
    finish(session)
    assert session.status.rate == 0.0


def test_another_scenario_shows_its_first_picture_early(session: Session) -> None:
    """While nothing is known of it the old picture stays under its own name."""
    session.open_scenario("loud-town")
    assert session.comparison
    assert session.comparison.live.title == "Quiet town"

    session.tick()
    session.tick()

    assert session.comparison.live.title == "Loud town"
    assert SIZES.first <= session.comparison.live.result.n < SIZES.full


def test_the_cache_forgets_the_oldest_but_never_what_is_wanted() -> None:
    """Memory is bounded, whatever is on show stays."""
    cache = ResultCache(capacity=1_500, layout=LAYOUT)
    scenario = tiny_session()._library.load("quiet-town")
    for key in ("old", "kept", "new"):
        batch = play(scenario, 1, range(10), stop=lambda: False)
        assert batch
        cache.add(key, batch)

    cache.trim({"kept"})

    assert [key in cache for key in ("old", "kept", "new")] == [False, True, False]


def test_whoever_goes_on_plays_what_was_under_way() -> None:
    """The window is built anew, in another language say, while runs are still being played."""
    session = tiny_session()
    session.open_scenario("quiet-town")
    assert session.status.is_running

    heir = session.successor()
    finish(heir)

    assert heir.status.state == "refined"


def test_whoever_goes_on_leaves_stopped_what_was_stopped() -> None:
    session = tiny_session()
    session.open_scenario("quiet-town")
    session.cancel()

    assert session.successor().status.state == "cancelled"

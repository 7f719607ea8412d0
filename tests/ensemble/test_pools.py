"""What holds for every pool, here or on worker processes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from simulator.ensemble.backends import open_pool
from simulator.ensemble.pool import EnsembleRun, Play, Pool, Request
from simulator.ensemble.workers import WorkerPool
from simulator.errors import ReplicationError
from simulator.results.ensemble_result import EnsembleResult
from tests.ensemble import tiny


def finish(run: EnsembleRun, result: EnsembleResult) -> EnsembleResult:
    """Return what the run delivers for the ensemble of *result*."""
    while not run.is_done:
        for key, batch in run.poll(1.0):
            result = result.with_batch(batch) if key == result.key else result
    return result


def bits(result: EnsembleResult) -> tuple[bytes, ...]:
    """Return all arrays of a result as bytes."""
    series = [result.series(name) for name in tiny.LAYOUT.indicators]
    return tuple(a.tobytes() for a in (result.numbers, *series, result.outcomes))


def empty(spec: tiny.EnsembleSpec) -> EnsembleResult:
    return EnsembleResult(spec.key, layout=tiny.LAYOUT)


@pytest.fixture(scope="module", params=[1, 2], ids=["inline", "workers"])
def pool(request: pytest.FixtureRequest) -> Iterator[Pool]:
    """A pool that plays the town."""
    with open_pool(request.param, play=tiny.play) as opened:
        yield opened


def test_a_run_delivers_what_was_asked_for(pool: Pool) -> None:
    """Holes are asked for by number."""
    spec, numbers = tiny.spec(), (3, 4, 5, 90, 700)

    result = finish(pool.start([Request(spec, numbers)]), empty(spec))

    assert tuple(result.numbers) == numbers


def test_progress_counts_up_to_the_total(pool: Pool) -> None:
    """The bar never runs backwards and ends full."""
    run = pool.start([Request(tiny.spec(), range(300)), Request(tiny.spec(2.0), range(300))])

    seen = [run.progress.done]
    while not run.is_done:
        run.poll(1.0)
        seen.append(run.progress.done)

    assert seen == sorted(seen)
    assert (run.progress.done, run.progress.total, run.progress.is_done) == (600, 600, True)


def test_a_cancelled_run_delivers_nothing_more(pool: Pool) -> None:
    """What is cancelled is over at once."""
    run = pool.start([Request(tiny.spec(), range(500))])

    run.cancel()

    assert run.is_done
    assert not run.poll()


def test_a_new_run_takes_the_place_of_the_one_before(pool: Pool) -> None:
    """A lever that moves on leaves no work behind."""
    old = pool.start([Request(tiny.spec(), range(500))])
    spec = tiny.spec(3.0)

    new = pool.start([Request(spec, range(50))])

    assert old.is_done
    assert finish(new, empty(spec)).n == 50


def test_nothing_asked_for_is_done_at_once(pool: Pool) -> None:
    """A cache may have everything."""
    run = pool.start([])

    assert run.is_done
    assert not run.poll()


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_the_bits_do_not_depend_on_the_workers(workers: int) -> None:
    """A replication is defined by (variant, seed, number) alone."""
    spec = tiny.spec()
    alone = empty(spec).with_batch(_played(spec, range(300)))

    with WorkerPool(workers, play=tiny.play) as pool:
        result = finish(pool.start([Request(spec, range(300))]), empty(spec))

    assert bits(result) == bits(alone)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_failing_replication_is_named(workers: int) -> None:
    """The error says which of hundreds failed and how to repeat it; the pool lives on."""
    with open_pool(workers, play=tiny.play_without_luck) as pool:
        run = pool.start([Request(tiny.spec(), range(128))])

        with pytest.raises(ReplicationError, match=r"replication 13: ZeroDivisionError: thirteen"):
            finish(run, empty(tiny.spec()))

        assert run.is_done
        assert finish(pool.start([Request(tiny.spec(), [14])]), empty(tiny.spec())).n == 1


def _played(spec: tiny.EnsembleSpec, numbers: Sequence[int], play: Play = tiny.play) -> tiny.Batch:
    batch = play(spec.variant.effective(), spec.seed, numbers, stop=lambda: False)
    assert batch is not None
    return batch

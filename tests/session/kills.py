"""Kills sessions in mid-edit and looks at what comes back: ``python -m tests.session.kills``.

Each session is a process of its own that edits at random, with real files and a real clock, and
notes every state with its moment before it goes on. It is killed at a random moment, so that
nothing of it can tidy up; then a new session opens in the same folder. Processes are forked from
this one, which has imported everything once.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

from simulator.engine.catalogue import kinds
from simulator.ensemble.inline import InlinePool
from simulator.ensemble.pool import Progress, Request
from tests.session.tiny import LAYOUT, SIZES, TinyLibrary
from ui.session.autosave import workspace_content
from ui.session.cache import CAPACITY, ResultCache
from ui.session.files import SessionFiles
from ui.session.runs import RunBoard
from ui.session.scenario_view import ScenarioView
from ui.session.session import Session

LIMIT: Final = 2.0  # seconds of edits that a kill may cost
LIVES: Final = (0.05, 2.4)  # seconds until a kill
HASTY: Final = 5  # one session in so many writes all the time, and dies in the midst of it


@dataclass(frozen=True)
class Killed:
    """How a kill went: edits made, seconds of them lost, what is wrong (nothing if all is well)."""

    edits: int
    lost: float
    faults: tuple[str, ...]


class _Idle:
    """A run of which nothing ever arrives, and the pool that starts it: only editing counts."""

    notes: tuple[str, ...] = ()
    is_done = False
    progress = Progress(0, 1)

    def poll(self, timeout: float = 0.0) -> Sequence[tuple[str, object]]:
        """Return nothing."""
        return ()

    def cancel(self) -> None:
        """Have nothing to end."""


class _IdlePool(InlinePool):
    def start(self, requests: Sequence[Request]) -> _Idle:  # type: ignore[override]
        """Play nothing."""
        return _Idle()


def session_in(folder: Path) -> Session:
    """Return a session that keeps its files in *folder*, started."""
    pool = _IdlePool()
    files = SessionFiles.within(folder)
    runs = RunBoard(pool, time.monotonic, sizes=SIZES, cache=ResultCache(CAPACITY, LAYOUT))
    session = Session(pool, files, library=TinyLibrary(), runs=runs)
    session.start("" if files.autosave.file.path.exists() else "quiet-town")
    return session


def state_of(session: Session) -> str:
    """Return all of a session that is to come back."""
    assert session.workspace is not None
    views = {name: session.view_state(name) for name in ("map", "story")}
    return json.dumps([workspace_content(session.workspace), views], sort_keys=True)


def edit(session: Session, view: ScenarioView, luck: random.Random) -> None:
    """Do one thing that a user might do."""
    letters = ["A", *(pin.letter for pin in session.pins)]
    some, shocks = luck.choice(letters), [item.name for item in view.items] or [""]
    deeds: tuple[Callable[[], object], ...] = (
        lambda: session.set_lever("police", luck.random() * 2),
        lambda: session.set_lever("anger", luck.random()),
        lambda: session.set_lever_of(some, "police", luck.random() * 2),
        session.end_gesture,
        session.pin,
        lambda: session.unpin(some) if some != "A" else session.reset_all(),
        lambda: session.rename(some, f"№ {luck.randrange(1000)} – «тест»"),
        session.undo,
        session.undo,
        session.redo,
        lambda: session.set_shown_indicators(luck.sample(["participants", "deaths", "arrests"], 2)),
        lambda: session.set_uncertainty(luck.choice(["chance", "ignorance", "both"])),
        lambda: session.open_scenario(luck.choice(["quiet-town", "loud-town"])),
        lambda: session.keep_view_state("map", {"day": luck.random() * 26, "region": "L-1"}),
        lambda: session.keep_view_state("story", {"run": luck.randrange(2_000)}),
        lambda: view.add("curfew", luck.random() * 200),
        lambda: view.drag(luck.choice(shocks), luck.random() * 200) if shocks[0] else None,
        lambda: view.remove(luck.choice(shocks)) if shocks[0] else None,
        lambda: view.set_notes(f"Why {luck.random()}?"),
        lambda: session.set_theme(luck.choice(["light", "dark"])),
    )
    luck.choice(deeds)()


def live(folder: Path, log: Path, seed: int, *, hasty: bool) -> NoReturn:
    """Edit until killed; each state stands in *log* before anything can have written it."""
    luck = random.Random(seed)
    notes = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def note() -> None:
        os.write(notes, f"{time.monotonic():.6f} {state_of(session)}\n".encode())

    session = session_in(folder)
    view = ScenarioView(session)
    note()
    while True:
        for _ in range(luck.choice((1, 1, 5))):
            edit(session, view, luck)
            note()
        session.tick()
        for _ in range(20 if hasty else 0):
            session.keep_view_state("map", {"day": luck.random()})
            note()
            session.autosave()
        if not hasty:
            time.sleep(luck.random() * 0.12)


def kill_all(folders: Sequence[Path], luck: random.Random) -> list[Killed]:
    """Let a session live in each folder, kill each at its moment, and open all of them anew."""
    moments = []
    for number in range(len(folders)):
        hasty = number % HASTY == 0
        moments.append((luck.uniform(LIVES[0], 0.4 if hasty else LIVES[1]), number))
    start, lives = time.monotonic(), {}
    for number, folder in enumerate(folders):
        log, seed = folder.with_suffix(".log"), luck.randrange(2**32)
        log.unlink(missing_ok=True)
        pid = os.fork()
        if pid == 0:
            try:
                live(folder, log, seed, hasty=number % HASTY == 0)
            finally:
                os._exit(1)
        lives[number] = pid
    for moment, number in sorted(moments):
        time.sleep(max(0.0, start + moment - time.monotonic()))
        os.kill(lives[number], signal.SIGKILL)
    died = {number: os.waitpid(pid, 0)[1] for number, pid in lives.items()}
    return [_seen(folder, died[number]) for number, folder in enumerate(folders)]


def _seen(folder: Path, status: int) -> Killed:
    """Open the folder of a session that was killed."""
    states = _states(folder.with_suffix(".log"))
    faults = [f"{path.name} is broken" for path in folder.glob("*.json") if not _is_json(path)]
    if os.WTERMSIG(status) != signal.SIGKILL:
        faults.append("it ended before it was killed")
    session = session_in(folder)
    back = state_of(session) if session.is_open else ""
    if session.problem:
        faults.append(f"{session.problem.title}: {session.problem.message}")
    session.close()
    known = {"autosave.json", "preferences.json", ".autosave.json.lock"}
    faults += [f"{path.name} is left" for path in folder.iterdir() if path.name not in known]
    same = [place for place, (_, state) in enumerate(states) if state == back]
    if not states or same[-1:] == [len(states) - 1]:
        return Killed(len(states), 0.0, tuple(faults))
    first_lost = same[-1] + 1 if same else 0
    lost = states[-1][0] - states[first_lost][0]
    if not same:
        faults.append("what came back was never there")
    if lost > LIMIT:
        faults.append(f"{lost:.2f} s of edits are lost")
    return Killed(len(states), lost, tuple(faults))


def _states(log: Path) -> list[tuple[float, str]]:
    """Return the states noted, without one that the kill cut off."""
    lines = log.read_text("utf-8").split("\n")[:-1] if log.exists() else []
    split = (line.partition(" ") for line in lines)
    return [(float(moment), state) for moment, _, state in split]


def _is_json(path: Path) -> bool:
    try:
        json.loads(path.read_text("utf-8"))
    except ValueError:
        return False
    return True


def kill(folder: Path, kills: int, seed: int, rounds: int = 2) -> list[Killed]:
    """Kill sessions *kills* times, *rounds* times in each folder, so that each goes on."""
    kinds()  # everything is imported before the first fork
    luck = random.Random(seed)
    folders = [folder / f"desk-{number}" for number in range(-(-kills // rounds))]
    return [killed for _ in range(rounds) for killed in kill_all(folders, luck)][:kills]


def main(arguments: Sequence[str] | None = None) -> int:
    """Kill, and print what was seen as JSON; return 1 where something is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        seen = kill(Path(folder), given.kills, given.seed)
    faults = [fault for killed in seen for fault in killed.faults]
    worst, edits = max(killed.lost for killed in seen), sum(killed.edits for killed in seen)
    report = {"kills": len(seen), "edits": edits, "most_lost": round(worst, 3), "faults": faults}
    sys.stdout.write(f"{json.dumps(report)}\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

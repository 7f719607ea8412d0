"""Whatever is done, undo takes all of it back and redo does all of it again."""

from __future__ import annotations

from typing import get_args

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from simulator.errors import UnknownName
from simulator.results.comparison import Shown
from tests.session.tiny import SIZES, finish, tiny_session
from ui.session.cache import CAPACITY
from ui.session.workspace import PIN_LETTERS, Workspace

LETTERS = st.sampled_from(PIN_LETTERS[:3])


class UndoIsTheWayBack(RuleBasedStateMachine):
    """Drives a session with every kind of step in any order, with much memory or with none."""

    @initialize(capacity=st.sampled_from([CAPACITY, 0]))
    def open(self, capacity: int) -> None:
        self.session = tiny_session(capacity=capacity)
        self.session.open_scenario("quiet-town")
        self.start = self.workspace

    @property
    def workspace(self) -> Workspace | None:
        return self.session._workspace

    @rule(name=st.sampled_from(["anger", "police"]), value=st.floats(-1, 3), let_go=st.booleans())
    def move(self, name: str, value: float, let_go: bool) -> None:
        self.session.set_lever(name, value)
        if let_go:
            self.session.end_gesture()

    @rule()
    def pin(self) -> None:
        self.session.pin()

    @rule(letter=LETTERS, what=st.sampled_from(["unpin", "recall", "rename", "move"]))
    def change_a_pin(self, letter: str, what: str) -> None:
        session = self.session
        try:
            if what == "rename":
                session.rename(letter, "Named")
            elif what == "move":
                session.move(letter, 1)
            else:
                getattr(session, what)(letter)
        except UnknownName:
            assert letter not in [pin.letter for pin in session.pins]

    @rule(source=st.sampled_from(["quiet-town", "loud-town", "broken"]))
    def another_scenario(self, source: str) -> None:
        self.session.open_scenario(source)

    @rule(names=st.lists(st.sampled_from(["deaths", "arrests"]), unique=True))
    def choose_charts(self, names: list[str]) -> None:
        self.session.set_shown_indicators(tuple(names))

    @rule(uncertainty=st.sampled_from(get_args(Shown)))
    def choose_the_spread(self, uncertainty: Shown) -> None:
        self.session.set_uncertainty(uncertainty)

    @rule()
    def reset(self) -> None:
        self.session.reset_all()

    @rule()
    def undo(self) -> None:
        self.session.undo()

    @rule()
    def redo(self) -> None:
        self.session.redo()

    @rule()
    def wait(self) -> None:
        self.session.tick()

    @rule()
    def there_and_back(self) -> None:
        """All the way back is the start, all the way forth is where one was."""
        self.session.end_gesture()
        here, steps = self.workspace, 0
        while self.session.can_undo:
            self.session.undo()
            steps += 1
        assert self.workspace == self.start
        for _ in range(steps):
            self.session.redo()
        assert self.workspace == here

    @invariant()
    def the_live_variant_leads_every_picture(self) -> None:
        comparison = self.session.comparison
        assert comparison is None or comparison.live.role == "live"

    @invariant()
    def letters_are_distinct(self) -> None:
        letters = [pin.letter for pin in self.session.pins]
        assert len(set(letters)) == len(letters) <= len(PIN_LETTERS)

    def teardown(self) -> None:
        """In the end everything is refined."""
        self.session.end_gesture()
        finish(self.session)
        assert self.session.comparison
        assert all(entry.result.n == SIZES.full for entry in self.session.comparison.entries)
        assert self.session.comparison.live.variant == self.session.variant


TestUndoIsTheWayBack = UndoIsTheWayBack.TestCase
TestUndoIsTheWayBack.settings = settings(max_examples=25, stateful_step_count=25)

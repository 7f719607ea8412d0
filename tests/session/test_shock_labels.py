"""Labels over a time line: none over another, none over a stem."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ui.session.shock_labels import lanes

GAP = 4.0
MARKS = st.lists(st.tuples(st.floats(0, 600), st.floats(10, 150)), max_size=14)


@given(marks=MARKS)
def test_no_label_meets_a_label_or_a_stem(marks: list[tuple[float, float]]) -> None:
    """A stem goes from the line up to its lane; a label lies at the right of it on that lane."""
    marks = sorted(marks)
    places, widths = [x for x, _ in marks], [wide for _, wide in marks]

    found = lanes(places, widths, GAP)

    for here, (x, wide) in enumerate(marks):
        for other in range(len(marks)):
            within = x < places[other] < x + wide
            assert not (within and found[other] >= found[here])
            alike = other != here and found[other] == found[here]
            assert not (alike and x <= places[other] < x + wide)


def test_what_stands_alone_stands_low() -> None:
    """The line is not higher than it must be."""
    assert lanes((0.0, 200.0, 210.0), (50.0, 50.0, 50.0), GAP) == (0, 1, 0)
    assert lanes((), (), GAP) == ()

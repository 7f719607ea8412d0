"""The ten-minute promise, walked through in the real window with a real mouse and keyboard.

``python docs/walkthrough.py`` opens the window on a screen of its own (Xvfb), once for each way of
looking at it (light, dark, a small screen, a fine screen at 200 %), drags, pins, compares, clicks
through to a story, edits the scenario, exports, presents, changes the language, and saves a picture
of every step. Each step waits for what it should lead to and fails if that does not come, so a
green run says that the promise holds. It needs ``xvfb``, ``xdotool`` and ``imagemagick``.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from hand import ROOT, Hand, missing, screen, window


@dataclass(frozen=True, slots=True)
class Look:
    """A way of looking: the window's size in its own pixels, scale, theme; only its steps."""

    size: tuple[int, int]
    scale: float = 1.0
    dark: bool = False


LOOKS = {
    "light": Look((1440, 900)),
    "dark": Look((1440, 900), dark=True),
    "small": Look((1280, 800)),
    "fine": Look((1440, 900), scale=2.0),
}
#: The pictures that documents show: which of the walk's, and what it is called there.
KEPT = {
    "light-01-open-first": "outlook-light",
    "dark-01-open-first": "outlook-dark",
    "light-02-drag-price": "outlook-drag",
    "light-05-open-abstains": "outlook-pins",
    "light-08-compare": "compare",
    "light-11-causes-of-an-event": "story",
    "light-12-map-of-regions": "map",
    "light-13-edit-the-scenario": "scenario",
    "light-14-sources": "sources",
    "light-16-export": "export",
    "light-17-present": "present",
    "light-19-in-french": "french",
}
Step = Callable[[Hand], None]


def open_first(hand: Hand) -> None:
    """The window is open and has played January 2022."""
    hand.refine()
    hand.out_of_the_way()


def drag_price(hand: Hand) -> None:
    """The fan, the bars and the headline follow while the mouse moves."""
    hand.drag("price_shock", 1.4, hold=True)
    assert hand.session.hold_axes


def let_go(hand: Hand) -> None:
    """On release everything is refined, and the ± shrinks."""
    hand.button("mouseup")
    hand.refine()


def pin(hand: Hand) -> None:
    """Space sets the variant aside."""
    hand.key("space")
    hand.wait(lambda: len(hand.session.pins) == 1, "a pin")
    hand.refine()


def open_abstains(hand: Hand) -> None:
    """Another scenario from the menu; the pin stays beside it in every picture."""
    hand.click(hand.content.toolbar.scenario)
    hand.choose("Moscow abstains")
    hand.wait(lambda: hand.session.variant.scenario.name == "moscow-abstains", "Moscow abstains")
    hand.refine()
    hand.out_of_the_way()


def distributions(hand: Hand) -> None:
    """How the numbers are spread over the runs."""
    hand.content.outlook.view.show("distributions")
    hand.rest(0.8)


def milestones(hand: Hand) -> None:
    """What happens when, and in how many runs."""
    hand.content.outlook.view.show("milestones")
    hand.rest(0.8)


def compare(hand: Hand) -> None:
    """The paired difference with its interval, beside what differs in the inputs."""
    hand.content.outlook.view.show("course")
    hand.key("ctrl+2")
    hand.rest(1.5)
    assert hand.content.open_page_name == "compare"


def causes(hand: Hand) -> None:
    """Scenarios by levers, and the change shared out among them."""
    page = hand.content.page("compare")
    page.verticalScrollBar().setValue(page.verticalScrollBar().maximum())  # type: ignore[attr-defined]
    hand.rest(0.5)
    hand.click(page.causes.go)  # type: ignore[attr-defined]
    hand.wait(lambda: page.view.explanation is not None, "what explains it")  # type: ignore[attr-defined]
    hand.rest(0.5)


def story_of_a_fall(hand: Hand) -> None:
    """A click on the outcome tells its most typical run, with the map beside it."""
    hand.key("ctrl+1")
    bars = hand.content.outlook.bars
    hand.click(bars, bars.place_of("Leader falls"))
    hand.wait(lambda: hand.content.open_page_name == "story", "the Story page")
    page = hand.content.page("story")
    hand.wait(lambda: page.shows_run and not page.view.is_busy, "the run")  # type: ignore[attr-defined]
    hand.rest(1.0)


def causes_of_an_event(hand: Hand) -> None:
    """A click on an event shows what led to it and what it led to."""
    page = hand.content.page("story")
    picture = page.picture  # type: ignore[attr-defined]
    marks = picture.places.marks()
    story = page.view.told.story  # type: ignore[attr-defined]
    weighty = [event.id for event in story.events if event.id in marks and len(event.causes) > 1]
    hand.click(picture, marks[weighty[len(weighty) // 2]])
    hand.wait(lambda: page.view.focus is not None, "the event")  # type: ignore[attr-defined]
    hand.rest(0.5)


def map_of_regions(hand: Hand) -> None:
    """Where: the pinned variant beside the live one, at the worst moment."""
    hand.key("ctrl+3")
    page = hand.content.page("map")
    hand.wait(lambda: page.view.state == "ready", "the map")  # type: ignore[attr-defined]
    hand.wait(
        lambda: all(panel.series is not None for panel in page.view.panels),
        "maps of all variants",  # type: ignore[attr-defined]
    )
    hand.rest(1.0)


def edit_the_scenario(hand: Hand) -> None:
    """The shocks on a time line, one of them chosen."""
    hand.key("ctrl+5")
    page = hand.content.page("scenario")
    first = next(iter(hand.session.variant.edited.shocks))
    hand.click(page.timeline, page.timeline.place_of(first))  # type: ignore[attr-defined]
    hand.rest(0.5)


def sources(hand: Hand) -> None:
    """What the numbers rest on."""
    hand.key("ctrl+6")
    hand.rest(1.0)


def replay(hand: Hand) -> None:
    """The last change to and fro, for an audience."""
    hand.key("ctrl+1")
    hand.drag("repression", 0.8)
    hand.refine()
    hand.key("r")
    hand.wait(lambda: hand.session.replay.is_playing, "the replay")
    hand.rest(1.6)


def export(hand: Hand) -> None:
    """The export dialog with its preview."""
    hand.key("Escape")
    hand.refine()
    hand.key("e")
    hand.rest(4.0)


def present(hand: Hand) -> None:
    """For the projector: doubled type, nothing but the page."""
    hand.key("Escape")
    hand.rest(0.3)
    hand.key("F5")
    hand.wait(lambda: hand.content.is_presenting, "the presentation")
    hand.rest(1.0)


def help_page(hand: Hand) -> None:
    """How to read it, and every key."""
    hand.key("Escape")
    hand.wait(lambda: not hand.content.is_presenting, "the window")
    hand.key("F1")
    hand.rest(0.8)


def in_french(hand: Hand) -> None:
    """The same window in French."""
    hand.key("Escape")
    hand.rest(0.3)
    hand.session.set_language("fr")
    hand.rest(1.0)
    hand.refine()
    hand.out_of_the_way()


STEPS: tuple[Step, ...] = (
    open_first,
    drag_price,
    let_go,
    pin,
    open_abstains,
    distributions,
    milestones,
    compare,
    causes,
    story_of_a_fall,
    causes_of_an_event,
    map_of_regions,
    edit_the_scenario,
    sources,
    replay,
    export,
    present,
    help_page,
    in_french,
)


def walk(name: str, folder: Path) -> None:
    """Walk through every step, looking as *name* says."""
    look = LOOKS[name]
    with window(folder, look.size) as hand:
        if look.dark:
            hand.session.set_theme("dark")
        for place, step in enumerate(STEPS, start=1):
            step(hand)
            hand.shoot(f"{name}-{place:02}-{step.__name__.replace('_', '-')}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Walk in every way of looking, each in a process of its own; return 2 where a tool lacks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=Path("walkthrough"), help="folder to write to")
    parser.add_argument("--keep", action="store_true", help="copy the best to docs/img")
    parser.add_argument("--only", choices=LOOKS, help="look in one way only")
    parser.add_argument("--inside", choices=LOOKS, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.inside:
        walk(options.inside, options.to)
        return 0
    if lacking := missing():
        print(f"missing: apt-get install {' '.join(lacking)}", file=sys.stderr)
        return 2
    options.to.mkdir(parents=True, exist_ok=True)
    failed = []
    for name in [options.only] if options.only else LOOKS:
        look = LOOKS[name]
        size = (round(look.size[0] * look.scale), round(look.size[1] * look.scale))
        with tempfile.TemporaryDirectory() as home, screen(Path(home), size):
            environment = {**os.environ, "QT_SCALE_FACTOR": f"{look.scale:g}", "LANG": "C.UTF-8"}
            words = [sys.executable, __file__, "--inside", name, "--to", str(options.to.resolve())]
            done = subprocess.run(words, env=environment, cwd=ROOT, check=False)
        if done.returncode:
            failed.append(name)
    if options.keep:
        for name, kept in KEPT.items():
            picture = options.to / f"{name}.png"
            if picture.exists():
                shutil.copyfile(picture, ROOT / "docs" / "img" / f"{kept}.png")
    print(f"failed: {', '.join(failed)}" if failed else "every step came to what it should")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())

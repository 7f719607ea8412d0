"""A told run drawn with QPainter: lanes with marks, arrows from cause to effect, strips."""

from __future__ import annotations

from collections.abc import Callable, Set
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from simulator.language import tr
from simulator.story.lane_places import MARK
from simulator.story.lanes import label_of
from simulator.story.sentences import Shape
from simulator.world.story import Event
from ui.qt.fonts import BODY, BOLD, SMALL, TICK, VALUE, font, width
from ui.qt.polygons import polygon
from ui.qt.story_places import EDGE, LEFT, StoryPlaces
from ui.qt.story_type import draw_halo, draw_text
from ui.qt.theme import Theme
from ui.session.story_focus import Focus

_FADED = 0.28
_FAINT = 0.6  # words, that can still be read
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def draw_ground(painter: QPainter, theme: Theme, places: StoryPlaces) -> None:
    """Draw lanes with their titles, days, and the overview."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    _draw_days(painter, theme, places)
    plot = places.plot
    for lane in places.lanes:
        top = round(plot.top() + lane.top)
        painter.fillRect(QRectF(EDGE, top, plot.right() - EDGE, 1), theme.ink("rule"))
        lines = 2 if lane.lane.subtitle else 1
        base = top + lane.height / 2 - (lines - 1) * 7
        draw_text(
            painter, theme, QPointF(EDGE, base + 4), tr(lane.lane.title), "ink", BODY, bold=True
        )
        if lane.lane.subtitle:
            at = QPointF(EDGE, base + 18)
            draw_text(
                painter, theme, at, tr(lane.lane.subtitle), "ink3", SMALL, room=LEFT - EDGE - 6
            )
    painter.fillRect(
        QRectF(EDGE, round(plot.bottom()), plot.right() - EDGE, 1), theme.ink("strong_rule")
    )


def draw_overview(painter: QPainter, theme: Theme, places: StoryPlaces) -> None:
    """Draw the whole horizon with the part that is shown."""
    box, told = places.overview, places.told
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    draw_text(painter, theme, QPointF(EDGE, box.center().y() + 4), tr("All days"), "ink3", SMALL)
    painter.fillRect(box, theme.ink("panel"))
    low, high = (places.across_whole(day) for day in (places.x.low, places.x.high))
    painter.fillRect(QRectF(low, box.top(), high - low, box.height()), theme.ink("selected"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if told.strips:
        strip = told.strips[0]
        x = box.left() + strip.days / (told.horizon or 1.0) * box.width()
        most = float(strip.values.max()) or 1.0
        y = box.bottom() - 1 - strip.values / most * (box.height() - 4)
        painter.setPen(QPen(theme.ink("ink3"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(polygon(x, y))
    painter.setPen(Qt.PenStyle.NoPen)
    for event in told.story.events:
        if not places.x.low <= event.days <= places.x.high:
            at = QPointF(places.across_whole(event.days), box.center().y())
            _mark(painter, "square", at, theme.ink("ink3"), theme.ink("panel"), 2.2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(theme.ink("ink3"), 1))
    painter.drawRect(QRectF(round(low), box.top(), round(high - low) - 1, box.height() - 1))


def draw_story(
    painter: QPainter,
    theme: Theme,
    places: StoryPlaces,
    focus: Focus | None,
    has_come: Callable[[Event], bool],
) -> None:
    """Draw arrows, marks and labels; what belongs to the event looked at over all the rest.

    Without one, what has not come yet is faint.
    """
    name = _chosen(places, focus) if focus else None
    painter.save()
    painter.setClipRect(places.plot.adjusted(-10, 0, 12, 0))
    events = places.told.story.events
    clear = focus.chain if focus else {event.id for event in events if has_come(event)}
    lit = _draw_arrows(painter, theme, places, focus, clear)
    if len(clear) < len(events):
        _draw_marks(painter, theme, places, focus, clear, name, lit=False)
    for start, end, direct in sorted(lit, key=lambda item: item[2]):
        ink = theme.line("A", 1.0 if direct else 0.45)
        painter.setPen(QPen(ink, 1.6 if direct else 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(_arrow(start, end))
        _head(painter, end, ink)
    _draw_marks(painter, theme, places, focus, clear, name, lit=True)
    if name is not None:
        _draw_chosen(painter, theme, name)
    painter.restore()


def _draw_arrows(
    painter: QPainter,
    theme: Theme,
    places: StoryPlaces,
    focus: Focus | None,
    clear: Set[int],
) -> list[tuple[QPointF, QPointF, bool]]:
    """Draw grey arrows from causes to effects; return those of the event looked at.

    With each of these goes whether it leads straight to that event or from it.
    """
    marks = places.marks()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    faint, grey = theme.line("baseline", 0.12), theme.line("baseline", 0.12 if focus else 0.45)
    groups = {
        event.id: number
        for number, placed in enumerate(places.placed())
        for event in placed.group.events
    }
    lit: list[tuple[QPointF, QPointF, bool]] = []
    drawn: set[tuple[int, int]] = set()
    for event in places.told.story.events:
        for cause in event.causes:
            if cause not in marks or event.id not in marks:
                continue
            start, end = marks[cause], marks[event.id]
            if focus and _on_chain(focus, cause, event.id):
                lit.append((start, end, focus.event.id in (cause, event.id)))
                continue
            key = (groups[cause], groups[event.id])
            if key not in drawn and cause == max(event.causes):
                drawn.add(key)
                painter.setPen(QPen(grey if event.id in clear else faint, 1))
                painter.drawPath(_arrow(start, end))
    return lit


def _draw_marks(
    painter: QPainter,
    theme: Theme,
    places: StoryPlaces,
    focus: Focus | None,
    clear: Set[int],
    name: _Chosen | None,
    *,
    lit: bool,
) -> None:
    """Draw events as marks with their labels: those that are *lit*, or the others."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    page, top = theme.ink("page"), places.plot.top()
    for placed in places.placed():
        group = placed.group
        chain = {event.id for event in group.events if event.id in clear}
        for event, across in zip(group.events, group.across, strict=True):
            if (event.id in chain) == lit:
                ink = _mark_ink(theme, focus, lit=lit)
                _mark(painter, group.shape, QPointF(across, top + placed.y), ink, page, MARK)
        if placed.label_left is None or bool(chain) != lit:
            continue
        box = QRectF(placed.label_left, top + placed.y - 8, placed.label_width, 16)
        if name is None or not box.intersects(name.box):
            ink = theme.ink("ink2") if lit else theme.ink("ink3", _FAINT)
            draw_halo(painter, theme, group.label, box.topLeft() + QPointF(0, 12), ink)


def draw_near(
    painter: QPainter, theme: Theme, places: StoryPlaces, events: tuple[int, ...]
) -> None:
    """Draw a ring round what the mouse is on."""
    marks = places.marks() if events else {}
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.ink("ink"), 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for event in events:
        painter.drawEllipse(marks[event], 7.0, 7.0)


def draw_scrubber(
    painter: QPainter, theme: Theme, places: StoryPlaces, day: float, text: str, *, chosen: bool
) -> None:
    """Draw the line of a moment through lanes and strips with its date; thin until it is chosen."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    whole = round(places.across_whole(day))
    box = places.overview
    painter.fillRect(QRectF(whole, box.top(), 1, box.height()), theme.ink("ink"))
    at = places.across(day)
    if not places.plot.left() - 1 <= at <= places.plot.right() + 1:
        return
    top = places.plot.top() - 2
    line = theme.ink("ink") if chosen else theme.ink("ink3")
    painter.fillRect(QRectF(round(at), top, 1, places.foot - top), line)
    pill = scrubber_pill(places, day, text)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen if chosen else QPen(theme.ink("ink3"), 1))
    painter.setBrush(theme.ink("ink" if chosen else "page"))
    painter.drawRoundedRect(pill, 3, 3)
    painter.setFont(font(SMALL, BOLD))
    painter.setPen(theme.ink("page" if chosen else "ink2"))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


def scrubber_pill(places: StoryPlaces, day: float, text: str) -> QRectF:
    """Return where the date of a moment stands."""
    wide = width(text, SMALL, BOLD) + 12
    left = min(max(places.plot.left(), places.across(day) - wide / 2), places.plot.right() - wide)
    return QRectF(left, places.plot.top() - 19, wide, 17)


def draw_reading(painter: QPainter, theme: Theme, places: StoryPlaces, day: float) -> None:
    """Draw the thin line under the mouse, at which strips are read."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    top = places.plot.top()
    at = QRectF(round(places.across(day)), top, 1, places.foot - top)
    painter.fillRect(at, theme.ink("strong_rule"))


def _on_chain(focus: Focus, cause: int, effect: int) -> bool:
    """Say whether an arrow leads to the event looked at, or from it."""
    me = focus.event.id
    before, after = focus.ancestors | {me}, focus.descendants | {me}
    return (cause in before and effect in before) or (cause in after and effect in after)


def _mark_ink(theme: Theme, focus: Focus | None, *, lit: bool) -> QColor:
    if not lit:
        return theme.ink("ink3", _FADED)
    return theme.line("A") if focus else theme.ink("ink2")


@dataclass(frozen=True, slots=True)
class _Chosen:
    """The mark of the event looked at, and where its name stands."""

    at: QPointF
    text: str
    box: QRectF


def _chosen(places: StoryPlaces, focus: Focus) -> _Chosen | None:
    """Return where the event looked at stands; ``None`` where it is out of sight."""
    at = places.marks().get(focus.event.id)
    if at is None:
        return None
    text = label_of([focus.event], places.told.place)
    wide = width(text, VALUE, BOLD)
    left = at.x() + 12
    if left + wide > places.plot.right():
        left = at.x() - 12 - wide
    return _Chosen(at, text, QRectF(left, at.y() - 8, wide, 16))


def _draw_chosen(painter: QPainter, theme: Theme, name: _Chosen) -> None:
    """Draw a ring round the event looked at, and its name over everything."""
    painter.setPen(QPen(theme.line("A"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(name.at, 8.5, 8.5)
    base = QPointF(name.box.left(), name.box.top() + 12)
    draw_halo(painter, theme, name.text, base, theme.ink("ink"), bold=True)


def _draw_days(painter: QPainter, theme: Theme, places: StoryPlaces) -> None:
    plot, foot = places.plot, places.foot
    for top in (plot.top() - 16, foot + 4):
        taken = float("-inf")
        for tick in places.x.ticks:
            at, wide = places.across(tick.at), width(tick.label, TICK)
            left = min(at - 3, plot.right() - wide)
            if tick.label and left > taken + 8:
                painter.setFont(font(TICK))
                painter.setPen(theme.ink("ink3"))
                painter.drawText(QRectF(left, top, wide + 4, 14), _MIDDLE, tick.label)
                taken = left + wide
    for tick in places.x.ticks:
        at = round(places.across(tick.at))
        painter.fillRect(QRectF(at, plot.top(), 1, foot - plot.top()), theme.ink("rule"))


def _arrow(start: QPointF, end: QPointF) -> QPainterPath:
    """Return the way of an arrow: it leaves up- or downwards and arrives sideways."""
    path = QPainterPath(start)
    tip = QPointF(end.x() - MARK - 1, end.y())
    run = max(10.0, (tip.x() - start.x()) * 0.75)
    if abs(end.y() - start.y()) < 2:
        lift = min(9.0, max(0.0, (tip.x() - start.x()) * 0.1))
        middle = QPointF((start.x() + tip.x()) / 2, start.y() - 2 * lift)
        path.quadTo(middle, tip)
        return path
    down = QPointF(start.x(), start.y() + (end.y() - start.y()) * 0.85)
    path.cubicTo(down, QPointF(tip.x() - run, end.y()), tip)
    return path


def _head(painter: QPainter, end: QPointF, ink: QColor) -> None:
    tip = QPointF(end.x() - MARK, end.y())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF([tip, tip + QPointF(-5, -3), tip + QPointF(-5, 3)]))


def _mark(
    painter: QPainter, shape: Shape, at: QPointF, ink: QColor, page: QColor, size: float
) -> None:
    painter.setPen(QPen(page, 1))
    painter.setBrush(ink)
    if shape == "disc":
        painter.drawEllipse(at, size, size)
    elif shape == "diamond":
        reach = size * 1.25
        corners = [(0, -reach), (reach, 0), (0, reach), (-reach, 0)]
        painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in corners]))
    else:
        painter.drawRect(
            QRectF(at.x() - size + 0.5, at.y() - size + 0.5, 2 * size - 1, 2 * size - 1)
        )

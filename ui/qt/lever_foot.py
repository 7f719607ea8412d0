"""Foot of the lever panel: how effect bars are read, how far they are, what source marks mean."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from simulator.language import tr
from ui.qt.controls import FlatButton
from ui.qt.fonts import SMALL, fitting, font, width
from ui.qt.source_mark import KINDS, draw_mark, kind_word
from ui.qt.theme import Theme
from ui.qt.words import Word, WordLine
from ui.session.effect_words import progress_text, scale_of, scale_text
from ui.session.session import Session

_MARGIN = 16


class EffectFoot(QWidget):
    """The one scale of all effect bars, how many are known, and how levers are shown."""

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setFixedHeight(26)
        self._scale = WordLine(theme, SMALL)
        self._progress = WordLine(theme, SMALL)
        self.more = FlatButton(theme, icon="more", padding=2)
        self.more.setAccessibleName(tr("How levers are shown"))
        self.more.setToolTip(tr("Effect bars and the order of levers"))
        self.more.clicked.connect(self._open_menu)
        self.setToolTip(
            tr(
                "Each bar is what its lever does to the headline outcome from its low to its high "
                "end, with all others as they stand: right more, left less, hollow within noise, "
                "faint where the case has changed since. All have one scale."
            )
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(_MARGIN, 0, 6, 0)
        row.setSpacing(6)
        row.addWidget(self._scale, 1)
        row.addWidget(self._progress)
        row.addWidget(self.more)
        session.effects.changed.connect(self.show_effects)
        self.show_effects()

    @property
    def text(self) -> str:
        """All that it says."""
        return " ".join(part for part in (self._scale.text, self._progress.text) if part)

    def show_effects(self) -> None:
        """Show scale and progress as they stand."""
        effects = self._session.effects
        progress = progress_text(effects)
        if effects.is_on and effects.known:
            scale = scale_text(scale_of(effects.known), short=bool(progress))
        else:
            scale = tr("effect bars are off") if not effects.is_on else ""
        self._scale.show_words([Word(scale, "ink3")])
        self._progress.show_words([Word(progress, "ink2")])
        self._progress.take_room()

    def menu(self) -> QMenu:
        """Return the choices of how levers are shown."""
        menu, session, effects = QMenu(self), self._session, self._session.effects
        shown = menu.addAction(tr("Effect bars"))
        shown.setCheckable(True)
        shown.setChecked(effects.is_on)
        shown.triggered.connect(lambda on: session.set_effects("on" if on else "off"))
        if effects.state in ("playing", "waiting"):
            menu.addAction(tr("Stop measuring"), effects.stop)
        elif effects.state in ("stopped", "failed"):
            menu.addAction(tr("Go on measuring"), effects.go_on)
        menu.addSeparator()
        group = QActionGroup(menu)
        for order, text in (
            ("file", tr("By group, as in the file")),
            ("effect", tr("Largest effect first")),
        ):
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(session.preferences.lever_order == order)
            group.addAction(action)
        by_group, by_effect = group.actions()
        by_group.triggered.connect(lambda: session.set_lever_order("file"))
        by_effect.triggered.connect(lambda: session.set_lever_order("effect"))
        by_effect.setEnabled(effects.is_on)
        return menu

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        above = QPoint(0, -menu.sizeHint().height() - 2)
        menu.popup(self.more.mapToGlobal(above))


class Marks(QWidget):
    """What the four source marks mean."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(28)
        self.setToolTip(tr("What a lever’s default rests on; hover over a lever to read it"))
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each mark with its word, as far apart as there is room."""
        painter, left = QPainter(self), 20.0
        painter.setFont(font(SMALL))
        words = [kind_word(kind) for kind in KINDS]
        room = self.width() - left - 8 - sum(width(word, SMALL) for word in words) - 8 * len(words)
        gap = min(16.0, max(4.0, room / (len(words) - 1)))
        for kind, word in zip(KINDS, words, strict=True):
            draw_mark(painter, kind, QPointF(left, 14), self._theme.ink("effect"))
            painter.setPen(self._theme.ink("ink3"))
            shown, size = fitting(word, self.width() - left - 8, (SMALL,))
            painter.setFont(font(size))
            box = QRectF(left + 8, 0, self.width() - left - 8, 28)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, shown)
            left += 8 + width(word, SMALL) + gap

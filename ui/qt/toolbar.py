"""The bar at the top: which scenario, undo and redo, pin, export, theme, keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from simulator.language import tr
from ui.qt import shortcuts
from ui.qt.controls import FlatButton, PaintedButton, Rule, Surface, draw_focus
from ui.qt.filing import Filing
from ui.qt.fonts import BODY, BOLD, font, metrics
from ui.qt.icons import draw_icon
from ui.qt.scenario_menu import scenario_menu
from ui.qt.theme import Theme
from ui.qt.view_menu import THEMES as THEMES
from ui.qt.view_menu import view_menu
from ui.session.session import Session

HEIGHT = 44
_GAP = 4
_TITLE = 240  # what a scenario's name and the spaces beside it should have
_NARROWEST = 440


class Toolbar(Surface):
    """Hands on what is asked for; undo and redo say in their tool tips what they would do."""

    export_asked = Signal()
    present_asked = Signal()
    help_asked = Signal()

    def __init__(self, session: Session, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "window", "b", parent)
        self.session, self.filing = session, Filing(session, self)
        self.setFixedHeight(HEIGHT)
        self.scenario = ScenarioButton(theme)
        self.undo = FlatButton(theme, tr("Undo"), "undo")
        self.redo = FlatButton(theme, tr("Redo"), "redo")
        self.pin = FlatButton(theme, tr("Pin"), "pin", key=tr(shortcuts.PIN.shown))
        self.export = FlatButton(theme, tr("Export"), "export", key=shortcuts.EXPORT.shown)
        self.replay = FlatButton(theme, tr("Replay"), "reset", key=shortcuts.REPLAY.shown)
        self.present = FlatButton(theme, tr("Present"), "present", key=shortcuts.PRESENT.shown)
        self.view = FlatButton(theme, tr("View"), "theme", menu=True)
        self.help = FlatButton(theme, tr("Help"), "help", key=shortcuts.HELP.shown)
        self._lay_out(theme)
        self._buttons = self.findChildren(FlatButton)
        self._needs = sum(button.sizeHint().width() + _GAP for button in self._buttons) + _TITLE
        self._is_narrow = False
        self.setMinimumWidth(_NARROWEST)
        self._connect()
        self.show_history()
        self.show_title()

    def show_history(self) -> None:
        """Show what undo and redo would do."""
        session = self.session
        self.undo.setEnabled(session.can_undo)
        self.redo.setEnabled(session.can_redo)
        undo, redo = tr(shortcuts.UNDO.shown), tr(shortcuts.REDO.shown)
        self.undo.setToolTip(tr("Undo: {step} ({key})", step=session.undo_label, key=undo))
        self.redo.setToolTip(tr("Redo: {step} ({key})", step=session.redo_label, key=redo))
        self.pin.setEnabled(session.is_open)
        self.replay.setEnabled(session.replay.can_play)

    def show_title(self) -> None:
        """Show the live variant's name."""
        rows = self.session.variants
        self.scenario.show_title(rows[0].title if rows else tr("Open a scenario"))
        self.show_history()

    def scenario_menu(self) -> QMenu:
        """Return what can be opened and saved."""
        return scenario_menu(self.session, self.filing, self)

    def view_menu(self) -> QMenu:
        """Return how things can be shown."""
        return view_menu(self.session, self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the words out where there is no room for them."""
        super().resizeEvent(event)
        narrow = event.size().width() < self._needs
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            for button in self._buttons:
                button.set_compact(narrow)

    def _lay_out(self, theme: Theme) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 8, 1)
        row.setSpacing(_GAP)
        row.addWidget(self.scenario)
        row.addSpacing(12)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        row.addWidget(_upright(theme))
        row.addWidget(self.pin)
        row.addWidget(self.export)
        row.addWidget(_upright(theme))
        row.addWidget(self.replay)
        row.addStretch(1)
        row.addWidget(self.present)
        row.addWidget(self.view)
        row.addWidget(self.help)
        self.pin.setToolTip(f"{tr(shortcuts.PIN.does)} ({tr(shortcuts.PIN.shown)})")
        self.export.setToolTip(f"{tr(shortcuts.EXPORT.does)} ({shortcuts.EXPORT.shown})")
        self.replay.setToolTip(f"{tr(shortcuts.REPLAY.does)} ({shortcuts.REPLAY.shown})")
        self.present.setToolTip(f"{tr(shortcuts.PRESENT.does)} ({shortcuts.PRESENT.shown})")
        self.view.setToolTip(
            tr("Theme ({key}), words for probabilities, spread", key=shortcuts.THEME.shown)
        )
        self.help.setToolTip(f"{tr(shortcuts.HELP.does)} ({shortcuts.HELP.shown})")

    def _connect(self) -> None:
        session = self.session
        self.undo.clicked.connect(session.undo)
        self.redo.clicked.connect(session.redo)
        self.pin.clicked.connect(session.pin)
        self.export.clicked.connect(self.export_asked)
        self.present.clicked.connect(self.present_asked)
        self.replay.clicked.connect(session.replay.start)
        self.help.clicked.connect(self.help_asked)
        self.scenario.clicked.connect(lambda: _pop_up(self.scenario_menu(), self.scenario))
        self.view.clicked.connect(lambda: _pop_up(self.view_menu(), self.view))
        session.history_changed.connect(self.show_history)
        session.variants_changed.connect(self.show_title)
        session.scenario_changed.connect(self.show_title)


class ScenarioButton(PaintedButton):
    """Names the live variant and opens the list of scenarios."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(120)
        self.setMaximumWidth(276)
        self.setToolTip(tr("Open and save scenarios and sessions"))
        theme.changed.connect(self.update)

    def show_title(self, title: str) -> None:
        """Show another name."""
        self.setText(title)
        self.setAccessibleName(tr("Scenario: {title}", title=title))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the width of the panel under it."""
        return QSize(276, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, the name and the chevron."""
        painter, box = QPainter(self), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.ink("strong_rule"), 1))
        painter.setBrush(self._theme.ink("selected" if self.underMouse() else "field"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setFont(font(BODY, BOLD))
        painter.setPen(self._theme.ink("ink"))
        title = metrics(BODY, BOLD).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, box.width() - 44
        )
        painter.drawText(box.adjusted(11, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, title)
        draw_icon(painter, "down", box.right() - 25, 6, self._theme.ink("ink2"))
        if self.shows_focus:
            draw_focus(painter, self._theme, box)


def _pop_up(menu: QMenu, below: QWidget) -> None:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.setMinimumWidth(below.width())
    menu.popup(below.mapToGlobal(QPoint(0, below.height() + 2)))


def _upright(theme: Theme) -> QWidget:
    rule = Rule(theme, strong=True, upright=True)
    rule.setFixedHeight(20)
    return rule

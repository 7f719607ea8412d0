"""Presentation: the page alone, drawn larger on the whole screen, with its own few keys.

The pages are put on a stage in a scaled scene. Everything on it is drawn anew at that size, words
and curves alike, and mouse, keys, menus and tool tips work as in the window.
"""

from __future__ import annotations

import math
from functools import partial

from PySide6.QtCore import QCoreApplication, QRectF, Qt, QTimer
from PySide6.QtGui import (
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTransform,
)
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsProxyWidget,
    QGraphicsScene,
    QGraphicsView,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from simulator.language import tr
from ui.qt.controls import Surface
from ui.qt.lever_at_hand import LeverAtHand
from ui.qt.lever_slider import LeverSlider
from ui.qt.page import page_kinds
from ui.qt.page_stack import PageStack
from ui.qt.present_strip import PresentStrip
from ui.qt.theme import Theme
from ui.qt.window_keys import bind
from ui.session.presentation import Presentation
from ui.session.session import Session

_TURN = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_SCROLL = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_LINE = 60  # logical pixels that one press scrolls


class Presenter(QGraphicsView):
    """Shows *pages* from ``take`` to ``give_back``."""

    def __init__(
        self, session: Session, pages: PageStack, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pages, self._theme = pages, theme
        self.presentation = Presentation(session)
        self.stage = Surface(theme, "page")
        self.stage.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.strip = PresentStrip(session, self.presentation, theme)
        self.lever = LeverAtHand(session, self.presentation, theme, self.stage)
        self._column = QVBoxLayout(self.stage)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.strip)
        self._holds = False
        self._set_up()
        self._bind_keys()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show)
        self.presentation.changed.connect(self._on_changed)
        session.progress_changed.connect(self._on_changed)
        pages.opened.connect(self._on_page)

    @property
    def factor(self) -> float:
        """How much larger everything is drawn."""
        return self.transform().m11()

    def take(self) -> None:
        """Put the pages on the stage."""
        self._holds = True
        self._column.insertWidget(0, self._pages, 1)
        self._pages.show()
        self.stage.show()
        self.show()
        self._fit()
        self._show()
        self._on_page()
        self.setFocus()
        self.stage.setFocus()

    def give_back(self) -> PageStack:
        """Take the pages off the stage; whoever asked puts them elsewhere."""
        self._holds = False
        self.presentation.chosen()
        self.strip.sleep()
        self._column.removeWidget(self._pages)
        self.hide()
        return self._pages

    # --- keys ------------------------------------------------------------------------------

    def find_lever(self) -> None:
        """Look a lever up to have it at hand."""
        self.lever.begin_choosing()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn or scroll pages with the arrows where nothing on the page wants them."""
        self.strip.wake()
        if popups := self._popups():
            QCoreApplication.sendEvent(popups[-1].widget(), event)
            return
        super().keyPressEvent(event)
        if event.isAccepted() and not self.stage.hasFocus():
            return
        key = Qt.Key(event.key())
        if key in _TURN:
            self._pages.step(_TURN[key], round_and_round=False)
        elif key in _SCROLL:
            self._scroll(_SCROLL[key])
        event.setAccepted(key in _TURN or key in _SCROLL)

    def _scroll(self, steps: int) -> None:
        page = self._pages.currentWidget()
        if isinstance(page, QScrollArea):
            bar = page.verticalScrollBar()
            bar.setValue(bar.value() + steps * _LINE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Name scenario and page where somebody is at the mouse."""
        self.strip.wake()
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Keep the keyboard with the pages once a lever was dragged."""
        super().mouseReleaseEvent(event)
        if isinstance(self.stage.focusWidget(), LeverSlider):
            self.stage.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """The stage goes with the window."""
        super().hideEvent(event)
        self.stage.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the scene, with menus brought back onto the screen where they hang over it."""
        for popup in self._popups():
            _bring_within(popup, self.stage.rect().toRectF())
        super().paintEvent(event)

    def close_popup(self) -> bool:
        """Close the menu that is open over the stage, if there is one."""
        popups = self._popups()
        for popup in popups:
            popup.widget().close()
        return bool(popups)

    def _popups(self) -> list[QGraphicsProxyWidget]:
        if not any(item.isVisible() for item in self._proxy.childItems()):
            return []
        open_ones = [
            widget.graphicsProxyWidget()
            for widget in self.stage.findChildren(QWidget)
            if widget.windowType() == Qt.WindowType.Popup and widget.isVisible()
        ]
        return [proxy for proxy in open_ones if proxy is not None]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the screen."""
        super().resizeEvent(event)
        self._fit()

    # --- showing ---------------------------------------------------------------------------

    def _on_changed(self) -> None:
        if self._holds and not self._soon.isActive():
            self._soon.start(0)

    def _show(self) -> None:
        if self._holds:
            self._fit()
            self.strip.show_words()
            self.lever.show_lever()

    def _on_page(self, _: str = "") -> None:
        if self._holds:
            self.close_popup()
            pages = self._pages
            title = tr(page_kinds()[pages.front].title)
            self.strip.show_position(
                self.presentation.position(title, pages.place, len(pages.names))
            )
            self.stage.setFocus()

    def _fit(self) -> None:
        size = self.viewport().size()
        factor = self.presentation.factor(size.width(), size.height())
        wide, high = (math.ceil(edge / factor) for edge in (size.width(), size.height()))
        if factor != self.factor:
            self.setTransform(QTransform.fromScale(factor, factor))
        if (wide, high) != (self.stage.width(), self.stage.height()):
            self.stage.resize(wide, high)
            self.scene().setSceneRect(0, 0, wide, high)
            self.lever.place()

    # --- putting it together ---------------------------------------------------------------

    def _set_up(self) -> None:
        scene = QGraphicsScene(self)
        self._proxy = scene.addWidget(self.stage)
        scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
        self.setScene(scene)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, False)
        self.setAccessibleName(tr("Presentation"))
        self.setAccessibleDescription(tr("The page alone, drawn large; Esc leaves"))
        self.hide()

    def _bind_keys(self) -> None:
        pages, presentation = self._pages, self.presentation
        turn = partial(pages.step, round_and_round=False)
        self._keys = [
            bind(self, ("PgDown",), partial(turn, 1)),
            bind(self, ("PgUp",), partial(turn, -1)),
            bind(self, ("Ctrl++", "Ctrl+="), partial(presentation.enlarge, 1)),
            bind(self, ("Ctrl+-",), partial(presentation.enlarge, -1)),
            bind(self, ("Ctrl+0",), partial(presentation.enlarge, 0)),
            *(
                bind(self, (str(place + 1),), partial(pages.open_at, place))
                for place in range(min(9, len(pages.names)))
            ),
        ]


def _bring_within(popup: QGraphicsProxyWidget, room: QRectF) -> None:
    """Move a menu onto the stage; one that is higher than it is drawn smaller."""
    size = popup.size()
    popup.setScale(min(1.0, room.height() / max(1.0, size.height())))
    wide, high = size.width() * popup.scale(), size.height() * popup.scale()
    at = popup.pos()
    x = max(room.left(), min(at.x(), room.right() - wide))
    y = max(room.top(), min(at.y(), room.bottom() - high))
    popup.setPos(x, y)

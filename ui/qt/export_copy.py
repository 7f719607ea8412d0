"""A chart from a page straight to the clipboard, as the picture that an export would write."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QCursor, QGuiApplication, QImage
from PySide6.QtWidgets import QToolTip, QWidget

from simulator.language import tr
from ui.qt.announcing import announce
from ui.session.export_bench import Bench, ProcessBench
from ui.session.export_choice import ExportChoice
from ui.session.export_orders import Died, Previewed
from ui.session.export_preview import Previews
from ui.session.gallery import ChartChoice
from ui.session.offer import Offer
from ui.session.session import Session

_TURN: Final = 30  # milliseconds between two looks at what was answered


def to_clipboard(png: bytes) -> None:
    """Put a picture on the clipboard."""
    QGuiApplication.clipboard().setImage(QImage.fromData(png))


class PictureCopy(QObject):
    """Draws one chart in the background, copies it, says so beside the mouse, and is gone."""

    def __init__(
        self,
        session: Session,
        chosen: ChartChoice | Offer,
        window: QWidget,
        bench: Bench | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._bench = window, bench or ProcessBench()
        self._previews = Previews(session, self._bench, ExportChoice(session, chosen=chosen))
        self._previews.copied.connect(self._take)
        self._end = session.closed.connect(self._bench.close)
        self._timer = QTimer(self)
        self._timer.setInterval(_TURN)
        self._timer.timeout.connect(self._turn)
        if self._previews.copy():
            self._say(tr("Copying the picture …"))
            self._timer.start()
        else:
            self._finish(tr("There is nothing to copy yet."))

    def _turn(self) -> None:
        for answer in self._bench.poll():
            if isinstance(answer, Previewed):
                self._previews.take(answer)
            elif isinstance(answer, Died):
                self._finish(tr("The picture could not be drawn."))

    def _take(self, png: bytes) -> None:
        if png:
            to_clipboard(png)
        self._finish(tr("Picture copied") if png else tr("The picture could not be drawn."))

    def _finish(self, words: str) -> None:
        self._timer.stop()
        self._end()
        self._bench.close()
        self._say(words)
        self.deleteLater()

    def _say(self, words: str) -> None:
        QToolTip.showText(QCursor.pos(), words, self._window)
        announce(self._window, words)

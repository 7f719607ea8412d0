"""What nobody foresaw: written to a log and told in a dialog, and the window stays."""

from __future__ import annotations

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QMessageBox

from simulator.language import tr

_LOG = logging.getLogger("boilover")


def install(folder: Path) -> Path:
    """Send unforeseen errors to a log in *folder* and to the user; return the log's path."""
    path = folder / "boilover.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(path, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        _LOG.addHandler(handler)
    except OSError:
        _LOG.addHandler(logging.StreamHandler())
    reporter = _Reporter(path)
    sys.excepthook = reporter.report
    return path


class _Reporter:
    """Tells the first unforeseen error in a dialog; while it is open, others are only logged."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._box: QMessageBox | None = None

    def report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log *error* and show it."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        _LOG.error("%s", text)
        if QApplication.instance() is None or self._box is not None:
            sys.stderr.write(text)
            return
        box = QMessageBox(QMessageBox.Icon.NoIcon, tr("Something went wrong"), _message(error))
        where = tr("It is written down in {file}. You can go on working.", file=self._path)
        box.setInformativeText(where)
        box.setDetailedText(text)
        box.finished.connect(self._closed)
        self._box = box
        box.open()

    def _closed(self) -> None:
        if self._box is not None:
            self._box.deleteLater()
            self._box = None


def _message(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}" if str(error) else type(error).__name__

"""Export: which charts, in which format, to where; nothing is replaced unasked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simulator.charts.chart import Chart
from simulator.charts.numerals import grouped
from simulator.language import tr, trn
from ui.qt.export_job import ExportJob, Order
from ui.qt.fonts import BODY, BOLD, VALUE, font
from ui.qt.theme import Theme
from ui.session.gallery import ChartChoice
from ui.session.offer import Offer
from ui.session.session import Session

_FIRST_FORMAT = "png"


class Asker(Protocol):
    """How the dialog asks where to; tests answer without a screen."""

    def file(self, parent: QWidget, suggestion: Path, title: str) -> Path | None:
        """Return where to write one chart, having asked before an existing file is replaced."""

    def folder(self, parent: QWidget, suggestion: Path) -> Path | None:
        """Return where to write several."""

    def replace(self, parent: QWidget, paths: Sequence[Path]) -> bool:
        """Return whether existing files may be replaced."""


class ScreenAsker:
    """Asks with the system's dialogs."""

    def file(self, parent: QWidget, suggestion: Path, title: str) -> Path | None:
        """Ask for a file; the dialog itself asks before one is replaced."""
        kinds = f"{title} (*{suggestion.suffix})"
        name, _ = QFileDialog.getSaveFileName(parent, tr("Export to"), str(suggestion), kinds)
        return Path(name) if name else None

    def folder(self, parent: QWidget, suggestion: Path) -> Path | None:
        """Ask for a folder."""
        name = QFileDialog.getExistingDirectory(parent, tr("Export into"), str(suggestion))
        return Path(name) if name else None

    def replace(self, parent: QWidget, paths: Sequence[Path]) -> bool:
        """Ask whether to replace."""
        names = "\n".join(path.name for path in paths)
        button = QMessageBox.StandardButton
        folder = paths[0].parent
        text = tr(
            "These stand in {folder} already:\n{names}\nReplace them?", folder=folder, names=names
        )
        answer = QMessageBox.question(
            parent, tr("Replace?"), text, button.Yes | button.Cancel, button.Cancel
        )
        return answer == button.Yes


class ExportDialog(QDialog):
    """Lets the user choose charts and a format, writes them and shows where they are."""

    def __init__(
        self,
        session: Session,
        theme: Theme,
        *,
        chosen: ChartChoice | Offer | None = None,
        offers: Sequence[Offer] = (),
        asker: Asker | None = None,
        job: ExportJob | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session, self._asker = session, asker or ScreenAsker()
        self._theme = theme
        self._job = job or ExportJob(parent=self)
        self._last: Path | None = None
        self._choices: tuple[ChartChoice | Offer, ...] = (*offers, *session.charts())
        self._count = 0
        self.setWindowTitle(tr("Export"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._list = QListWidget()
        self._format = QComboBox()
        self._state = QLabel()
        self._progress = QProgressBar()
        self._result = QLabel()
        self._show = QPushButton(tr("Show in folder"))
        self._go = QPushButton(tr("Export…"))
        self._close = QPushButton(tr("Close"))
        self._fill(chosen)
        self._lay_out()
        self._connect()
        self._show_state()

    @property
    def chosen(self) -> tuple[ChartChoice | Offer, ...]:
        """The charts that are ticked."""
        ticked = Qt.CheckState.Checked
        rows = range(self._list.count())
        return tuple(
            self._choices[row] for row in rows if self._list.item(row).checkState() == ticked
        )

    @property
    def message(self) -> str:
        """What the dialog says about the last export."""
        return self._result.text()

    @property
    def job(self) -> ExportJob:
        """What writes in the background."""
        return self._job

    def choose(self, choices: Sequence[ChartChoice | Offer]) -> None:
        """Tick *choices* and nothing else."""
        for row, choice in enumerate(self._choices):
            ticked = Qt.CheckState.Checked if choice in choices else Qt.CheckState.Unchecked
            self._list.item(row).setCheckState(ticked)

    def choose_format(self, suffix: str) -> None:
        """Choose a format by its suffix."""
        self._format.setCurrentIndex(self._format.findData(suffix))

    def export(self) -> None:
        """Ask where to and begin writing."""
        orders = self._orders()
        if orders:
            self._count = 0
            self._progress.setRange(0, 0 if len(orders) == 1 else len(orders))
            self._set_busy(True)
            self._say(tr("Writing {name} …", name=orders[0].path.name))
            self._job.start(orders)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish what is being written before going."""
        self._job.wait()
        super().closeEvent(event)

    # --- what to write ---------------------------------------------------------------------

    def _orders(self) -> list[Order]:
        choices, suffix = self.chosen, str(self._format.currentData())
        charts = [self._drawn(choice) for choice in choices]
        ready = [chart for chart in charts if chart is not None]
        if len(ready) == 1:
            return self._one(ready[0], suffix)
        return self._several(ready, suffix)

    def _drawn(self, choice: ChartChoice | Offer) -> Chart | None:
        if isinstance(choice, Offer):
            return choice.draw()
        return self._session.chart(choice.kind, choice.subject)

    def _one(self, chart: Chart, suffix: str) -> list[Order]:
        suggestion = self._folder() / self._session.export_name(chart, suffix)
        path = self._asker.file(self, suggestion, self._format.currentText())
        if path is None:
            return []
        if path.suffix.lower() != f".{suffix}":
            path = path.with_name(f"{path.name}.{suffix}")
            if path.exists() and not self._asker.replace(self, [path]):
                return []
        return [Order(chart, path, path.exists())]

    def _several(self, charts: Sequence[Chart], suffix: str) -> list[Order]:
        folder = self._asker.folder(self, self._folder())
        if folder is None:
            return []
        paths = [folder / self._session.export_name(chart, suffix) for chart in charts]
        there = [path for path in paths if path.exists()]
        if there and not self._asker.replace(self, there):
            return []
        return [Order(c, p, p.exists()) for c, p in zip(charts, paths, strict=True)]

    def _folder(self) -> Path:
        kept = Path(self._session.preferences.export_folder or Path.home())
        return kept if kept.is_dir() else Path.home()

    # --- what became of it -----------------------------------------------------------------

    def _on_written(self, path: Path) -> None:
        self._last = path
        self._count += 1
        self._progress.setValue(self._count)
        self._say(trn("Saved {name}", "Saved {count} files", self._count, name=path.name))
        self._session.set_export_folder(str(path.parent))

    def _on_failed(self, reason: str) -> None:
        self._say(tr("Not saved. {reason}", reason=reason))

    def _on_ended(self) -> None:
        self._set_busy(False)

    def _set_busy(self, busy: bool) -> None:
        self._progress.setVisible(busy)
        self._go.setEnabled(not busy and bool(self.chosen))
        self._list.setEnabled(not busy)
        self._format.setEnabled(not busy)
        self._show.setVisible(not busy and self._last is not None)

    def _say(self, text: str) -> None:
        self._result.setText(text)
        self._result.setVisible(bool(text))

    def _show_folder(self) -> None:
        if self._last is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._last.parent)))

    def _show_state(self) -> None:
        status = self._session.status
        if status.is_preview:
            text = tr(
                "Preview: {done} of {total} replications. "
                "The picture will say so; wait for Refined to export final figures.",
                done=grouped(status.done),
                total=grouped(status.total),
            )
        else:
            text = trn(
                "Refined: {count} replication of each variant.",
                "Refined: {count} replications of each variant.",
                status.done,
            )
        self._state.setText(text)
        self._go.setEnabled(bool(self.chosen) and self._session.comparison is not None)
        count = len(self.chosen)
        self._go.setText(tr("Export…") if count < 2 else trn("Export…", "Export {count} …", count))

    # --- laying out ------------------------------------------------------------------------

    def _fill(self, chosen: ChartChoice | Offer | None) -> None:
        wanted = chosen or (self._choices[0] if self._choices else None)
        for choice in self._choices:
            item = QListWidgetItem(choice.title, self._list)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            ticked = wanted is not None and choice == wanted
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        for entry in self._session.export_formats:
            self._format.addItem(f"{tr(entry.title)} (.{entry.suffix})", entry.suffix)
        self._format.setCurrentIndex(max(0, self._format.findData(_FIRST_FORMAT)))
        self._list.setAccessibleName(tr("Charts to export"))
        self._format.setAccessibleName(tr("Format"))

    def _lay_out(self) -> None:
        self._state.setFont(font(VALUE))
        self._state.setProperty("tone", "ink2")
        for label in (self._state, self._result):
            label.setWordWrap(True)
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(4)
        self._progress.hide()
        self._result.hide()
        self._show.hide()
        self._go.setDefault(True)
        for button in (self._show, self._close):
            button.setAutoDefault(False)
        head = QLabel(tr("Charts"))
        head.setFont(font(BODY, BOLD))
        row = QHBoxLayout()
        row.addWidget(QLabel(tr("Format")))
        row.addWidget(self._format, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self._show)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        buttons.addWidget(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(10)
        column.addWidget(head)
        column.addWidget(self._list, 1)
        column.addLayout(row)
        column.addWidget(self._state)
        column.addWidget(self._progress)
        column.addWidget(self._result)
        column.addLayout(buttons)
        self.resize(420, 380)

    def _connect(self) -> None:
        self._list.itemChanged.connect(self._show_state)
        self._go.clicked.connect(self.export)
        self._close.clicked.connect(self.close)
        self._show.clicked.connect(self._show_folder)
        self._job.written.connect(self._on_written)
        self._job.failed.connect(self._on_failed)
        self._job.ended.connect(self._on_ended)
        self.destroyed.connect(self._session.progress_changed.connect(self._show_state))

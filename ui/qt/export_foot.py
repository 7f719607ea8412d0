"""The foot of the export dialog: how the runs stand, what goes on, and what can be done now."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from simulator.language import tr, trn
from ui.qt.announcing import announce
from ui.qt.export_show import open_path, show_in_folder
from ui.qt.fonts import VALUE, font
from ui.session.export_view import ExportView


class ExportFoot(QWidget):
    """Shows the view's state; ``close_asked`` wants the dialog gone, ``copy_asked`` a picture."""

    close_asked = Signal()
    copy_asked = Signal()

    def __init__(self, view: ExportView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._said = ""
        self.message, self.runs = QLabel(), QLabel()
        self.progress = QProgressBar()
        self.wait = QCheckBox(tr("Wait for refined results"))
        self.replace, self.keep = QPushButton(tr("Replace")), QPushButton(tr("Keep both"))
        self.show_files, self.open = QPushButton(tr("Show in folder")), QPushButton(tr("Open"))
        self.copy = QPushButton(tr("Copy picture"))
        self.close_button, self.go = QPushButton(tr("Close")), QPushButton(tr("Export"))
        self._lay_out()
        self._name_parts()
        self._connect()
        self.show_state()

    def show_state(self) -> None:
        """Show what goes on and what can be done about it."""
        view = self._view
        state, busy, text = view.state, view.is_busy, self._words()
        self.message.setText(text)
        show_or_hide(self.message, bool(text))
        show_or_hide(self.runs, not text)
        tone = "ink" if state in ("failed", "asking") else "ink2"
        if self.message.property("tone") != tone:
            self.message.setProperty("tone", tone)
            self.message.style().polish(self.message)
        self.runs.setText(view.runs)
        show_or_hide(self.wait, view.is_preview and (not text or state == "waiting"))
        with QSignalBlocker(self.wait):
            self.wait.setChecked(view.waits)
        done, total = view.progress
        self.progress.setRange(0, total if total > 1 else 0)
        self.progress.setValue(done)
        show_or_hide(self.progress, busy)
        for button in (self.replace, self.keep):
            show_or_hide(button, state == "asking")
        for button in (self.show_files, self.open):
            show_or_hide(button, state == "done")
        self.open.setText(tr("Open") if len(view.written) == 1 else tr("Open folder"))
        show_or_hide(self.copy, view.choice.selection.are_charts and state in ("choosing", "done"))
        self.copy.setEnabled(view.previews.can_copy)
        self.go.setEnabled(view.can_export and state != "asking")
        self.close_button.setText(tr("Cancel") if busy or state == "asking" else tr("Close"))
        self.close_button.setEnabled(state != "stopping")
        if state in ("asking", "done", "failed", "stopped") and text != self._said:
            announce(self.message, text)
        first = self.keep if state == "asking" else self.go  # what Return presses: it does no harm
        if not first.isDefault():
            first.setDefault(True)
        if state == "asking" and text != self._said:
            self.keep.setFocus(Qt.FocusReason.OtherFocusReason)
        self._said = text

    def _words(self) -> str:
        names = self._view.taken
        if not names:
            return self._view.message
        return trn(
            "“{name}” stands there already.",
            "{count} of these stand there already: “{name}” and others.",
            len(names),
            name=names[0],
        )

    def press_close(self) -> None:
        """Cancel what goes on, else close."""
        if self._view.is_busy or self._view.state == "asking":
            self._view.cancel()
        else:
            self.close_asked.emit()

    def _lay_out(self) -> None:
        self.runs.setFont(font(VALUE))
        self.runs.setProperty("tone", "ink2")
        self.message.setWordWrap(True)
        self.message.setMinimumHeight(34)
        self.message.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(4)
        keeps = self.progress.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(keeps)
        row, column = QHBoxLayout(), QVBoxLayout(self)
        row.setSpacing(8)
        row.addWidget(self.message, 1)
        row.addWidget(self.runs, 1)
        row.addWidget(self.wait)
        for button in (
            *(self.replace, self.keep, self.show_files, self.open),
            *(self.copy, self.close_button, self.go),
        ):
            row.addWidget(button)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.progress)
        column.addLayout(row)

    def _name_parts(self) -> None:
        for button, name, tip in (
            (self.replace, "exportReplace", tr("Write over what stands there")),
            (self.keep, "exportKeepBoth", tr("Write beside it, with a number in the name")),
            (self.show_files, "exportShow", tr("Show what was written in its folder")),
            (self.open, "exportOpen", tr("Open what was written")),
            (self.copy, "exportCopy", tr("Copy the chart as a picture, to paste it elsewhere")),
            (self.close_button, "exportClose", ""),
            (self.go, "exportGo", ""),
        ):
            button.setObjectName(name)
            button.setToolTip(f"<qt>{tip}</qt>" if tip else "")
            button.setAutoDefault(False)
        self.progress.setAccessibleName(tr("Progress of the export"))
        self.wait.setObjectName("exportWait")
        now_or_then = tr("Write when all runs are there; else what is known now, marked as preview")
        self.wait.setToolTip(f"<qt>{now_or_then}</qt>")
        self.go.setDefault(True)

    def _connect(self) -> None:
        view = self._view
        self.go.clicked.connect(view.export)
        self.replace.clicked.connect(view.replace)
        self.keep.clicked.connect(view.keep_both)
        self.wait.toggled.connect(view.set_waits)
        self.copy.clicked.connect(self.copy_asked)
        self.close_button.clicked.connect(self.press_close)
        self.show_files.clicked.connect(lambda: show_in_folder(view.written))
        self.open.clicked.connect(self._open)

    def _open(self) -> None:
        paths = self._view.written
        if paths:
            open_path(paths[0] if len(paths) == 1 else paths[0].parent)


def show_or_hide(widget: QWidget, shown: bool) -> None:
    """Show or hide a widget, and lay nothing out anew where it is so already."""
    is_settled = widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    if not is_settled or widget.isHidden() == shown:
        widget.setVisible(shown)

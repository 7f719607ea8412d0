"""How it is exported: format, shape, note, recipe, template, name and folder, a row for each."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, QSignalBlocker, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from simulator.export.options import ASPECTS, Aspect
from simulator.language import mark, tr
from ui.qt.chooser import Chooser
from ui.qt.controls import PaintedButton, draw_focus
from ui.qt.export_foot import show_or_hide
from ui.qt.fonts import VALUE, font, width
from ui.qt.theme import Theme
from ui.session.export_view import ExportView

_SHAPES: Final = {
    "16:9": mark("Wide, as screens and slides are (16:9)"),
    "4:3": mark("As older projectors are (4:3)"),
    "a4": mark("A4, lying"),
    "square": mark("Square, for a column or a phone"),
}
_NAMES: Final = {"16:9": "16:9", "4:3": "4:3", "a4": "A4", "square": mark("Square")}
_RECIPE: Final = mark(
    "Scenario, settings, seed and versions go into each file: dropped on this window it opens "
    "again, and “boilover reproduce” plays it anew. Leave it out of what is released."
)


class AskPaths:
    """Asks for a folder or a template with the system's dialogs; tests answer themselves."""

    def folder(self, parent: QWidget, now: Path) -> Path | None:
        """Return another folder than *now*, or ``None``."""
        name = QFileDialog.getExistingDirectory(parent, tr("Export into"), str(now))
        return Path(name) if name else None

    def template(self, parent: QWidget, now: Path | None) -> Path | None:
        """Return a presentation to set slides on, or ``None``."""
        kinds = tr("Presentations (*{first} *{second})", first=".pptx", second=".potx")
        name, _ = QFileDialog.getOpenFileName(
            parent, tr("Template for slides"), str(now or ""), kinds
        )
        return Path(name) if name else None


class ExportOptions(QWidget):
    """Shows the view's choices and hands on what is changed."""

    def __init__(
        self, view: ExportView, theme: Theme, ask: AskPaths, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._view, self._ask = view, ask
        self.format = Chooser(theme)
        self.shapes = {name: ShapeButton(theme, name) for name in ASPECTS}
        self.note, self.name = QLineEdit(), QLineEdit()
        self.recipe = QCheckBox(tr("Files carry their recipe"))
        self.recipe_help = QLabel(tr(_RECIPE))
        self.folder, self.change = QLabel(), QPushButton(tr("Change…"))
        self.template, self.own = QLabel(), QPushButton(tr("Choose…"))
        self.ours = QPushButton(tr("Use ours"))
        self._rows: dict[str, tuple[QWidget, ...]] = {}
        self._lay_out()
        self._name_parts()
        self._connect()
        self.show_choice()

    def show_choice(self) -> None:
        """Show everything as it is chosen, and only what there is to choose."""
        choice, busy = self._view.choice, self._view.is_busy
        with QSignalBlocker(self.format):
            self.format.setCurrentIndex(max(0, self.format.findData(choice.format)))
        self.shapes[choice.aspect].setChecked(True)
        for field, text in ((self.note, choice.note), (self.name, choice.name)):
            if field.text() != text and not field.hasFocus():
                field.setText(text)
        self.name.setPlaceholderText(choice.suggested)
        with QSignalBlocker(self.recipe):
            self.recipe.setChecked(choice.with_recipe)
        self.folder.setText(_shortened(choice.folder, self.folder))
        self.folder.setToolTip(str(choice.folder))
        own = choice.template
        self.template.setText(own.name if own else tr("Boilover’s own"))
        self.template.setToolTip(str(own or ""))
        self.ours.setVisible(own is not None and choice.has_template)
        for row, is_there in (
            ("format", choice.has_formats),
            ("shape", choice.has_aspect),
            ("note", choice.has_note),
            ("template", choice.has_template),
            ("name", not choice.selection.is_several),
        ):
            for part in self._rows[row]:
                show_or_hide(part, is_there)
        self.setEnabled(not busy)

    # --- putting it together ---------------------------------------------------------------

    def _lay_out(self) -> None:
        for each in self._view.choice.formats:
            self.format.addItem(each.title, each.name)
        self.format.setMaximumWidth(320)
        self.recipe_help.setWordWrap(True)
        for label in (self.recipe_help, self.folder, self.template):
            label.setFont(font(VALUE))
            label.setProperty("tone", "ink2")
        self.folder.setMinimumWidth(60)
        self.folder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self._row(grid, "format", tr("Format"), _beside(self.format))
        self._row(grid, "shape", tr("Shape"), _beside(*self.shapes.values(), spacing=4))
        self._row(grid, "note", tr("Note"), self.note)
        self._row(grid, "template", tr("Template"), _beside(self.template, self.own, self.ours))
        self._row(grid, "name", tr("Name"), self.name)
        place = QWidget()
        line = QHBoxLayout(place)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.folder, 1)
        line.addWidget(self.change)
        self._row(grid, "folder", tr("Folder"), place)
        grid.addWidget(self.recipe, grid.rowCount(), 1)
        grid.addWidget(self.recipe_help, grid.rowCount(), 1)

    def _row(self, grid: QGridLayout, name: str, title: str, part: QWidget) -> None:
        place = grid.rowCount()
        label = QLabel(title)
        label.setFont(font(VALUE))
        label.setProperty("tone", "ink2")
        grid.addWidget(label, place, 0)
        grid.addWidget(part, place, 1)
        self._rows[name] = (label, part)

    def _name_parts(self) -> None:
        self.note.setPlaceholderText(tr("A line of yours at the foot of each page"))
        self.note.setMaxLength(200)
        for widget, name, words, tip in (
            (self.format, "exportFormat", tr("Format"), tr("The kind of file")),
            (self.note, "exportNote", tr("Note"), tr("Written at the foot of each page")),
            (self.name, "exportName", tr("Name"), tr("Empty it for the name that is suggested")),
            (self.recipe, "exportRecipe", tr("Files carry their recipe"), tr(_RECIPE)),
            (self.change, "exportFolder", tr("Change the folder"), tr("Write into another folder")),
            (
                self.own,
                "exportTemplate",
                tr("Choose a template for slides"),
                tr("A presentation of yours whose layouts and colours the slides take"),
            ),
            (self.ours, "exportOurs", tr("Use Boilover’s template"), ""),
        ):
            widget.setObjectName(name)
            widget.setAccessibleName(words)
            widget.setToolTip(f"<qt>{tip}</qt>" if tip else "")
        for button in (self.change, self.own, self.ours):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        view, choice = self._view, self._view.choice
        group = QButtonGroup(self)
        for name, button in self.shapes.items():
            group.addButton(button)
            button.clicked.connect(lambda _, n=name: view.change(lambda: choice.choose_aspect(n)))
        self.format.activated.connect(
            lambda row: view.change(lambda: choice.choose_format(self.format.itemData(row)))
        )
        self.note.textEdited.connect(lambda text: view.change(lambda: choice.set_note(text)))
        self.recipe.toggled.connect(view.set_recipe)
        self.name.textEdited.connect(view.rename)
        self.name.editingFinished.connect(lambda: self.name.setText(choice.name))
        self.change.clicked.connect(self._change_folder)
        self.own.clicked.connect(self._choose_template)
        self.ours.clicked.connect(lambda: view.change(lambda: choice.choose_template(None)))

    def _change_folder(self) -> None:
        if folder := self._ask.folder(self, self._view.choice.folder):
            self._view.choose_folder(folder)

    def _choose_template(self) -> None:
        choice = self._view.choice
        if path := self._ask.template(self, choice.template):
            self._view.change(lambda: choice.choose_template(path))


class ShapeButton(PaintedButton):
    """The shape of a page, drawn, with its name."""

    def __init__(self, theme: Theme, aspect: Aspect) -> None:
        super().__init__()
        self._theme, self._ratio = theme, ASPECTS[aspect]
        self.setText(tr(_NAMES[aspect]))
        self.setCheckable(True)
        self.setObjectName(f"exportShape-{aspect}")
        self.setAccessibleName(tr("Shape: {name}", name=self.text()))
        self.setToolTip(f"<qt>{tr(_SHAPES[aspect])}</qt>")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        """Return the room that shape and name need."""
        return QSize(round(44 + width(self.text(), VALUE)), 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw shape and name; the chosen one has a ground and an edge."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        chosen = self.isChecked()
        edge = self._theme.line("A") if chosen else self._theme.ink("rule")
        painter.setPen(QPen(edge, 1))
        lit = chosen or self.underMouse()
        painter.setBrush(self._theme.ink("selected" if lit else "field"))
        painter.drawRoundedRect(box, 4, 4)
        wide = 16.0
        high = wide * self._ratio
        ink = self._theme.ink("ink" if self.isEnabled() else "ink3")
        painter.setPen(QPen(ink, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(10.5, round(14 - high / 2) + 0.5, wide, round(high)))
        painter.setFont(font(VALUE))
        painter.drawText(box.adjusted(34, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.shows_focus:
            draw_focus(painter, self._theme, QRectF(self.rect()))


def _beside(*widgets: QWidget, spacing: int = 8) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder


def _shortened(folder: Path, label: QLabel) -> str:
    """Return a folder as people know it, cut in the middle where there is no room."""
    text = str(folder)
    home = str(Path.home())
    if text == home or text.startswith(home + "/"):
        text = "~" + text[len(home) :]
    room = max(120, label.width() - 4)
    return label.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room)

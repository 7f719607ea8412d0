"""The panels at the sides of the page: open, folded away, or folded where there is no room."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.qt.rail import Rail

ROOM_FOR_BOTH = 1180  # below this width the scenarios fold, below the next the levers too
ROOM_FOR_LEVERS = 940


class Fold:
    """A panel or, where it is folded, the rail in its place."""

    def __init__(self, name: str, panel: QWidget, rail: Rail, needs: int) -> None:
        """*name* is what it is kept under; *needs* the width of the window it needs."""
        self.name, self.panel, self.rail, self._needs = name, panel, rail, needs
        self._wanted, self._narrow, self._away = True, False, False
        rail.clicked.connect(self.open)
        self._show(True)

    @property
    def is_open(self) -> bool:
        """Whether the panel is shown."""
        return not self.panel.isHidden()

    @property
    def is_wanted(self) -> bool:
        """Whether the user wants the panel where there is room for it."""
        return self._wanted

    def open(self) -> None:
        """Bring the panel back."""
        self._wanted = True
        self._show(True)

    def close(self) -> None:
        """Fold the panel away."""
        self._wanted = False
        self._show(False)

    def toggle(self) -> None:
        """Fold the panel or bring it back; nothing happens while it is put away."""
        if self._away:
            return
        if self.is_open:
            self.close()
        else:
            self.open()

    def fit(self, width: int) -> None:
        """Fold where the window became too narrow; come back where it is wide again."""
        narrow = width < self._needs
        if narrow != self._narrow:
            self._narrow = narrow
            self._show(self._wanted and not narrow)

    def put_away(self, away: bool) -> None:
        """Show neither panel nor rail, or what stood there before."""
        self._away = away
        self._show(self._wanted and not self._narrow)

    def _show(self, opened: bool) -> None:
        self.panel.setVisible(opened and not self._away)
        self.rail.setVisible(not opened and not self._away)

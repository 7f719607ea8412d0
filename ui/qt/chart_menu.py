"""The menu of a chart: another view of it, its size and place, another indicator, export."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from simulator.language import tr
from ui.qt.chart_tile import ChartTile
from ui.session.gallery import ChartChoice
from ui.session.outlook import OutlookView


def chart_menu(
    parent: QWidget,
    view: OutlookView,
    tile: ChartTile,
    export: Callable[[ChartChoice], object],
    copy: Callable[[ChartChoice], object],
) -> QMenu:
    """Return the menu of *tile*; a tabulator sets off the key that does the same."""
    menu, name = QMenu(parent), tile.name
    if tile.choice.kind == "fan":
        menu.addAction(tr("Show its distribution") + "\tD", lambda: view.switch(name))
    else:
        menu.addAction(tr("Show its course over time") + "\tD", lambda: view.switch(name))
    if tile.large:
        menu.addAction(tr("Show all charts") + "\tEsc", lambda: view.enlarge(None))
    else:
        menu.addAction(tr("Enlarge") + "\tF", lambda: view.enlarge(name))
    if tile.fan is not None:
        whole = menu.addAction(tr("Show the whole horizon") + "\tHome", tile.fan.box.show_whole)
        whole.setEnabled(not tile.fan.box.is_whole)
    menu.addSeparator()
    menu.addMenu(_others(menu, view, name))
    place, count = view.shown.index(name), len(view.shown)
    before = menu.addAction(tr("Move back") + "\tAlt+←", lambda: view.move(name, -1))
    after = menu.addAction(tr("Move on") + "\tAlt+→", lambda: view.move(name, 1))
    remove = menu.addAction(tr("Remove") + "\tDel", lambda: view.remove(name))
    before.setEnabled(place > 0)
    after.setEnabled(place + 1 < count)
    remove.setEnabled(count > 1)
    menu.addSeparator()
    menu.addAction(tr("Copy picture"), lambda: copy(tile.choice))
    menu.addAction(tr("Export this chart…"), lambda: export(tile.choice))
    return menu


def _others(menu: QMenu, view: OutlookView, name: str) -> QMenu:
    """Return the indicators that may take the place of *name*."""
    others = QMenu(tr("Another indicator here"), menu)
    group = QActionGroup(others)
    for choice in view.find(""):
        action = others.addAction(choice.label)
        action.setCheckable(True)
        action.setChecked(choice.name == name)
        action.setEnabled(choice.name == name or not choice.shown)
        group.addAction(action)
        action.triggered.connect(lambda _, other=choice.name: view.exchange(name, other))
    return others

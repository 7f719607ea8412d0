"""The window presented: larger, alone, with its own keys, and as it was afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from ui.qt.content import Content
from ui.qt.fan_items import FanPicture
from ui.qt.main_window import MainWindow
from ui.qt.presenter import Presenter
from ui.qt.sharp import sharpness
from ui.session.session import Session

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def presenter(window: MainWindow, content: Content, qtbot: QtBot) -> Presenter:
    """The window, presented on a screen of 1920 × 1080."""
    qtbot.keyClick(content, Qt.Key.Key_F5)
    window.setWindowState(Qt.WindowState.WindowNoState)  # the screen of tests is small
    window.resize(1920, 1080)
    assert content.presenter is not None
    return content.presenter


def test_f5_shows_the_page_alone_and_large(content: Content, presenter: Presenter) -> None:
    """No panels, no bars; the page is on the stage, drawn larger."""
    assert content.is_presenting
    assert not content.toolbar.isVisible()
    assert not content.status.isVisible()
    assert not content.levers.isVisible()
    assert presenter.factor > 1
    assert content.pages.window() is presenter.stage


def test_the_button_presents_once(content: Content, qtbot: QtBot) -> None:
    """Asked twice, presenting would end where it began."""
    qtbot.mouseClick(content.toolbar.present, LEFT)

    assert content.is_presenting


def test_esc_brings_everything_back(content: Content, presenter: Presenter, qtbot: QtBot) -> None:
    """Bars and panels stand where they stood, the page in its old size."""
    qtbot.keyClick(content, Qt.Key.Key_Escape)

    assert not content.is_presenting
    assert content.toolbar.isVisible()
    assert content.levers.isVisible()
    assert content.pages.window() is content.window()


def test_a_folded_panel_stays_folded(content: Content, qtbot: QtBot) -> None:
    """Presenting does not unfold what was folded away, nor do the keys in it."""
    content.folds[1].close()
    for key in (Qt.Key.Key_F5, Qt.Key.Key_F8, Qt.Key.Key_Escape):
        qtbot.keyClick(content, key)

    assert [fold.is_open for fold in content.folds] == [True, False]


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ((Qt.Key.Key_PageDown,), 1),
        ((Qt.Key.Key_Right, Qt.Key.Key_Right), 2),
        ((Qt.Key.Key_3, Qt.Key.Key_Left), 1),
        ((Qt.Key.Key_PageUp,), 0),
    ],
)
def test_keys_turn_the_pages(
    content: Content, presenter: Presenter, qtbot: QtBot, keys: tuple[Qt.Key, ...], place: int
) -> None:
    """Arrows, page keys and digits; the first page is the end."""
    for key in keys:
        qtbot.keyClick(presenter.viewport(), key)

    assert content.pages.place == place
    assert f"{place + 1} of {len(content.pages.names)}" in presenter.strip.text


def test_the_strip_names_what_was_moved_when_it_sleeps(
    presenter: Presenter, session: Session, qtbot: QtBot
) -> None:
    """Levers stay to be read; scenario and page go."""
    session.set_lever("police", 1.5)
    qtbot.waitUntil(lambda: "Police 1.50 × instead of 0.50" in presenter.strip.text)
    awake = presenter.strip.text
    presenter.strip.sleep()

    assert "Quiet town" in awake
    assert presenter.strip.text.startswith("Police 1.50 × instead of 0.50")


def test_a_lever_can_be_looked_up_and_stepped(
    content: Content, presenter: Presenter, session: Session, qtbot: QtBot
) -> None:
    """``/``, a word, Return: the lever is at hand and follows the arrows."""
    qtbot.keyClick(content, Qt.Key.Key_Slash)
    qtbot.keyClicks(presenter.lever.field, "pol")
    qtbot.waitUntil(lambda: presenter.lever.row is not None)
    qtbot.keyClick(presenter.lever.field, Qt.Key.Key_Return)
    qtbot.keyClick(presenter.viewport(), Qt.Key.Key_Right)

    assert session.lever("police").value == pytest.approx(0.55)
    assert content.pages.place == 0


def test_a_lever_is_dragged_on_the_stage(
    presenter: Presenter, session: Session, qtbot: QtBot
) -> None:
    """The mouse finds it where it is drawn; afterwards arrows turn pages again."""
    session.set_lever("police", 1.0)
    session.end_gesture()
    qtbot.waitUntil(lambda: presenter.lever.isVisible())
    row = presenter.lever.row
    assert row is not None
    start, end = (_seen(presenter, row.slider, row.slider.handle_at(v)) for v in (1.0, 1.5))
    qtbot.mousePress(presenter.viewport(), LEFT, pos=start)
    qtbot.mouseMove(presenter.viewport(), end)
    qtbot.mouseRelease(presenter.viewport(), LEFT, pos=end)

    assert session.lever("police").value == pytest.approx(1.5, abs=0.06)
    assert not row.slider.hasFocus()


def test_kept_pictures_are_as_sharp_as_the_stage(
    content: Content, presenter: Presenter, qtbot: QtBot
) -> None:
    """A chart's still parts are drawn at the pixels they are shown on, a few in each turn."""
    fan = content.outlook.fans[0]
    picture = next(item for item in fan.scene().items() if isinstance(item, FanPicture))

    def is_sharp() -> bool:
        presenter.grab()
        under = getattr(picture.layers, "under", None)
        return under is not None and under.devicePixelRatio() == pytest.approx(presenter.factor)

    assert sharpness(fan) == pytest.approx(presenter.factor)
    qtbot.waitUntil(is_sharp)


def test_esc_closes_a_menu_before_it_leaves(
    content: Content, presenter: Presenter, qtbot: QtBot
) -> None:
    """A menu over the stage is on it, whole."""
    menu = QMenu(content.outlook.fans[0])
    for name in "abcdefgh":
        menu.addAction(name)
    menu.popup(content.mapToGlobal(QPoint(50, content.height() - 20)))
    presenter.grab()
    proxy = menu.graphicsProxyWidget()
    assert proxy is not None
    bottom = proxy.sceneBoundingRect().bottom()
    qtbot.keyClick(content, Qt.Key.Key_Escape)

    assert bottom <= presenter.stage.height()
    assert content.is_presenting
    assert not menu.isVisible()


def _seen(presenter: Presenter, widget: QWidget, at: QPointF) -> QPoint:
    return presenter.mapFromScene(widget.mapTo(presenter.stage, at))

"""Qt's own words (buttons of its dialogs, menus of its fields) in the language in use."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from simulator.language import ENGLISH, current


def translate_qt(application: QCoreApplication) -> None:
    """Take Qt's words of the language in use in the place of those before; English is built in."""
    for old in application.findChildren(QTranslator):
        application.removeTranslator(old)
        old.deleteLater()
    QLocale.setDefault(QLocale(current()))
    if current() != ENGLISH:
        made = QTranslator(application)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if made.load(f"qtbase_{current()}", folder):
            application.installTranslator(made)

"""Context manager that runs a test in another UI language."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from sfumato_desktop.language import speak
from support.source_tree import REPOSITORY

__all__ = ["TRANSLATIONS", "speaking"]

TRANSLATIONS = REPOSITORY / "resources/sfumato_resources/translations"


@contextmanager
def speaking(application: QCoreApplication, language: str) -> Iterator[None]:
    """Use a language for all widgets created within the block."""
    locale, before = QLocale(), set(application.findChildren(QTranslator))
    speak(application, language)
    try:
        yield
    finally:
        for translator in set(application.findChildren(QTranslator)) - before:
            application.removeTranslator(translator)
            translator.deleteLater()
        QLocale.setDefault(locale)

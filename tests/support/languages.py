"""How does a test let the window speak another language, and leave none behind?"""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from sfumato_desktop.language import speak
from support.source_tree import REPOSITORY

__all__ = ["TRANSLATIONS", "speaking"]

TRANSLATIONS = REPOSITORY / "resources/sfumato_resources/translations"


@contextmanager
def speaking(application: QCoreApplication, language: str) -> Iterator[None]:
    """Let everything that is made inside speak a language."""
    locale, before = QLocale(), set(application.findChildren(QTranslator))
    speak(application, language)
    try:
        yield
    finally:
        for translator in set(application.findChildren(QTranslator)) - before:
            application.removeTranslator(translator)
            translator.deleteLater()
        QLocale.setDefault(locale)

"""How does the window read in German, with three points for each ellipsis?

An ellipsis that is drawn then tells of a text that was cut off.
"""

from PySide6.QtCore import QLocale, QTranslator

from support.languages import TRANSLATIONS

__all__ = ["PointedGerman"]


class PointedGerman(QTranslator):
    """Gives the German of every text."""

    def __init__(self) -> None:
        super().__init__()
        QLocale.setDefault(QLocale(QLocale.Language.German))
        self._german = QTranslator()
        assert self._german.load(str(TRANSLATIONS / "sfumato_de.qm"))

    def isEmpty(self) -> bool:
        """Say that there is something in it; Qt asks no empty one."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """Return a text in German, or as it is where it has none."""
        german = self._german.translate(context, source, disambiguation, n)
        return (german or source).replace("…", "...")

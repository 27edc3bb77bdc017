"""The German translation with three dots for each ellipsis.

Any ellipsis that is painted then indicates an elided text.
"""

from PySide6.QtCore import QLocale, QTranslator

from support.languages import TRANSLATIONS

__all__ = ["PointedGerman"]


class PointedGerman(QTranslator):
    """Returns the German translation of every text."""

    def __init__(self) -> None:
        super().__init__()
        QLocale.setDefault(QLocale(QLocale.Language.German))
        self._german = QTranslator()
        assert self._german.load(str(TRANSLATIONS / "sfumato_de.qm"))

    def isEmpty(self) -> bool:
        """Return `False`; Qt ignores an empty translator."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """Return the German translation of a text, or the text itself if it has none."""
        german = self._german.translate(context, source, disambiguation, n)
        return (german or source).replace("…", "...")

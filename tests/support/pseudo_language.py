"""How does the window read in a language that is two fifths longer than English?

Each text keeps its meaning to a reader, with accents and in brackets, so that a text which was not
handed to a translator stands out on a screen. What is to be filled in stays as it is.
"""

import re

from PySide6.QtCore import QTranslator

__all__ = ["PseudoLanguage", "lengthened"]

_LONGER = 0.4
_FIXED = re.compile(r"(\{[^{}]*\}|&&|&|\n)")
_ACCENTS = str.maketrans("aceinosuyzACEINOSUYZ", "àçéîñöšúýžÀÇÉÎÑÖŠÚÝŽ")
_FILLER = "~"
_WORD = 6
"""Letters of a word of the filling, so that it breaks into lines as words do."""


def lengthened(text: str) -> str:
    """Return a text that is two fifths longer; an ellipsis becomes three points, so that one that
    is drawn tells of a text that was cut off."""
    if not text.strip():
        return text
    parts = _FIXED.split(text.replace("…", "..."))
    letters = sum(len(part) for part in parts[::2])
    parts[::2] = [part.translate(_ACCENTS) for part in parts[::2]]
    return f"[{''.join(parts)}{_filling(max(0, round(letters * _LONGER) - 2))}]"


class PseudoLanguage(QTranslator):
    """Gives every text that is asked for, longer."""

    def isEmpty(self) -> bool:
        """Say that there is something in it; Qt asks no empty one."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """Return a text, longer."""
        return lengthened(source)


def _filling(length: int) -> str:
    """Return so many letters, in words where there are many."""
    if length <= _WORD:
        return _FILLER * length
    return "".join(" " if page % (_WORD + 1) == 0 else _FILLER for page in range(length))

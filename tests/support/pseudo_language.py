"""A pseudo-language whose texts are 40% longer than English.

Each text stays readable, with accents and in brackets, so that an untranslated text stands out on a
screen. Placeholders are left unchanged.
"""

import re
from functools import cache

from PySide6.QtCore import QTranslator

from support.source_tree import REPOSITORY
from translations.core_texts import core_messages

__all__ = ["PseudoLanguage", "lengthened"]

_LONGER = 0.4
_FIXED = re.compile(r"(\{[^{}]*\}|%L?n|&&|&|\n)")
_ACCENTS = str.maketrans("aceinosuyzACEINOSUYZ", "àçéîñöšúýžÀÇÉÎÑÖŠÚÝŽ")
_FILLER = "~"
_WORD = 6
"""Letters per filler word, so that the filler wraps like ordinary text."""


def lengthened(text: str) -> str:
    """Return a text that is 40% longer; an ellipsis becomes three dots.

    Any ellipsis that is painted then indicates an elided text.
    """
    if not text.strip():
        return text
    parts = _FIXED.split(text.replace("…", "..."))
    letters = sum(len(part) for part in parts[::2])
    parts[::2] = [part.translate(_ACCENTS) for part in parts[::2]]
    return f"[{''.join(parts)}{_filling(max(0, round(letters * _LONGER) - 2))}]"


class PseudoLanguage(QTranslator):
    """Returns every text, lengthened."""

    def isEmpty(self) -> bool:
        """Return `False`; Qt ignores an empty translator."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """Return a text, lengthened; a message of core is looked up by its identifier."""
        return lengthened(_templates().get(source, source))


@cache
def _templates() -> dict[str, str]:
    return {message.id: message.template for message in core_messages(REPOSITORY)}


def _filling(length: int) -> str:
    """Return filler of a given length, split into words if it is long."""
    if length <= _WORD:
        return _FILLER * length
    return "".join(" " if page % (_WORD + 1) == 0 else _FILLER for page in range(length))

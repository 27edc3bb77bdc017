"""The texts that need a translation."""

from dataclasses import dataclass
from pathlib import Path

from translations.core_texts import core_texts
from translations.window_texts import window_texts

__all__ = ["CORE", "Text", "all_texts"]

CORE = "Core"
"""The context of core's texts; see `sfumato_desktop/core_texts.py`."""


@dataclass(frozen=True)
class Text:
    """One text of the sources, with the context in which it is looked up."""

    context: str
    """The name of a class or of a module's context; `Core` for core's texts."""
    source: str
    """The English text."""


def all_texts(repository: Path) -> list[Text]:
    """Return every text that the window may show, once per context."""
    files = [
        file
        for root in ("desktop/sfumato_desktop", "plugins/sfumato_plugins")
        for file in sorted((repository / root).rglob("*.py"))
    ]
    texts = [Text(*found) for file in files for found in window_texts(file)]
    texts += [Text(CORE, source) for source in core_texts(repository)]
    return list(dict.fromkeys(texts))

"""The texts that need a translation."""

from dataclasses import dataclass
from pathlib import Path

from translations.core_texts import core_messages, fixed_core_texts
from translations.window_texts import window_texts

__all__ = ["CORE", "Text", "all_texts"]

CORE = "Core"
"""The context of core's fixed texts; see `sfumato_desktop/core_texts.py`."""


@dataclass(frozen=True)
class Text:
    """One text of the sources, with the context in which it is looked up."""

    context: str
    """The name of a class or of a module's context; `Core` for core's fixed texts; "" for
    messages.
    """
    source: str
    """The English text."""
    id: str = ""
    """Identifier of a message of core, by which it is looked up; "" for all other texts."""
    one: str = ""
    """The English text of a message for exactly one; "" if it has no number that decides."""

    @property
    def is_plural(self) -> bool:
        """Whether its translation has a form for each plural of the language."""
        return bool(self.one) or "%n" in self.source or "%Ln" in self.source


def all_texts(repository: Path) -> list[Text]:
    """Return every text that the window may show, once per context."""
    files = [
        file
        for root in ("desktop/sfumato_desktop", "plugins/sfumato_plugins")
        for file in sorted((repository / root).rglob("*.py"))
    ]
    texts = [Text(*found) for file in files for found in window_texts(file)]
    texts += [Text(CORE, source) for source in fixed_core_texts(repository)]
    texts += [Text("", m.template, id=m.id, one=m.one) for m in core_messages(repository)]
    return list(dict.fromkeys(texts))

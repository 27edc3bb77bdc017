"""Messages to the user: an English sentence, and what is needed to write it in another language.

Core writes English and does not know the window's language. Each message has an identifier, which
does not change when the sentence is reworded, and the values that fill the sentence. They are
stored with it in event files and manifests, so the window can translate what another process or
last year's version wrote. Third-party code may use a plain `str`, which is shown unchanged.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

__all__ = ["Message", "Text", "as_message", "msg", "paragraph"]


class Message(msgspec.Struct, frozen=True, omit_defaults=True):
    """One text for the user; `str(message)` is the English sentence."""

    text: str = ""
    """The English text with its values filled in."""
    id: str = ""
    """Identifier of the text, such as `training.run_has_no_checkpoint`; "" for a plain `str`."""
    values: dict[str, "str | int | float | Message | list[str | int | float | Message]"] = {}
    """Values by the name of their placeholder; `n` is the number that decides about the plural."""

    def renamed(self, old: str, new: str) -> "Message":
        """Return the message with a name replaced in its text and in its values."""

        def replaced(value: Any) -> Any:  # any of the types of `values`
            match value:
                case Message():
                    return value.renamed(old, new)
                case list():
                    return [replaced(item) for item in value]
                case str():
                    return value.replace(old, new)
                case _:
                    return value

        values = {name: replaced(value) for name, value in self.values.items()}
        return Message(self.text.replace(old, new), self.id, values)

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)

    def __hash__(self) -> int:
        return hash((self.id, self.text))


Text = Message | str
"""A message of core, or the plain text of a plugin."""


def msg(id: str, template: str, /, *, one: str = "", **values: object) -> Message:  # noqa: A002
    """Return a message.

    Args:
        id: Unique identifier: the package, a period, and a few words.
        template: English text with placeholders in the syntax of `str.format`.
        one: The text if the value `n` is 1; without it, the text does not depend on a number.
        values: Values of the placeholders. Messages, and lists of values, are allowed; lists are
            joined by commas. Anything else but numbers is converted to `str`.
    """
    chosen = one if one and values.get("n") == 1 else template
    kept = {name: _as_value(value) for name, value in values.items()}
    return Message(chosen.format_map(_shown(kept)), id, kept)


def paragraph(sentences: Iterable[Text]) -> Message:
    """Return several messages as one, separated by spaces; empty ones are left out."""
    parts = [as_message(sentence) for sentence in sentences if sentence]
    if len(parts) == 1:
        return parts[0]
    return Message(" ".join(map(str, parts)), "", {"parts": [*parts]})


def as_message(text: Text) -> Message:
    """Return a message for a text that may be a plain `str`."""
    return text if isinstance(text, Message) else Message(text)


def _as_value(value: object) -> "str | int | float | Message | list[str | int | float | Message]":
    match value:
        case Message() | str() | int() | float():
            return value
        case list() | tuple():
            return [_as_item(item) for item in value]
        case _:
            return str(value)


def _as_item(value: object) -> "str | int | float | Message":
    return value if isinstance(value, Message | str | int | float) else str(value)


def _shown(values: Mapping[str, object]) -> dict[str, object]:
    return {
        name: ", ".join(map(str, value)) if isinstance(value, list) else value
        for name, value in values.items()
    }

"""Messages to the user: an English sentence, and the data needed to translate it.

Core writes English and does not know the window's language. Each message has an identifier, which
does not change when the sentence is reworded, and the values of the sentence's placeholders. Both
are stored together with the sentence in event files and manifests, so the window can translate
messages that were written by another process or by last year's version. Third-party code may use a
plain `str`, which is shown unchanged.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

__all__ = ["Message", "Text", "as_message", "msg", "paragraph"]


class Message(msgspec.Struct, frozen=True, omit_defaults=True):
    """A text for the user; `str(message)` is the English sentence."""

    text: str = ""
    """The English text, including its values."""
    id: str = ""
    """The text's identifier, such as `training.run_has_no_checkpoint`; "" for a plain `str`."""
    values: dict[str, "str | int | float | Message | list[str | int | float | Message]"] = {}
    """The values by the names of their placeholders; `n` determines the plural form."""

    def renamed(self, old: str, new: str) -> "Message":
        """Return the message with `old` replaced by `new` in its text and its values."""

        def replaced(value: Any) -> Any:  # any type that `values` allows
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
"""A message from core, or a plain text from a plugin."""


def msg(identifier: str, template: str, /, *, one: str = "", **values: object) -> Message:
    """Return a message.

    Args:
        identifier: The package, a period, and a few words; unique.
        template: The English text, with placeholders in the syntax of `str.format`.
        one: The text to use if the value `n` is 1; omit it if the text does not depend on a number.
        values: The values of the placeholders. Messages and lists of values are allowed; lists are
            joined with commas. All other values except numbers are converted to `str`.
    """
    chosen = one if one and values.get("n") == 1 else template
    kept = {name: _as_value(value) for name, value in values.items()}
    return Message(chosen.format_map(_shown(kept)), identifier, kept)


def paragraph(sentences: Iterable[Text]) -> Message:
    """Return several messages as one message, separated by spaces; empty messages are left out."""
    parts = [as_message(sentence) for sentence in sentences if sentence]
    if len(parts) < 2:
        return parts[0] if parts else Message()
    return Message(" ".join(map(str, parts)), "", {"parts": [*parts]})


def as_message(text: Text) -> Message:
    """Return a text as a message, even if it is a plain `str`."""
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

"""Translation of core's texts into the window's language.

Core writes English and does not depend on Qt. Setting titles, plugin labels, errors, and run events
are translated here, when they are shown. A run folder therefore has the same content on every
machine, and older runs are shown in the current language.

Fixed texts such as labels are looked up by their English text. Messages are looked up by their
identifier, and the translated text is filled with their values (see `sfumato/messages.py`). Texts
without a translation, such as those of third-party plugins, are shown in English.
"""

from string import Formatter

import msgspec
from PySide6.QtCore import QCoreApplication, QLocale, qtTrId

from sfumato.config.fields import Field, fields_of
from sfumato.config.settings import Settings
from sfumato.messages import Message, Text

__all__ = ["CONTEXT", "localize_message", "shown_fields", "translated"]

CONTEXT = "Core"
"""Translation context for core's fixed texts."""


def translated(text: str) -> str:
    """Return a fixed text from the engine or a plugin in the window's language."""
    return QCoreApplication.translate(CONTEXT, text) if text else ""


def localize_message(message: Text) -> str:
    """Return a message, including its names and numbers, in the window's language."""
    if not isinstance(message, Message):
        return message
    if isinstance(parts := message.values.get("parts"), list) and not message.id:
        return " ".join(map(_shown, parts))
    n = message.values.get("n")
    template = qtTrId(message.id, n if isinstance(n, int) else -1)
    if template == message.id:  # not translated, or the window's language is English
        return message.text
    return _Localized().vformat(template, (), message.values)


def shown_fields(settings: type[Settings], *, under: str = "") -> tuple[Field, ...]:
    """Return the fields of a settings class in the window's language. See `fields_of`."""
    return tuple(
        msgspec.structs.replace(
            field,
            title=translated(field.title),
            description=translated(field.description),
            unit=translated(field.unit),
        )
        for field in fields_of(settings, under=under)
    )


class _Localized(Formatter):
    """Fills a template like `str.format`, formatting numbers for the locale."""

    def format_field(self, value: object, format_spec: str) -> str:
        if isinstance(value, int | float):
            return _as_the_locale_writes(format(value, format_spec))
        return _shown(value)


def _shown(value: object) -> str:
    match value:
        case Message():
            return localize_message(value)
        case list():
            return ", ".join(map(_shown, value))
        case _:
            return str(value)


def _as_the_locale_writes(number: str) -> str:
    locale = QLocale()
    signs: dict[str, str | int | None] = {",": locale.groupSeparator(), ".": locale.decimalPoint()}
    return number.translate(str.maketrans(signs))

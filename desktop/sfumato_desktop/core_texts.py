"""Translation of core's texts into the window's language.

Core writes English and does not know Qt. Setting titles, plugin labels, errors, and run events are
translated here, when they are shown. A run folder therefore reads the same on every machine, and
last year's run is reported in today's language.

Fixed texts are looked up directly. A text with names and numbers in it is matched by its shape:
`packaging/translate.py` extracts the shapes of core's f-strings into a file, such as “{count:,}
images are too few.”, and the translated shape is filled with the matched values. Unknown texts,
such as those of third-party plugins, are left unchanged.
"""

import operator
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files

import msgspec
from PySide6.QtCore import QCoreApplication, QLocale

from sfumato.config.fields import Field, fields_of
from sfumato.config.settings import Settings

__all__ = ["CONTEXT", "SHAPES_FILE", "Shape", "localize_message", "shown_fields", "translated"]

CONTEXT = "Core"
"""Translation context of core's texts."""
SHAPES_FILE = "core_shapes.txt"
"""File in `sfumato_resources/translations` with one shape per line; “\\n” is a line break."""

_HOLE = re.compile(r"\{(?P<name>\w+)(?::(?P<format>[^{}]*))?\}")
_NUMBER = re.compile(r"-?[\d,]*\.?\d+(e[-+]\d+)?%?")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?]) (?=[A-Z“\d])")
_ABOUT_A_NAME = re.compile(r"(?P<name>“[^”]+”: )(?P<what>.+)", re.DOTALL)


@dataclass(frozen=True)
class Shape:
    """A core text with placeholders, such as “Run “{run_id}” has no checkpoint yet.”."""

    source: str

    @cached_property
    def holes(self) -> tuple["re.Match[str]", ...]:
        """The placeholders for names and numbers."""
        return tuple(_HOLE.finditer(self.source))

    @cached_property
    def literals(self) -> tuple[str, ...]:
        """The literal text before, between, and after the placeholders."""
        ends = [0, *(hole.end() for hole in self.holes)]
        starts = [*(hole.start() for hole in self.holes), len(self.source)]
        return tuple(self.source[end:start] for end, start in zip(ends, starts, strict=True))

    @property
    def fixed_letters(self) -> int:
        """Number of literal characters; of two matching shapes, the one with more fits better."""
        return sum(map(len, self.literals))

    def values_in(self, text: str) -> dict[str, str] | None:
        """Return the placeholder values in a text, or `None` if the text does not match."""
        first, *middle, last = self.literals
        rest = text[len(first) : len(text) - len(last)]
        if text != f"{first}{rest}{last}":
            return None
        values = []
        for literal in middle:
            value, found, rest = rest.partition(literal)
            if not found:
                return None
            values.append(value)
        values.append(rest)
        pairs = list(zip(self.holes, values, strict=True))
        if any(hole["format"] and not _NUMBER.fullmatch(value) for hole, value in pairs):
            return None
        return {hole[0]: value for hole, value in pairs}


def translated(text: str) -> str:
    """Return a fixed text of the engine or a plugin in the window's language."""
    return QCoreApplication.translate(CONTEXT, text) if text else ""


def localize_message(message: str) -> str:
    """Return an engine message, including its names and numbers, in the window's language."""
    known = translated(message)
    if known != message or not _is_translated():
        return known
    if reported := _list_localized(message) or _filled(message):
        return reported
    sentences = _BETWEEN_SENTENCES.split(message)
    if len(sentences) > 1:
        return " ".join(map(localize_message, sentences))
    about = _ABOUT_A_NAME.fullmatch(message)
    return about["name"] + localize_message(about["what"]) if about else message


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


def _is_translated() -> bool:
    """Return whether a translation of core's texts is loaded; English has none."""
    return translated("Dataset") != "Dataset"


def _list_localized(message: str) -> str:
    """Return the translation of a list, such as “10 steps, EMA length 0.1”, or "" if it is none."""
    parts = [] if message.endswith((".", "!", "?")) else message.split(", ")
    if len(parts) < 2:
        return ""
    reported = [localize_message(part) for part in parts]
    return ", ".join(reported) if all(map(operator.ne, reported[1:], parts[1:])) else ""


@lru_cache(maxsize=1_000)  # tables call this at each repaint; a window's language never changes
def _filled(message: str) -> str:
    """Return the message's translated shape, filled with its values, or "" if none matches."""
    fitting = [(shape, values) for shape in _shapes() if (values := shape.values_in(message))]
    for shape, values in sorted(fitting, key=lambda fit: fit[0].fixed_letters, reverse=True):
        text = translated(shape.source)
        if text != shape.source:
            reported = dict(_reported(shape, values))
            return _HOLE.sub(lambda hole: reported.get(hole[0], hole[0]), text)  # noqa: B023 (called here)
    return ""


def _reported(shape: Shape, values: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the text of each placeholder: numbers in the locale's format, names unchanged."""
    for hole, before, behind in zip(shape.holes, shape.literals, shape.literals[1:], strict=False):
        value = values[hole[0]]
        is_name = before.endswith("“") and behind.startswith("”")
        if hole["format"]:
            value = _as_the_locale_writes(value)
        elif not is_name:
            value = localize_message(value)
        yield hole[0], value


def _as_the_locale_writes(number: str) -> str:
    locale = QLocale()
    signs: dict[str, str | int | None] = {",": locale.groupSeparator(), ".": locale.decimalPoint()}
    return number.translate(str.maketrans(signs))


@cache
def _shapes() -> tuple[Shape, ...]:
    file = files("sfumato_resources") / "translations" / SHAPES_FILE
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(Shape(line.replace("\\n", "\n")) for line in lines)

"""How do the engine's texts come into the window's language?

Core writes English and knows no Qt. Titles of settings, labels of what plugins offer, errors and
what a run's events say are put into the user's language here, where they are shown: a run folder
reads the same on every machine, and a run of last year is reported in the language of today.

A fixed text is looked up. One with names and numbers in it is known by its shape: the extraction
(`packaging/translate.py`) writes the shapes of core's f-strings into a file, “{count:,} images
are too few.”, and the translation of a shape is filled with what stands in its holes. A text that
is not known, such as a strange plugin's, stays as it is.
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
"""Under which the translations of core's texts stand."""
SHAPES_FILE = "core_shapes.txt"
"""One shape a line, in `sfumato_resources/translations`; a line break in one is written “\\n”."""

_HOLE = re.compile(r"\{(?P<name>\w+)(?::(?P<format>[^{}]*))?\}")
_NUMBER = re.compile(r"-?[\d,]*\.?\d+(e[-+]\d+)?%?")
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?]) (?=[A-Z“\d])")
_ABOUT_A_NAME = re.compile(r"(?P<name>“[^”]+”: )(?P<what>.+)", re.DOTALL)


@dataclass(frozen=True)
class Shape:
    """A text of core with holes: “Run “{run_id}” has no checkpoint yet.”."""

    source: str

    @cached_property
    def holes(self) -> tuple["re.Match[str]", ...]:
        """The places where names and numbers stand."""
        return tuple(_HOLE.finditer(self.source))

    @cached_property
    def literals(self) -> tuple[str, ...]:
        """What stands before, between and behind the holes: one more than there are holes."""
        ends = [0, *(hole.end() for hole in self.holes)]
        starts = [*(hole.start() for hole in self.holes), len(self.source)]
        return tuple(self.source[end:start] for end, start in zip(ends, starts, strict=True))

    @property
    def fixed_letters(self) -> int:
        """How much of the text is not in holes; of two shapes that fit, more is the better one."""
        return sum(map(len, self.literals))

    def values_in(self, text: str) -> dict[str, str] | None:
        """Return what stands in the holes of a text, or `None` if it has another shape."""
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
    """Return a fixed text of the engine or of a plugin in the window's language."""
    return QCoreApplication.translate(CONTEXT, text) if text else ""


def localize_message(message: str) -> str:
    """Return a sentence of the engine, with names and numbers in it, in the window's language."""
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
    """Describe every setting of a class, in the window's language; see `fields_of`."""
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
    """Whether core's texts have a translation at all; English has none."""
    return translated("Dataset") != "Dataset"


def _list_localized(message: str) -> str:
    """Return the translation of a list, “10 steps, EMA length 0.1”, or nothing if it is none."""
    parts = [] if message.endswith((".", "!", "?")) else message.split(", ")
    if len(parts) < 2:
        return ""
    reported = [localize_message(part) for part in parts]
    return ", ".join(reported) if all(map(operator.ne, reported[1:], parts[1:])) else ""


@lru_cache(maxsize=1_000)  # tables ask again at each repaint; a window keeps to its language
def _filled(message: str) -> str:
    """Return the translation of the message's shape with its names and numbers, or nothing."""
    fitting = [(shape, values) for shape in _shapes() if (values := shape.values_in(message))]
    for shape, values in sorted(fitting, key=lambda fit: fit[0].fixed_letters, reverse=True):
        text = translated(shape.source)
        if text != shape.source:
            reported = dict(_reported(shape, values))
            return _HOLE.sub(lambda hole: reported.get(hole[0], hole[0]), text)  # noqa: B023 (called here)
    return ""


def _reported(shape: Shape, values: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield what comes into each hole: numbers as the locale writes them, names as they are."""
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

"""Reading, updating and writing of translations in Qt's `.ts` format.

A `.ts` file is Qt's XML format, which Linguist, Weblate and a text editor can open. A text removed
from the sources is removed from the file; a new one is added as unfinished, reusing the translation
of the same text in another context if there is one.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from translations.texts import Text

__all__ = ["Translated", "Translation", "load", "save", "updated"]


class Translated(NamedTuple):
    """The translation of one text."""

    forms: tuple[str, ...]
    """One text, or one for each plural of the language."""
    is_finished: bool


Translation = Mapping[Text, Translated]
_DOCTYPE = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'
_PLURALS = 2
"""Plural forms of each language so far: one, and all others."""
_ONE = "extra-one"
"""Element with the English text for exactly one; Qt ignores elements named `extra-…`."""
_ENGLISH_PLURAL = re.compile(r"\((e?s)\)")


def load(file: Path) -> Translation:
    """Read a translation; a missing file is an empty one."""
    if not file.exists():
        return {}
    found = {}
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            given = message.find("translation")
            assert given is not None, "each message has one"
            text = Text(
                context.findtext("name", ""),
                message.findtext("source", ""),
                id=message.get("id", ""),
                one=message.findtext(_ONE, ""),
            )
            forms = tuple(form.text or "" for form in given.iter("numerusform"))
            found[text] = Translated(forms or (given.text or "",), given.get("type") is None)
    return found


def updated(old: Translation, texts: Iterable[Text], *, language: str) -> Translation:
    """Return the translation of the current texts.

    A message whose English text changed keeps its translation as unfinished.
    """
    by_source = {text.source: known.forms for text, known in old.items() if any(known.forms)}
    by_id = {text.id: known.forms for text, known in old.items() if text.id}
    return {text: old.get(text) or _begun(text, by_source, by_id, language) for text in texts}


def _begun(
    text: Text,
    by_source: Mapping[str, tuple[str, ...]],
    by_id: Mapping[str, tuple[str, ...]],
    language: str,
) -> Translated:
    count = _PLURALS if text.is_plural else 1
    if language == "en" and _ENGLISH_PLURAL.search(text.source):
        one, many = (_ENGLISH_PLURAL.sub(end, text.source) for end in ("", r"\1"))
        return Translated((one, many), is_finished=True)
    known = by_id.get(text.id) or by_source.get(text.source, ())
    return Translated(known if len(known) == count else ("",) * count, is_finished=False)


def save(file: Path, translation: Translation) -> None:
    """Write a translation with its contexts in alphabetical order."""
    root = ET.Element("TS", version="2.1", language=file.stem.split("_", 1)[1], sourcelanguage="en")
    by_context = sorted(translation, key=lambda text: text.context)
    for name, texts in groupby(by_context, key=lambda text: text.context):
        context = ET.SubElement(root, "context")
        ET.SubElement(context, "name").text = name  # empty for texts with identifiers
        for text in texts:
            _add_message(context, text, translation[text])
    ET.indent(root, "    ")
    file.write_text(_DOCTYPE + ET.tostring(root, encoding="unicode") + "\n", "utf-8", newline="\n")


def _add_message(context: ET.Element, text: Text, known: Translated) -> None:
    message = ET.SubElement(context, "message", {"id": text.id} if text.id else {})
    ET.SubElement(message, "source").text = text.source
    if text.one:
        ET.SubElement(message, _ONE).text = text.one
    made = ET.SubElement(message, "translation")
    if text.is_plural:
        message.set("numerus", "yes")
        for form in known.forms:
            ET.SubElement(made, "numerusform").text = form
    else:
        made.text = known.forms[0]
    if not known.is_finished:
        made.set("type", "unfinished")

"""Reading, updating and writing of translations in Qt's `.ts` format.

A `.ts` file is Qt's XML format, which Linguist, Weblate and a text editor can open. A text removed
from the sources is removed from the file; a new one is added as unfinished, reusing the translation
of the same text in another context if there is one.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path

from translations.texts import Text

__all__ = ["Translation", "load", "save", "updated"]

Translation = Mapping[Text, tuple[str, bool]]
"""By text: its translation, and whether it is finished."""
_DOCTYPE = '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n'


def load(file: Path) -> Translation:
    """Read a translation; a missing file is an empty one."""
    if not file.exists():
        return {}
    found = {}
    for context in ET.parse(file).getroot().iter("context"):
        for message in context.iter("message"):
            words = message.find("translation")
            assert words is not None, "each message has one"
            text = Text(context.findtext("name", ""), message.findtext("source", ""))
            found[text] = (words.text or "", words.get("type") != "unfinished")
    return found


def updated(old: Translation, texts: Iterable[Text]) -> Translation:
    """Return the translation of the current texts."""
    known = {text.source: words for text, (words, _) in old.items() if words}
    return {text: old.get(text, (known.get(text.source, ""), False)) for text in texts}


def save(file: Path, translation: Translation) -> None:
    """Write a translation with its contexts in alphabetical order."""
    root = ET.Element("TS", version="2.1", language=file.stem.split("_", 1)[1], sourcelanguage="en")
    by_context = sorted(translation, key=lambda text: text.context)
    for name, texts in groupby(by_context, key=lambda text: text.context):
        context = ET.SubElement(root, "context")
        ET.SubElement(context, "name").text = name
        for text in texts:
            words, is_finished = translation[text]
            message = ET.SubElement(context, "message")
            ET.SubElement(message, "source").text = text.source
            made = ET.SubElement(message, "translation")
            made.text = words
            if not is_finished:
                made.set("type", "unfinished")
    ET.indent(root, "    ")
    file.write_text(_DOCTYPE + ET.tostring(root, encoding="unicode") + "\n", "utf-8", newline="\n")

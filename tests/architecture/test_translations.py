"""Every text of the window is translated into each language, completely.

`packaging/translate.py` updates the files and lists what is missing.
"""

import re
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from support.languages import TRANSLATIONS
from support.source_tree import REPOSITORY
from translations import ts_file
from translations.texts import all_texts

HOLE = re.compile(r"\{[^{}]*\}")
EDGES = re.compile(r"(\s*).*?(\s*)", re.DOTALL)
TEXTS = all_texts(REPOSITORY)

# Each added language is held to the same standard.
pytestmark = pytest.mark.parametrize(
    "file", sorted(TRANSLATIONS.glob("sfumato_*.ts")), ids=lambda file: file.stem
)


def edges(text: str) -> tuple[str, ...]:
    """Return the white space around a text, by which it is joined with others."""
    match = EDGES.fullmatch(text)
    assert match is not None
    return match.groups()


def test_every_text_is_translated_and_nothing_else_is(file: Path) -> None:
    translation = ts_file.load(file)

    assert set(translation) == set(TEXTS), "run packaging/translate.py"
    assert not [text for text, (_, is_finished) in translation.items() if not is_finished]


def test_translations_have_the_placeholders_of_their_sources(file: Path) -> None:
    wrong = [
        (text.source, words)
        for text, (words, _) in ts_file.load(file).items()
        if Counter(HOLE.findall(text.source)) != Counter(HOLE.findall(words))
    ]

    assert not wrong


def test_translations_have_the_edges_and_the_access_keys_of_their_sources(file: Path) -> None:
    wrong = [
        (text.source, words)
        for text, (words, _) in ts_file.load(file).items()
        if edges(text.source) != edges(words) or ("&" in text.source) != ("&" in words)
    ]

    assert not wrong


def test_no_two_menus_have_the_same_access_key(file: Path) -> None:
    menus = {
        words
        for text, (words, _) in ts_file.load(file).items()
        if text.context == "Actions" and "&" in text.source
    }

    keys = Counter(words[words.index("&") + 1].lower() for words in menus)

    assert max(keys.values()) == 1


def test_compiled_file_matches_the_translation(file: Path) -> None:
    compiled = QTranslator()
    compiled.load(str(file.with_suffix(".qm")))

    wrong = [
        text
        for text, (words, _) in ts_file.load(file).items()
        if compiled.translate(text.context, text.source) != words
    ]

    assert not wrong, "run packaging/translate.py"

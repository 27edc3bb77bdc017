"""Every text of the window is translated into each language, completely.

`packaging/translate.py` updates the files and lists what is missing.
"""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator, qtTrId

from support.languages import TRANSLATIONS
from support.source_tree import REPOSITORY
from translate import texts_in
from translations import ts_file
from translations.texts import Text, all_texts

HOLE = re.compile(r"\{[^{}]*\}|%L?n")
NUMBER = Counter({"{n}": 1, "{n:,}": 1, "%n": 1, "%Ln": 1})
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


def translations(file: Path) -> Iterator[tuple[Text, str, str]]:
    """Yield each text, the English text of each form, and its translation."""
    for text, known in ts_file.load(file).items():
        sources = [text.one or text.source] + [text.source] * (len(known.forms) - 1)
        for source, words in zip(sources, known.forms, strict=True):
            yield text, source, words


def test_every_text_is_translated_and_nothing_else_is(file: Path) -> None:
    translation = ts_file.load(file)

    language = file.stem.split("_", 1)[1]
    assert set(translation) == set(texts_in(language, TEXTS)), "run packaging/translate.py"
    assert not [text for text, known in translation.items() if not known.is_finished]


def test_texts_with_a_number_have_two_forms(file: Path) -> None:
    wrong = [
        (text.source, known.forms)
        for text, known in ts_file.load(file).items()
        if len(known.forms) != (2 if text.is_plural else 1)
    ]

    assert not wrong


def test_translations_have_the_placeholders_of_their_sources(file: Path) -> None:
    wrong = [
        (source, words)
        for text, source, words in translations(file)
        # A form for exactly one may write the number out.
        if Counter(HOLE.findall(source)) - NUMBER != Counter(HOLE.findall(words)) - NUMBER
        or (not text.is_plural and Counter(HOLE.findall(source)) != Counter(HOLE.findall(words)))
    ]

    assert not wrong


def test_translations_have_the_edges_and_the_access_keys_of_their_sources(file: Path) -> None:
    wrong = [
        (source, words)
        for _, source, words in translations(file)
        if edges(source) != edges(words) or ("&" in source) != ("&" in words)
    ]

    assert not wrong


def test_no_two_menus_have_the_same_access_key(file: Path) -> None:
    menus = {
        words
        for text, _, words in translations(file)
        if text.context == "Actions" and "&" in text.source
    }

    keys = Counter(words[words.index("&") + 1].lower() for words in menus)

    assert max(keys.values(), default=1) == 1


def test_compiled_file_matches_the_translation(
    file: Path, qapp: QCoreApplication, request: pytest.FixtureRequest
) -> None:
    compiled = QTranslator(qapp)
    compiled.load(str(file.with_suffix(".qm")))
    qapp.installTranslator(compiled)
    request.addfinalizer(lambda: qapp.removeTranslator(compiled))

    wrong = [
        text
        for text, known in ts_file.load(file).items()
        for number, words in zip((1, 2) if text.is_plural else (-1,), known.forms, strict=True)
        if looked_up(text, number, compiled) != words
    ]

    assert not wrong, "run packaging/translate.py"


def looked_up(text: Text, number: int, compiled: QTranslator) -> str:
    """Return the text that the window shows, before numbers and names are filled in."""
    if text.id:
        return qtTrId(text.id, number)
    return compiled.translate(text.context, text.source, None, number)

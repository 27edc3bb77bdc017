"""Tests of the matching and translation of the engine's texts."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from sfumato.config.settings import RunConfig
from sfumato.errors import ConfigError
from sfumato_desktop.core_texts import (
    SHAPES_FILE,
    Shape,
    localize_message,
    shown_fields,
    translated,
)
from support.languages import TRANSLATIONS, speaking

VALUE = re.compile("Xyz|7")
SHAPES = [
    Shape(line.replace("\\n", "\n"))
    for line in (TRANSLATIONS / SHAPES_FILE).read_text(encoding="utf-8").splitlines()
]


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """A window displayed in German."""
    with speaking(qapp, "de"):
        yield


def filled(shape: Shape) -> str:
    """Return a text of a shape, with a number for each numeric placeholder and a word otherwise."""
    return re.sub(r"\{\w+(:[^{}]*)?\}", lambda hole: "7" if hole[1] else "Xyz", shape.source)


def test_a_shape_extracts_its_placeholder_values() -> None:
    shape = Shape("Run “{run}” has {count:,} images of {total}.")

    values = shape.values_in("Run “a, b” has 1,200 images of many.")

    assert values == {"{run}": "a, b", "{count:,}": "1,200", "{total}": "many"}


@pytest.mark.parametrize(
    "text", ["Run “a” has few images of many.", "Run “a”.", "A run “a” has 2 images of 3."]
)
def test_a_shape_does_not_match_another_text(text: str) -> None:
    assert Shape("Run “{run}” has {count:,} images of {total}.").values_in(text) is None


def test_engine_texts_are_unchanged_in_english() -> None:
    assert localize_message("Run “a” has no checkpoint yet.") == "Run “a” has no checkpoint yet."
    assert translated("Batch size") == "Batch size"


ONLY_COMMANDS = re.compile(r"(Xyz,? ?)*(--set \S+)?")
"""Shapes without words: lists and options."""


def test_every_shape_is_matched_in_german(german: None) -> None:
    told_by_text = {filled(shape): localize_message(filled(shape)) for shape in SHAPES}

    wrong = {
        text: reported
        for text, reported in told_by_text.items()
        if (reported == text and not ONLY_COMMANDS.fullmatch(text))
        or "{" in reported
        or set(VALUE.findall(reported)) != set(VALUE.findall(text))
    }

    assert not wrong


@pytest.mark.parametrize(
    ("message", "reported"),
    [
        ("Run “faces” has no checkpoint yet.", "Der Lauf „faces“ hat noch keinen Checkpoint."),
        ("Run “Best” has no checkpoint yet.", "Der Lauf „Best“ hat noch keinen Checkpoint."),
        (
            "Balanced would copy 1,234 images; it wants 10,000.",
            "„Ausgewogen“ würde 1.234 Bilder kopieren; nötig sind 10.000.",
        ),
        (
            "DPM-Solver++ (2M), 10 steps from 80 to 0.06, EMA length 0.07",
            "DPM-Solver++ (2M), 10 Schritte von 80 bis 0,06, EMA-Länge 0,07",
        ),
        (
            "This is a PDF document named .png, not an image.",
            "Das ist kein Bild, sondern ein PDF-Dokument mit der Endung .png.",
        ),
        ("What a strange plugin says.", "What a strange plugin says."),
    ],
)
def test_a_message_is_translated_with_its_names_and_numbers(
    german: None, message: str, reported: str
) -> None:
    assert localize_message(message) == reported


def test_several_sentences_are_translated_one_by_one(german: None) -> None:
    reported = localize_message(
        "The file is gone. A word of a plugin. The file is empty (0 bytes)."
    )

    assert reported == (
        "Die Datei gibt es nicht mehr. A word of a plugin. Die Datei ist leer (0 Bytes)."
    )


def test_an_engine_error_is_translated(german: None) -> None:
    from sfumato.config.presets import preset_config

    with pytest.raises(ConfigError) as caught:
        preset_config("fine", dataset="", size_px=32, images=1)

    assert localize_message(caught.value.message) == "Eine Voreinstellung „fine“ gibt es nicht."
    assert localize_message(caught.value.hint) == "Es gibt: sketch, quick, balanced, best."


def test_settings_are_described_in_german(german: None) -> None:
    fields = {field.path: field for field in shown_fields(RunConfig)}

    assert fields["batch_size"].title == "Batchgröße"
    assert fields["batch_size"].unit == "Bilder"
    assert fields["batch_size"].description.startswith("Bilder je Update.")

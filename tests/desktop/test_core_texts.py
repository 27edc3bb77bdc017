"""Tests of the translation of the engine's texts."""

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from sfumato.config.image_shape import ImageShape
from sfumato.config.settings import RunConfig
from sfumato.errors import ConfigError
from sfumato.messages import Message, msg, paragraph
from sfumato_desktop.core_texts import localize_message, shown_fields, translated
from support.languages import speaking


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """A window displayed in German."""
    with speaking(qapp, "de"):
        yield


def test_messages_are_unchanged_in_english(qapp: QApplication) -> None:
    message = msg("run_folder.run_has_no_checkpoint", "Run “{run}” has no checkpoint.", run="a")

    assert localize_message(message) == "Run “a” has no checkpoint."
    assert localize_message("What a plugin says.") == "What a plugin says."
    assert translated("Batch size") == "Batch size"


def test_a_message_is_translated_with_its_names_and_numbers(german: None) -> None:
    message = msg(
        "advice.preset_would_memorize",
        "{preset} would memorize {images:,} images; it needs at least {fewest:,}.",
        preset="Balanced",
        images=1234,
        fewest=10_000,
    )

    assert "1.234" in localize_message(message)
    assert "Balanced" in localize_message(message)


def test_a_number_decides_about_the_plural(german: None) -> None:
    one, many = (
        msg("device.cpu", "CPU, {n} cores", one="CPU, 1 core", n=number) for number in (1, 2)
    )

    assert [localize_message(one), localize_message(many)] == ["CPU, 1 Kern", "CPU, 2 Kerne"]


def test_sentences_and_values_are_translated_one_by_one(german: None) -> None:
    cores = msg("device.cpu", "CPU, {n} cores", one="CPU, 1 core", n=2)

    assert localize_message(paragraph([cores, "A plugin.", cores])) == (
        "CPU, 2 Kerne A plugin. CPU, 2 Kerne"
    )


def test_a_message_from_a_file_is_translated(german: None) -> None:
    stored = msgspec.json.encode(msg("device.cpu", "CPU, {n} cores", n=2))

    assert localize_message(msgspec.json.decode(stored, type=Message)) == "CPU, 2 Kerne"


def test_an_unknown_identifier_is_shown_in_english(german: None) -> None:
    assert localize_message(msg("of.a.later.version", "{n} things", n=3)) == "3 things"


def test_an_engine_error_is_translated(german: None) -> None:
    from sfumato.config.presets import preset_config

    with pytest.raises(ConfigError) as caught:
        preset_config("fine", dataset="", shape=ImageShape.square(32), images=1)

    assert "„fine“" in localize_message(caught.value.message)


def test_settings_are_described_in_german(german: None) -> None:
    fields = {field.path: field for field in shown_fields(RunConfig)}

    assert fields["batch_size"].title == "Batchgröße"
    assert fields["batch_size"].unit == "Bilder"
    assert fields["batch_size"].description.startswith("Bilder je Update.")

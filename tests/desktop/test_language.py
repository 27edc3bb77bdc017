"""Tests of the selection of the display language."""

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QComboBox

from sfumato_desktop import formatting
from sfumato_desktop.app import App
from sfumato_desktop.app_settings import AppSettings
from sfumato_desktop.language import best_of, language_name, languages, speak
from sfumato_desktop.navigator import Page
from sfumato_desktop.widgets.field_editors import float_from
from support.languages import speaking


@pytest.mark.parametrize(
    ("wanted", "language"),
    [
        (["de-AT", "de", "en"], "de"),
        (["fr-FR", "fr", "de-DE", "de"], "de"),
        (["pt-BR", "pt"], "pt_BR"),
        (["en-GB", "en", "de"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_first_available_language_is_used(wanted: list[str], language: str) -> None:
    assert best_of(wanted, ("en", "de", "pt_BR")) == language


def test_english_and_german_are_available() -> None:
    assert languages()[0] == "en"
    assert "de" in languages()
    assert language_name("de") == "Deutsch"


def test_widgets_created_after_selecting_a_language_use_it(qapp: QApplication) -> None:
    with speaking(qapp, "de"):
        assert formatting.ago(1.0).startswith("vor ")
        assert QCoreApplication.translate("Actions", "Runs") == "Läufe"


def test_qt_s_own_texts_are_translated_too(qapp: QApplication) -> None:
    with speaking(qapp, "de"):
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"


def test_numbers_are_written_and_read_in_the_language_s_format(qapp: QApplication) -> None:
    with speaking(qapp, "de"):
        assert formatting.count(12_400) == "12.400"
        assert formatting.short_count(3_200_000) == "3,2\u00a0Mio."
        assert float_from("0,25") == 0.25


def test_an_unavailable_language_is_ignored(qapp: QApplication) -> None:
    locale = QLocale()

    with speaking(qapp, "xx"):
        assert QLocale() == locale or locale.language() is QLocale.Language.C


def test_the_settings_store_the_language(app: App) -> None:
    dialog = app.dialogs.show_settings()
    box = next(box for box in dialog.findChildren(QComboBox) if box.findData("de") >= 0)

    box.setCurrentIndex(box.findData("de"))
    box.activated.emit(box.currentIndex())
    dialog.close()

    assert AppSettings().language == "de"


def test_english_needs_no_translation(qapp: QApplication) -> None:
    speak(qapp, "en")

    assert QCoreApplication.translate("Actions", "Runs") == "Runs"
    assert Page.RUNS == "runs"

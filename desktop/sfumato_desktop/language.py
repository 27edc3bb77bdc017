"""The display language of the window.

A language is one compiled file in `sfumato_resources/translations`, such as `sfumato_de.qm`, built
by `packaging/translate.py`. The source texts are English, so the English file only contains plural
forms. The system language is used if it is available, unless the user chose a different language.
"""

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

__all__ = ["ENGLISH", "best_of", "language_name", "languages", "speak", "translator"]

ENGLISH = "en"
_STEM = "sfumato_"
_STEM_OF_QT = "qtbase_"
"""Prefix of the files with Qt's own translations: dialog buttons and key names."""


class Translator(Protocol):
    """Translates the texts of one context."""

    def __call__(self, text: str, n: int = -1) -> str:
        """Return a text in the window's language, using the plural form for `n` if it is given."""
        ...


def translator(context: str) -> Translator:
    """Return the `_tr` of a module, for texts outside of any `QObject`.

    Args:
        context: The translation context of the texts.
    """

    def translate(text: str, n: int = -1) -> str:
        return QCoreApplication.translate(context, text, "", n)

    return translate


def languages() -> tuple[str, ...]:
    """Return the available languages as codes such as `de` or `pt_BR`, starting with English."""
    found = {file.stem.removeprefix(_STEM) for file in _folder().glob(f"{_STEM}*.qm")}
    return (ENGLISH, *sorted(found - {ENGLISH}))


def language_name(code: str) -> str:
    """Return a language's own name for itself, such as “Deutsch”."""
    name = QLocale(code).nativeLanguageName() if code != ENGLISH else "English"
    return name[:1].upper() + name[1:]


def best_of(wanted: Iterable[str], offered: Iterable[str]) -> str:
    """Return the first preferred language that is available, or English.

    Args:
        wanted: Language tags as systems write them, most preferred first: “de-AT”, “de”, “en”.
        offered: Codes of the available languages.
    """
    offered = set(offered)
    for tag in wanted:
        for code in (tag.replace("-", "_"), tag.split("-")[0]):
            if code in offered:
                return code
    return ENGLISH


def speak(application: QCoreApplication, chosen: str = "") -> None:
    """Set the display language.

    This must be called once, before the first widget is created.

    Args:
        application: Qt's application object, which owns the translators.
        chosen: Language code that the user chose. If empty or no longer available, the system
            language is used.
    """
    offered = languages()
    chosen = chosen if chosen in offered else ""
    language = chosen or best_of(QLocale.system().uiLanguages(), offered)
    _write_numbers_for(language, is_chosen=bool(chosen))
    for stem, folder in (
        (_STEM_OF_QT, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        (_STEM, str(_folder())),
    ):
        translator = QTranslator(application)
        if translator.load(f"{stem}{language}", folder):
            application.installTranslator(translator)


def _write_numbers_for(language: str, *, is_chosen: bool) -> None:
    """Keep the system's number and date formats, unless they belong to a different language.

    A window in German keeps Austrian dates on a machine set up for Austria, but uses German dates
    on a machine set up for English. The locale “C” is replaced because it has no separators.
    """
    system = QLocale.system().language()
    is_strange = is_chosen and system != QLocale(language).language()
    if is_strange or system is QLocale.Language.C:
        QLocale.setDefault(QLocale(language))


def _folder() -> Path:
    return Path(str(files("sfumato_resources") / "translations"))

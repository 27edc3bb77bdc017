"""Which language does the window speak?

A language is one compiled file in `sfumato_resources/translations`, `sfumato_de.qm`, made by
`packaging/translate.py`. English needs none: it is what the sources say. The system's language is
taken where there is a file of it, unless the user has chosen one.
"""

from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

__all__ = ["ENGLISH", "best_of", "language_name", "languages", "speak"]

ENGLISH = "en"
_STEM = "sfumato_"
_STEM_OF_QT = "qtbase_"
"""Of the file in which Qt brings its own words: the buttons of its dialogs, the names of keys."""


def languages() -> tuple[str, ...]:
    """Name the languages there are, as codes such as `de` or `pt_BR`; English first."""
    found = (file.stem.removeprefix(_STEM) for file in _folder().glob(f"{_STEM}*.qm"))
    return (ENGLISH, *sorted(found))


def language_name(code: str) -> str:
    """Return a language's own name for itself, such as “Deutsch”."""
    name = QLocale(code).nativeLanguageName() if code != ENGLISH else "English"
    return name[:1].upper() + name[1:]


def best_of(wanted: Iterable[str], offered: Iterable[str]) -> str:
    """Return the first language of a request list that is offered, or English.

    Args:
        wanted: Tags as systems write them, the dearest first: “de-AT”, “de”, “en”.
        offered: Codes of languages that there are.
    """
    offered = set(offered)
    for tag in wanted:
        for code in (tag.replace("-", "_"), tag.split("-")[0]):
            if code in offered:
                return code
    return ENGLISH


def speak(application: QCoreApplication, chosen: str = "") -> None:
    """Let the window speak a language; called once, before its first widget is made.

    Args:
        application: Qt's application object, which keeps the translations.
        chosen: Code of the language that the user chose; nothing is the system's. A language that
            is not there any more is taken for nothing.
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
        if language != ENGLISH and translator.load(f"{stem}{language}", folder):
            application.installTranslator(translator)


def _write_numbers_for(language: str, *, is_chosen: bool) -> None:
    """Leave numbers and dates as the system writes them, unless they would be a strange country's.

    A German window on a machine set up in Austria keeps Austria's dates; one on a machine set up in
    English gets German ones. The locale “C” writes no separators, which nobody would choose.
    """
    system = QLocale.system().language()
    is_strange = is_chosen and system != QLocale(language).language()
    if is_strange or system is QLocale.Language.C:
        QLocale.setDefault(QLocale(language))


def _folder() -> Path:
    return Path(str(files("sfumato_resources") / "translations"))

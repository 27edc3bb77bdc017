"""Under which licence does a model leave, and where is its text?"""

from pathlib import Path

from sfumato.errors import ExportError
from sfumato_plugins.exporters.templates import filled_template, licence_text

__all__ = ["OWN_LICENCE", "licence_name", "own_terms", "write_licences"]

OWN_LICENCE = "LicenseRef-own"
"""How SPDX names terms that it has no name for (SPDX 2.3, annex D)."""

_NONE = (
    "No licence was given for this model. Ask the one who made it before you use it, change it or "
    "pass it on.\n"
)
_NOBODY = "the one who made the model"
_OF_EXAMPLES = ("Apache-2.0", "MIT-onnxruntime")


def licence_name(chosen: str, *, own_file: str) -> str:
    """Give the licence's name as it stands in the passport.

    Args:
        chosen: SPDX name; empty for none.
        own_file: A file with terms of one's own, which go before it.
    """
    return OWN_LICENCE if own_file else chosen


def own_terms(file: str) -> str:
    """Read the terms of one's own, or nothing where there is no file.

    Raises:
        ExportError: If the file cannot be read.
    """
    if not file:
        return ""
    try:
        return Path(file).expanduser().read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ExportError(
            f"The licence's text “{file}” cannot be read: {error}.",
            hint="Give a text file in UTF-8, or choose a licence of the list.",
        ) from error


def write_licences(folder: Path, *, licence: str, terms: str, author: str, year: str) -> None:
    """Write the text of the model's licence, and of what else lies in the bundle.

    Args:
        folder: The bundle.
        licence: Its name, from `licence_name`.
        terms: The text of one's own, if that is the licence.
        author: Who made the model; may be empty.
        year: In which it was made.
    """
    (folder / "LICENSE.txt").write_text(
        _text(licence, terms=terms, author=author, year=year), encoding="utf-8"
    )
    others = folder / "licences"
    others.mkdir()
    for name in _OF_EXAMPLES:
        (others / f"{name}.txt").write_text(licence_text(name), encoding="utf-8")
    about = filled_template("licences.md", licence=licence or "none given")
    (others / "README.md").write_text(about, encoding="utf-8")


def _text(licence: str, *, terms: str, author: str, year: str) -> str:
    if terms:
        return terms
    if not licence:
        return _NONE
    holder = author or _NOBODY
    text = licence_text(licence).replace("<year>", year).replace("<copyright holders>", holder)
    credit = f"The model in this folder, made by {author}, is under these terms:\n\n"
    return credit + text if author and holder not in text else text

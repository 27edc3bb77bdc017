"""Under which terms does an export leave, and what in it is under others?

Every exporter writes the same papers: `LICENSE.txt` with the terms that the user chose, and a
folder `licences` that says what is under which, with the texts of all others: of programs that come
along, and of what lay beside the pictures that the model learnt from.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from sfumato.errors import ExportError
from sfumato.facts import PictureTerms
from sfumato_plugins.exporters.passport import now
from sfumato_plugins.exporters.templates import filled_template, licence_text

__all__ = [
    "OWN_LICENCE",
    "PICTURE_TERMS",
    "Licensed",
    "Part",
    "Terms",
    "terms_of",
    "write_licences",
]

OWN_LICENCE = "LicenseRef-own"
"""How SPDX names terms that it has no name for (SPDX 2.3, annex D)."""

PICTURE_TERMS = "licences/pictures"
"""Folder of the texts that lay beside the pictures."""

_NONE = (
    "No licence was given for what is in this folder. Ask the one who made it before you use it, "
    "change it or pass it on.\n"
)
_HOLDER, _NOBODY = "<copyright holders>", "the one who made it"
_UNKNOWN = "The terms of the pictures that it was learnt from are not known to this folder."
_KNOWN = (
    "The pictures that it was learnt from are not in this folder; what lay beside them tells their "
    "terms."
)


class Licensed(Protocol):
    """What can be set on an exporter about the terms."""

    @property
    def licence(self) -> str:
        """SPDX name; empty for none."""

    @property
    def licence_file(self) -> str:
        """A file with terms of one's own; empty for none."""

    @property
    def author(self) -> str:
        """Who made the model; may be empty."""


class Terms(NamedTuple):
    """Under which terms an export leaves."""

    licence: str
    """SPDX name, `LicenseRef-own` for terms of one's own, empty for none."""
    own_text: str = ""
    """Of terms of one's own."""
    author: str = ""

    @property
    def in_words(self) -> str:
        """What a read-me says."""
        if not self.licence:
            return "none given; ask the one who made the model"
        name = "terms of its maker's own" if self.licence == OWN_LICENCE else self.licence
        return f"{name}; the text is in `LICENSE.txt`"


class Part(NamedTuple):
    """A part of an export that is under a licence of its own."""

    what: str
    """For a cell of a table in Markdown."""
    licence: str
    file: str
    """Name of the text in the resources."""


def terms_of(settings: Licensed) -> Terms:
    """Give the terms that the user chose; a file of their own goes before the list.

    Raises:
        ExportError: If that file cannot be read.
    """
    if not settings.licence_file:
        return Terms(settings.licence, author=settings.author)
    try:
        text = Path(settings.licence_file).expanduser().read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ExportError(
            f"The licence's text “{settings.licence_file}” cannot be read: {error}.",
            hint="Give a text file in UTF-8, or choose a licence of the list.",
        ) from error
    return Terms(OWN_LICENCE, text, settings.author)


def write_licences(
    folder: Path,
    terms: Terms,
    *,
    what: str,
    parts: Sequence[Part] = (),
    pictures: Sequence[PictureTerms] = (),
) -> None:
    """Write the text of the chosen licence, and of all else that an export carries.

    Args:
        folder: Of the export, staged.
        terms: From `terms_of`.
        what: What they are for, in Markdown: "the model: all files that end in `.onnx`".
        parts: What is under other licences.
        pictures: What lay beside the pictures that the model learnt from.
    """
    (folder / "LICENSE.txt").write_text(_text(terms, what), encoding="utf-8")
    others = folder / "licences"
    others.mkdir()
    rows = [f"| {what} | {terms.licence or 'none given'} | [LICENSE.txt](../LICENSE.txt) |"]
    for part in parts:
        (others / part.file).write_text(licence_text(part.file), encoding="utf-8")
        rows.append(f"| {part.what} | {part.licence} | [{part.file}]({part.file}) |")
    for found in pictures:
        place = folder / PICTURE_TERMS / found.file
        place.parent.mkdir(exist_ok=True)
        place.write_text(found.text, encoding="utf-8")
        link = f"[{found.file}](pictures/{found.file})"
        rows.append(f"| the pictures that it was learnt from | theirs | {link} |")
    about = filled_template(
        "licences.md", rows="\n".join(rows), pictures=_KNOWN if pictures else _UNKNOWN
    )
    (others / "README.md").write_text(about, encoding="utf-8")


def _text(terms: Terms, what: str) -> str:
    if terms.own_text:
        return terms.own_text
    if not terms.licence:
        return _NONE
    text = licence_text(f"{terms.licence}.txt")
    if _HOLDER in text:
        return text.replace("<year>", now()[:4]).replace(_HOLDER, terms.author or _NOBODY)
    thing = what.partition(":")[0].capitalize()
    credit = f"{thing} in this folder, made by {terms.author}. The terms:\n\n"
    return credit + text if terms.author else text

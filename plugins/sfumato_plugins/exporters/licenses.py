"""Under which terms does an export leave, and what in it is under others?

Every exporter writes the same documents: `LICENSE.txt` with the terms that the user chose, and a
folder `licenses` that says what is under which, with the texts of all others: of programs that come
along, and of what lay beside the images that the model learned from.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, Protocol

from sfumato.errors import ExportError
from sfumato.metadata import ImageTerms
from sfumato_plugins.exporters.bundle_manifest import now
from sfumato_plugins.exporters.templates import filled_template, license_text

__all__ = [
    "IMAGE_TERMS",
    "OWN_LICENSE",
    "Licensed",
    "Part",
    "Terms",
    "terms_of",
    "write_licenses",
]

OWN_LICENSE = "LicenseRef-own"
"""How SPDX names terms that it has no name for (SPDX 2.3, annex D)."""

IMAGE_TERMS = "licenses/images"
"""Folder of the texts that lay beside the images."""

_NONE = (
    "No license was given for what is in this folder. Ask the one who made it before you use it, "
    "change it or pass it on.\n"
)
_HOLDER, _NOBODY = "<copyright holders>", "the one who made it"
_UNKNOWN = "The terms of the images that it was learned from are not known to this folder."
_KNOWN = (
    "The images that it was learned from are not in this folder; what lay beside them tells their "
    "terms."
)


class Licensed(Protocol):
    """What can be set on an exporter about the terms."""

    @property
    def license(self) -> str:
        """SPDX name; empty for none."""

    @property
    def license_file(self) -> str:
        """A file with terms of one's own; empty for none."""

    @property
    def author(self) -> str:
        """Who made the model; may be empty."""


class Terms(NamedTuple):
    """Under which terms an export leaves."""

    license: str
    """SPDX name, `LicenseRef-own` for terms of one's own, empty for none."""
    own_text: str = ""
    """Of terms of one's own."""
    author: str = ""

    @property
    def in_words(self) -> str:
        """What a read-me says."""
        if not self.license:
            return "none given; ask the one who made the model"
        name = "terms of its maker's own" if self.license == OWN_LICENSE else self.license
        return f"{name}; the text is in `LICENSE.txt`"


class Part(NamedTuple):
    """A part of an export that is under a license of its own."""

    what: str
    """For a cell of a table in Markdown."""
    license: str
    file: str
    """Name of the text in the resources."""


def terms_of(settings: Licensed) -> Terms:
    """Return the terms that the user chose; a file of their own goes before the list.

    Raises:
        ExportError: If that file cannot be read.
    """
    if not settings.license_file:
        return Terms(settings.license, author=settings.author)
    try:
        text = Path(settings.license_file).expanduser().read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ExportError(
            f"The license's text “{settings.license_file}” cannot be read: {error}.",
            hint="Give a text file in UTF-8, or choose a license of the list.",
        ) from error
    return Terms(OWN_LICENSE, text, settings.author)


def write_licenses(
    folder: Path,
    terms: Terms,
    *,
    what: str,
    parts: Sequence[Part] = (),
    images: Sequence[ImageTerms] = (),
) -> None:
    """Write the text of the chosen license, and of all else that an export carries.

    Args:
        folder: Of the export, staged.
        terms: From `terms_of`.
        what: What they are for, in Markdown: "the model: all files that end in `.onnx`".
        parts: What is under other licenses.
        images: What lay beside the images that the model learned from.
    """
    (folder / "LICENSE.txt").write_text(_text(terms, what), encoding="utf-8")
    others = folder / "licenses"
    others.mkdir()
    rows = [f"| {what} | {terms.license or 'none given'} | [LICENSE.txt](../LICENSE.txt) |"]
    for part in parts:
        (others / part.file).write_text(license_text(part.file), encoding="utf-8")
        rows.append(f"| {part.what} | {part.license} | [{part.file}]({part.file}) |")
    for found in images:
        index = folder / IMAGE_TERMS / found.file
        index.parent.mkdir(exist_ok=True)
        index.write_text(found.text, encoding="utf-8")
        link = f"[{found.file}](images/{found.file})"
        rows.append(f"| the images that it was learned from | theirs | {link} |")
    about = filled_template(
        "licenses.md", rows="\n".join(rows), images=_KNOWN if images else _UNKNOWN
    )
    (others / "README.md").write_text(about, encoding="utf-8")


def _text(terms: Terms, what: str) -> str:
    if terms.own_text:
        return terms.own_text
    if not terms.license:
        return _NONE
    text = license_text(f"{terms.license}.txt")
    if _HOLDER in text:
        return text.replace("<year>", now()[:4]).replace(_HOLDER, terms.author or _NOBODY)
    thing = what.partition(":")[0].capitalize()
    credit = f"{thing} in this folder, made by {terms.author}. The terms:\n\n"
    return credit + text if terms.author else text

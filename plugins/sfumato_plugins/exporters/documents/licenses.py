"""The README and the license documents of an export.

Every exporter writes the same license documents: `LICENSE.txt` contains the terms that the user
chose, and the `licenses` folder lists the license of each part. The folder also contains the texts
of all other licenses: those of included programs, and license files found with the training images.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from sfumato.errors import ExportError
from sfumato.files.storage import write_whole
from sfumato.messages import msg
from sfumato.records.metadata import ImageTerms, ModelMetadata
from sfumato_plugins.exporters import LicenseSettings
from sfumato_plugins.exporters.documents.bundle_manifest import classes_text, now, title_of
from sfumato_plugins.exporters.documents.templates import filled_template, license_text

__all__ = [
    "IMAGE_TERMS",
    "OWN_LICENSE",
    "Part",
    "Terms",
    "terms_of",
    "write_licenses",
    "write_readme",
]

OWN_LICENSE = "LicenseRef-own"
"""SPDX identifier for terms that are not on the SPDX list (SPDX 2.3, annex D)."""

IMAGE_TERMS = "licenses/images"
"""Folder for license texts found with the images."""

_NONE = (
    "No license was specified for the contents of this folder. Ask the author for permission "
    "before "
    "you use, modify, or redistribute them.\n"
)
_HOLDER, _NOBODY = "<copyright holders>", "the author of the model"
_UNKNOWN = "The license of the training images is unknown."
_KNOWN = (
    "The training images are not included in this folder; the license files found with them are "
    "listed above."
)


class Terms(NamedTuple):
    """The license terms of an export."""

    license: str
    """SPDX identifier, `LicenseRef-own` for custom terms, or empty for no license."""
    own_text: str = ""
    """The text of the custom terms."""
    author: str = ""

    @property
    def summary_text(self) -> str:
        """Return the terms as text for a README."""
        if not self.license:
            return "not specified; ask the author of the model"
        name = "custom terms" if self.license == OWN_LICENSE else self.license
        return f"{name}; see `LICENSE.txt`"


class Part(NamedTuple):
    """A part of an export with its own license."""

    what: str
    """Description of the part, used in a cell of a Markdown table."""
    license: str
    file: str
    """Name of the license text in the resources."""


def terms_of(settings: LicenseSettings) -> Terms:
    """Return the terms that the user chose; a custom file takes precedence over the list.

    Raises:
        ExportError: If the custom file cannot be read.
    """
    if not settings.license_file:
        return Terms(settings.license, author=settings.author)
    try:
        text = Path(settings.license_file).expanduser().read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ExportError(
            msg(
                "exporters.license_file_is_unreadable",
                "The license file “{file}” cannot be read: {error}.",
                file=settings.license_file,
                error=error,
            ),
            hint=msg(
                "exporters.choose_license_file",
                "Choose a UTF-8 text file, or a license from the list.",
            ),
        ) from error
    return Terms(OWN_LICENSE, text, settings.author)


def write_readme(
    folder: Path,
    metadata: ModelMetadata,
    terms: Terms,
    *,
    readme: str,
    what: str,
    parts: Sequence[Part] = (),
    more: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Write the README of an export that consists of the model alone, and its licenses.

    Args:
        folder: The export, a staged folder.
        metadata: The metadata of the model.
        terms: From `terms_of`.
        readme: The template of the README.
        what: What the terms apply to; see `write_licenses`.
        parts: Parts under other licenses.
        more: Values of the template's names that only this format has.
    """
    text = filled_template(
        readme,
        title=title_of(metadata),
        license=terms.summary_text,
        classes=classes_text(metadata.classes),
        size=metadata.shape.text,
        **more,
    )
    write_whole(folder / "README.md", text.encode())
    write_licenses(folder, terms, what=what, parts=parts, images=metadata.image_terms)


def write_licenses(
    folder: Path,
    terms: Terms,
    *,
    what: str,
    parts: Sequence[Part] = (),
    images: Sequence[ImageTerms] = (),
) -> None:
    """Write the text of the chosen license and the licenses of everything else in the export.

    Args:
        folder: The export, a staged folder.
        terms: From `terms_of`.
        what: What they apply to, in Markdown: "the model: all files that end in `.onnx`".
        parts: Parts under other licenses.
        images: License texts found with the training images, and with the models started from.
    """
    (folder / "LICENSE.txt").write_text(_text(terms, what), encoding="utf-8")
    others = folder / "licenses"
    others.mkdir()
    rows = [f"| {what} | {terms.license or 'not specified'} | [LICENSE.txt](../LICENSE.txt) |"]
    for part in parts:
        (others / part.file).write_text(license_text(part.file), encoding="utf-8")
        rows.append(f"| {part.what} | {part.license} | [{part.file}]({part.file}) |")
    for found in images:
        index = folder / IMAGE_TERMS / found.file
        index.parent.mkdir(exist_ok=True)
        index.write_text(found.text, encoding="utf-8")
        link = f"[{found.file}](images/{found.file})"
        what = f"the base model {found.base}" if found.base else "the training images"
        rows.append(f"| {what} | see the file | {link} |")
    about = filled_template(
        "licenses.md",
        rows="\n".join(rows),
        images=_KNOWN if any(not found.base for found in images) else _UNKNOWN,
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
    credit = f"{thing} in this folder: copyright {terms.author}.\n\n"
    return credit + text if terms.author else text

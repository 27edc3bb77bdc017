"""The About dialog: version, licenses, and system information."""

import importlib.metadata
import platform

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from sfumato_desktop.bridge.engine_state import Machine
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.section import button, label, row

__all__ = ["AboutDialog", "about_text", "licenses"]

_WIDTH, _LICENSES_HEIGHT = 520, 180
_TERMS = ("License-Expression", "License")
_UNKNOWN = "see its own page"
_LONGEST_NAME = 60
"""A license field longer than this contains the license text rather than its name."""


class AboutDialog(QDialog):
    """The version, licenses, and system information, ready to copy into a report."""

    def __init__(self, machine: Machine | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Sfumato"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self._metadata_fields = about_text(machine)
        metadata = label(self._metadata_fields, role="muted")
        metadata.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        parts = QPlainTextEdit(
            "\n".join(f"{name} {version}: {terms}" for name, version, terms in licenses())
        )
        parts.setReadOnly(True)
        parts.setFixedHeight(_LICENSES_HEIGHT)
        parts.setTabChangesFocus(True)
        parts.setAccessibleName(self.tr("Third-party licenses"))
        parts.setToolTip(self.tr("Components with their versions and licenses"))
        copy = button(
            self.tr("Copy"), tip=self.tr("Copy the version information"), icon_name="copy"
        )
        close = button(self.tr("Close"), tip=self.tr("Close this window"), role="primary")
        copy.clicked.connect(self._copy)
        close.clicked.connect(self.accept)
        close.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        layout.setSpacing(Space.M)
        layout.addWidget(label(self.tr("Sfumato"), role="title"))
        layout.addWidget(
            label(
                self.tr("Train an image diffusion model from scratch on your own images."),
                is_wrapped=True,
            )
        )
        layout.addWidget(metadata)
        layout.addWidget(label(self.tr("Free software under the Apache License 2.0. Built with:")))
        layout.addWidget(parts)
        layout.addLayout(row(copy, 1, close))
        close.setFocus()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._metadata_fields)


def about_text(machine: Machine | None) -> str:
    """Return the versions of the main components and a description of the machine."""
    lines = [
        f"Sfumato {_version()}",
        f"Python {platform.python_version()}, PySide6 {pyside_version}",
        platform.platform(),
    ]
    if machine is not None:
        lines.append(f"{machine.device}, {machine.precision}, {machine.threads} threads")
        lines += [f"{name} {version}" for name, version in machine.versions.items()]
    return "\n".join(lines)


def licenses() -> list[tuple[str, str, str]]:
    """Return the name, version, and license of every required package."""
    try:
        wanted = importlib.metadata.requires("sfumato") or []
    except importlib.metadata.PackageNotFoundError:
        return []
    found = {_license_of(_name_in(requirement)) for requirement in wanted}
    return sorted((part for part in found if part is not None), key=lambda part: part[0].lower())


def _name_in(requirement: str) -> str:
    """Return the package name in a requirement such as `numpy>=2.1; python_version<'3.12'`."""
    length = next((n for n, letter in enumerate(requirement) if letter in " <>=!~;[("), None)
    return requirement[:length]


def _license_of(name: str) -> tuple[str, str, str] | None:
    try:
        about = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return None  # required on other platforms only
    terms = next((about[key] for key in _TERMS if key in about), "")
    if terms in ("", "UNKNOWN") or len(terms) > _LONGEST_NAME:
        kinds = [kind for kind in about.get_all("Classifier") or [] if kind.startswith("License")]
        terms = kinds[0].rsplit(" :: ", 1)[-1] if kinds else _UNKNOWN
    return about["Name"], about["Version"], terms


def _version() -> str:
    try:
        return importlib.metadata.version("sfumato")
    except importlib.metadata.PackageNotFoundError:
        return "(not installed)"

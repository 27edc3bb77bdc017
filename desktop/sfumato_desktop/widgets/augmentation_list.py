"""Which augmentations are used, with which settings?

One row for each that the plugins offer: ticked to use it, and then its own settings below, in a
form that grows from its settings class.
"""

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from sfumato.catalog import Catalog, Entry
from sfumato_desktop.core_texts import shown_fields, translated
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.config_form import ConfigForm
from sfumato_desktop.widgets.section import label

__all__ = ["AugmentationList"]

Chosen = dict[str, dict[str, bool | int | float | str]]


class AugmentationList(QWidget):
    """The offered augmentations, each ticked or not."""

    edited = Signal()

    def __init__(self, catalog: Catalog, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        self._rows = {name: _Row(catalog[name]) for name in catalog}
        for row in self._rows.values():
            row.edited.connect(self.edited)
            layout.addWidget(row)
        if not self._rows:
            layout.addWidget(label(self.tr("No plugin offers any."), role="muted"))

    @property
    def problems(self) -> list[str]:
        """What is wrong in the settings of ticked ones."""
        return [text for row in self._rows.values() for text in row.problems]

    def chosen(self) -> Chosen:
        """Give the ticked ones with the settings that differ from their defaults."""
        return {name: row.settings() for name, row in self._rows.items() if row.is_ticked}

    def tick(self, name: str) -> None:
        """Use an augmentation."""
        self._rows[name].tick()


class _Row(QWidget):
    """One augmentation."""

    edited = Signal()

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        text = translated(entry.summary)
        self._box = QCheckBox(translated(entry.label))
        self._box.setToolTip(text)
        self._box.setAccessibleDescription(text)
        self._form = ConfigForm(shown_fields(entry.settings))
        self._form.setContentsMargins(Space.XL, Space.XS, 0, Space.S)
        self._form.hide()
        summary = label(text, role="caption", is_wrapped=True)
        summary.setContentsMargins(Space.XL, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._box)
        layout.addWidget(summary)
        layout.addWidget(self._form)
        self._box.toggled.connect(self._show_form)
        self._form.edited.connect(self._tell)

    @property
    def is_ticked(self) -> bool:
        return self._box.isChecked()

    @property
    def problems(self) -> list[str]:
        return list(self._form.problems.values()) if self.is_ticked else []

    def settings(self) -> dict[str, bool | int | float | str]:
        return cast("dict[str, bool | int | float | str]", self._form.changed_values())

    def tick(self) -> None:
        self._box.setChecked(True)

    def _show_form(self) -> None:
        self._form.setVisible(self.is_ticked and bool(self._form.rows))
        self.edited.emit()

    def _tell(self) -> None:
        self.edited.emit()

"""Checklist of plugin entries with their settings.

There is one row per plugin entry, such as an augmentation or a logger. Checking a row enables the
entry and shows its settings.
"""

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from sfumato.config.fields import Field
from sfumato.plugins.catalog import Catalog, Entry
from sfumato_desktop.core_texts import translated
from sfumato_desktop.shown_text import as_caption, as_tip
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.entry_form import EntryForm, EntryValues
from sfumato_desktop.widgets.field_row import TITLE_PX
from sfumato_desktop.widgets.section import label

__all__ = ["EntryList", "EntryListField"]

Ticked = dict[str, EntryValues]


class EntryList(QWidget):
    """The plugin entries of a catalog, each with a checkbox.

    Args:
        catalog: The available entries.
        under: Path of the table that holds the settings of each entry.
        parent: The parent widget.
    """

    edited = Signal()

    def __init__(self, catalog: Catalog, *, under: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M)
        self._rows = {name: _Row(catalog[name], under=f"{under}.{name}") for name in catalog}
        for row in self._rows.values():
            row.edited.connect(self.edited)
            layout.addWidget(row)
        if not self._rows:
            layout.addWidget(label(self.tr("None available."), role="muted"))

    @property
    def problems(self) -> list[str]:
        """Validation errors in the settings of checked entries."""
        return [row.form.problem for row in self._rows.values() if row.is_ticked and row.problem]

    def chosen(self) -> Ticked:
        """Return the checked entries with the settings that differ from their defaults."""
        return {name: row.form.values() for name, row in self._rows.items() if row.is_ticked}

    def settings_of(self, name: str) -> EntryValues:
        """Return the settings of an entry, whether it is checked or not."""
        return self._rows[name].form.values()

    def choose(self, wanted: Mapping[str, Mapping[str, object]]) -> None:
        """Check exactly the given entries and set their settings."""
        for name, row in self._rows.items():
            row.form.set_values(wanted.get(name, {}))
            row.tick(is_ticked=name in wanted)

    def tick(self, name: str) -> None:
        """Check an entry."""
        self._rows[name].tick(is_ticked=True)


class EntryListField(QWidget):
    """A form field that selects several plugin entries.

    Args:
        field: The table that contains the entries' settings.
        catalog: The available entries.
    """

    edited = Signal(str)
    """Emitted with the field's path."""

    def __init__(self, field: Field, catalog: Catalog) -> None:
        super().__init__()
        self.field = field
        self.entries = EntryList(catalog, under=field.path)
        self._default: Ticked = dict(field.default)
        self._words = " ".join(f"{name} {translated(catalog[name].label)}" for name in catalog)
        title = label(field.title, is_wrapped=True)
        title.setFixedWidth(TITLE_PX)
        title.setToolTip(as_tip(field.description))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.addWidget(title, 0, 0)
        grid.addWidget(label(field.description, role="caption", is_wrapped=True), 0, 1)
        grid.addWidget(self.entries, 1, 1)
        grid.setColumnStretch(1, 1)
        self.entries.edited.connect(self._emit_edited)

    @property
    def is_changed(self) -> bool:
        """Whether the selected entries or their settings differ from the default."""
        return self.entries.chosen() != self._default

    @property
    def changes(self) -> int:
        """Return 1 if the selection differs from the default, and 0 otherwise."""
        return int(self.is_changed)

    @property
    def problem(self) -> str:
        """The first validation error, or ""."""
        return next(iter(self.entries.problems), "")

    def value(self) -> Ticked:
        """Return the selected entries with their settings."""
        return self.entries.chosen()

    def set_value(self, value: object) -> None:
        """Select exactly the given entries."""
        self.entries.choose(cast("Ticked", value))

    def set_default(self, default: object) -> None:
        """Change the default, which an unmodified value follows."""
        follows = not self.is_changed
        self._default = cast("Ticked", default)
        if follows:
            self.set_value(default)

    def search(self, wanted: str) -> int:
        """Show the field if it matches a query, and return the number of matches."""
        field = self.field
        text = f"{field.title} {field.path} {field.description} {self._words}".casefold()
        matches = all(word in text for word in wanted.casefold().split())
        self.setVisible(matches)
        return int(matches)

    def _emit_edited(self) -> None:
        self.edited.emit(self.field.path)


class _Row(QWidget):
    """The row of one entry."""

    edited = Signal()

    def __init__(self, entry: Entry, *, under: str) -> None:
        super().__init__()
        text = translated(entry.summary)
        self._box = QCheckBox(as_caption(translated(entry.label)))
        self._box.setToolTip(as_tip(text))
        self._box.setAccessibleDescription(text)
        self.form = EntryForm(entry, under=under)
        self.form.setContentsMargins(Space.XL, Space.XS, 0, Space.S)
        self.form.hide()
        summary = label(text, role="caption", is_wrapped=True)
        summary.setContentsMargins(Space.XL, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.XS)
        layout.addWidget(self._box)
        layout.addWidget(summary)
        layout.addWidget(self.form)
        self._box.toggled.connect(self._show_form)
        self.form.edited.connect(self.edited)

    @property
    def is_ticked(self) -> bool:
        return self._box.isChecked()

    @property
    def problem(self) -> str:
        return self.form.problem

    def tick(self, *, is_ticked: bool) -> None:
        self._box.setChecked(is_ticked)

    def _show_form(self) -> None:
        self.form.setVisible(self.is_ticked and bool(self.form.rows))
        self.edited.emit()

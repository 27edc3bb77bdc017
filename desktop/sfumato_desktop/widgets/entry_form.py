"""Form for the settings of a plugin entry.

The form has one row per field of the entry's settings class, like the forms for Sfumato's own
settings. It is used for every hook, wherever a plugin entry can be chosen.
"""

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sfumato.plugins.catalog import Entry
from sfumato_desktop.core_texts import shown_fields, translated
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.field_row import FieldRow, RowShape, is_same

__all__ = ["EntryForm", "EntryValues"]

EntryValues = dict[str, bool | int | float | str]
"""Settings of a plugin entry, keyed by name."""


class EntryForm(QWidget):
    """The settings of one plugin entry.

    Args:
        entry: The plugin entry.
        under: Path of the table that holds its settings.
        shape: Layout of the rows.
    """

    edited = Signal()

    def __init__(self, entry: Entry, *, under: str = "", shape: RowShape = RowShape.WIDE) -> None:
        super().__init__()
        self.rows: dict[str, FieldRow] = {}
        """Rows, keyed by the names of the settings in their class."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S)
        words = f"{entry.name} {translated(entry.label)}"
        for field in shown_fields(entry.settings, under=under):
            made = FieldRow(field, shape=shape, found_by=words)
            made.edited.connect(self.edited)
            self.rows[field.path.removeprefix(f"{under}.")] = made
            layout.addWidget(made)

    @property
    def problem(self) -> str:
        """The first validation error, or ""."""
        wrong = (row for row in self.rows.values() if row.problem)
        return next((f"{row.field.title}: {row.problem}" for row in wrong), "")

    @property
    def changes(self) -> int:
        """The number of settings that differ from their defaults."""
        return sum(row.changes for row in self.rows.values())

    def values(self) -> EntryValues:
        """Return the valid values that differ from the entry's own defaults."""
        return {
            name: cast("bool | int | float | str", row.value())
            for name, row in self.rows.items()
            if not row.problem and not is_same(row.value(), row.field.default)
        }

    def set_values(self, values: Mapping[str, object]) -> None:
        """Set the shown values; omitted settings use the entry's own defaults."""
        for name, row in self.rows.items():
            row.set_value(values.get(name, row.field.default))

    def set_defaults(self, values: Mapping[str, object]) -> None:
        """Set the defaults; omitted settings use the entry's own defaults."""
        for name, row in self.rows.items():
            row.set_default(values.get(name, row.field.default))

    def search(self, wanted: str) -> int:
        """Show the rows that match a query, and return their number."""
        return sum(row.search(wanted) for row in self.rows.values())

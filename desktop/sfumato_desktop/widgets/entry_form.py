"""How is something that a plugin offers set?

A row for each field of its settings class, as for Sfumato's own settings. This one form stands
wherever an offer can be chosen, whatever the hook.
"""

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sfumato.catalog import Entry
from sfumato_desktop.core_texts import shown_fields, translated
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.field_row import FieldRow, RowShape, is_same

__all__ = ["EntryForm", "EntryValues"]

EntryValues = dict[str, bool | int | float | str]
"""Settings of an offer by their names."""


class EntryForm(QWidget):
    """The settings of one offer.

    Args:
        entry: The offer.
        under: The path of the table that holds its settings.
        shape: How the rows use their room.
    """

    edited = Signal()

    def __init__(self, entry: Entry, *, under: str = "", shape: RowShape = RowShape.WIDE) -> None:
        super().__init__()
        self.rows: dict[str, FieldRow] = {}
        """By the names that the settings have in their class."""
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
        """What is wrong first, or nothing."""
        wrong = (row for row in self.rows.values() if row.problem)
        return next((f"{row.field.title}: {row.problem}" for row in wrong), "")

    @property
    def changes(self) -> int:
        """How many settings differ from their defaults."""
        return sum(row.changes for row in self.rows.values())

    def values(self) -> EntryValues:
        """Return the right values that differ from what the offer itself takes."""
        return {
            name: cast("bool | int | float | str", row.value())
            for name, row in self.rows.items()
            if not row.problem and not is_same(row.value(), row.field.default)
        }

    def set_values(self, values: Mapping[str, object]) -> None:
        """Show values; the offer's own for those that are left out."""
        for name, row in self.rows.items():
            row.set_value(values.get(name, row.field.default))

    def set_defaults(self, values: Mapping[str, object]) -> None:
        """Take values as defaults, the offer's own for those that are left out."""
        for name, row in self.rows.items():
            row.set_default(values.get(name, row.field.default))

    def search(self, wanted: str) -> int:
        """Show the rows that match; give how many do."""
        return sum(row.search(wanted) for row in self.rows.values())

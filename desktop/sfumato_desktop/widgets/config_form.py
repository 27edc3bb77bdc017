"""A form generated from the fields of a settings class.

Each field is a row in its group, and all rows are searchable. A field that names a plugin entry
lists the available entries, and the table of the entry's settings shows the form of the selected
entry.
"""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sfumato.config.fields import Field
from sfumato.plugins.catalog import Catalog
from sfumato_desktop import formatting
from sfumato_desktop.core_texts import translated
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.entry_list import EntryListField
from sfumato_desktop.widgets.entry_settings import EntrySettings
from sfumato_desktop.widgets.field_row import FieldRow, RowShape
from sfumato_desktop.widgets.section import label

__all__ = ["ConfigForm"]

CatalogOf = Callable[[Field], Catalog | None]
"""Returns the plugin entries that a field can name, like `Plugins.catalog_of`."""

FormPart = FieldRow | EntrySettings | EntryListField


class ConfigForm(QWidget):
    """A form for a list of fields.

    Args:
        fields: The editable fields, in order.
        catalog_of: Returns the plugin entries for a field.
        group_name: Returns the title of a group such as `optimizer`; groups without a title have no
            heading.
        shape: Layout of the rows that contain single values.
        parent: The parent widget.
    """

    edited = Signal(str)
    """The user changed a value: with the field's path."""

    def __init__(
        self,
        fields: Iterable[Field],
        *,
        catalog_of: CatalogOf = lambda _: None,
        group_name: Callable[[str], str] = str,
        shape: RowShape = RowShape.WIDE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts: dict[str, FormPart] = {}
        self._groups: dict[str, list[FormPart]] = {}
        self._headings: dict[str, QLabel] = {}
        self._group_name = group_name
        for field in fields:
            made = _part(field, catalog_of(field), shape)
            made.edited.connect(self.edited)
            made.edited.connect(self._show_counts)
            self._parts[field.path] = made
            self._groups.setdefault(field.group, []).append(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.L if shape is RowShape.EXPLAINED else Space.S)
        for group, parts in self._groups.items():
            if group_name(group):
                self._headings[group] = label(group_name(group), role="strong")
                self._headings[group].setContentsMargins(0, Space.L, 0, Space.XS)
                layout.addWidget(self._headings[group])
            for made in parts:
                layout.addWidget(made)
        layout.addStretch(1)
        self._connect_choices()

    def __getitem__(self, path: str) -> FieldRow:
        """Return the row of a field; raises an error for tables and unknown paths."""
        part = self._parts[path]
        assert isinstance(part, FieldRow)
        return part

    def part(self, path: str) -> FormPart:
        """Return the form part that edits a field."""
        return self._parts[path]

    @property
    def rows(self) -> tuple[FieldRow, ...]:
        """The rows that contain single values, in order."""
        return tuple(part for part in self._parts.values() if isinstance(part, FieldRow))

    @property
    def problems(self) -> dict[str, str]:
        """Validation errors, keyed by path, each including the setting's title."""
        return {path: _named_problem(part) for path, part in self._parts.items() if part.problem}

    @property
    def changes(self) -> int:
        """The number of values that differ from their defaults."""
        return sum(part.changes for part in self._parts.values())

    def changed_values(self) -> dict[str, object]:
        """Return the valid values that differ from their defaults, keyed by path."""
        return {
            path: part.value()
            for path, part in self._parts.items()
            if part.is_changed and not part.problem
        }

    def values(self) -> dict[str, object]:
        """Return all valid values, keyed by path."""
        return {path: part.value() for path, part in self._parts.items() if not part.problem}

    def set_defaults(self, defaults: Mapping[str, object]) -> None:
        """Change the defaults, which unmodified values follow."""
        for path, default in defaults.items():
            if path in self._parts:
                self._parts[path].set_default(default)
        self._show_counts()

    def set_values(self, values: Mapping[str, object]) -> None:
        """Set the shown values."""
        for path, value in values.items():
            if path in self._parts:
                self._parts[path].set_value(value)
        self._show_counts()

    def search(self, wanted: str) -> int:
        """Show only the rows that match a query, and return their number."""
        found = 0
        for group, parts in self._groups.items():
            of_group = sum(part.search(wanted) for part in parts)
            if group in self._headings:
                self._headings[group].setVisible(of_group > 0)
            found += of_group
        self._show_choices_of_found()
        return found

    @Slot()
    def _show_counts(self) -> None:
        """Show the number of modified values in each heading."""
        for group, heading in self._headings.items():
            text, changes = self._group_name(group), sum(one.changes for one in self._groups[group])
            if changes:
                text += "  ·  " + self.tr("{n} changed").format(n=formatting.count(changes))
            heading.setText(text)

    def _show_choices_of_found(self) -> None:
        """Also show the row that selects the entry whose settings matched."""
        for part in self._parts.values():
            if isinstance(part, EntrySettings) and not part.isHidden():
                self[part.field.chosen_by].show()

    def _connect_choices(self) -> None:
        """Connect the entry settings to the rows that select the entries."""
        for part in self._parts.values():
            if isinstance(part, EntrySettings):
                chooser = self[part.field.chosen_by]
                chooser.shown.connect(part.choose)
                part.choose(chooser.value())


def _named_problem(part: FormPart) -> str:
    """Return an error with the setting's title; composite parts include the title themselves."""
    is_single = isinstance(part, FieldRow)
    return f"{part.field.title}: {part.problem}" if is_single else part.problem


def _part(field: Field, catalog: Catalog | None, shape: RowShape) -> FormPart:
    """Return the form part for a field."""
    if catalog is None:
        return FieldRow(field, shape=shape)
    if field.chosen_by:
        return EntrySettings(field, catalog)
    if field.kind == "table":
        return EntryListField(field, catalog)
    labels = [(name, translated(catalog[name].label)) for name in catalog]
    found_by = " ".join(f"{name} {text}" for name, text in labels)
    return FieldRow(field, labels, shape=shape, found_by=found_by)

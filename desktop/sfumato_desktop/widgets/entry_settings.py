"""Settings of the plugin entry that another setting selects, such as the sampler.

The form of the selected entry is shown below the choice. The settings of other entries are kept,
and are restored when those entries are selected again.
"""

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sfumato.config.fields import Field
from sfumato.plugins.catalog import Catalog
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.entry_form import EntryForm, EntryValues
from sfumato_desktop.widgets.field_row import RowShape

__all__ = ["EntrySettings"]


class EntrySettings(QWidget):
    """A field that holds the settings of the selected entry.

    Args:
        field: The table of settings.
        catalog: The available entries.
        shape: Layout of the rows.
    """

    edited = Signal(str)
    """The settings were edited, or another entry was selected: with the field's path."""

    def __init__(
        self, field: Field, catalog: Catalog, *, shape: RowShape = RowShape.NESTED
    ) -> None:
        super().__init__()
        self.field = field
        self._catalog = catalog
        self._shape = shape
        self._chosen = ""
        self._forms: dict[str, EntryForm] = {}
        self._searched = ""
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.M)
        self.hide()

    @property
    def form(self) -> EntryForm | None:
        """The form of the selected entry, or `None` if no plugin provides the entry."""
        return self._forms.get(self._chosen)

    @property
    def changes(self) -> int:
        """The number of settings of the selected entry that differ from their defaults."""
        return self.form.changes if self.form else 0

    @property
    def is_changed(self) -> bool:
        """Whether any setting differs from its default."""
        return self.changes > 0

    @property
    def problem(self) -> str:
        """The first validation error, or ""."""
        return self.form.problem if self.form else ""

    def value(self) -> EntryValues:
        """Return the settings that differ from the selected entry's own defaults."""
        return self.form.values() if self.form else {}

    def set_value(self, value: object) -> None:
        """Set the settings of the selected entry."""
        if self.form:
            self.form.set_values(cast("Mapping[str, object]", value))

    def set_default(self, default: object) -> None:
        """Set the defaults of the selected entry."""
        if self.form:
            self.form.set_defaults(cast("Mapping[str, object]", default))

    @Slot(object)
    def choose(self, name: object) -> None:
        """Show the settings of a different entry."""
        if name == self._chosen:
            return
        before = self.value()
        if self.form:
            self.form.hide()
        self._chosen = str(name or "")
        if self._chosen in self._catalog and self._chosen not in self._forms:
            made = EntryForm(self._catalog[self._chosen], under=self.field.path, shape=self._shape)
            made.edited.connect(self._emit_edited)
            self._forms[self._chosen] = made
            self._layout.addWidget(made)
        self.search(self._searched)
        if self.value() != before:
            self._emit_edited()

    def search(self, wanted: str) -> int:
        """Show the rows that match a query, and return their number."""
        self._searched = wanted
        found = self.form.search(wanted) if self.form else 0
        if self.form:
            self.form.show()
        self.setVisible(found > 0)
        return found

    @Slot()
    def _emit_edited(self) -> None:
        self.edited.emit(self.field.path)

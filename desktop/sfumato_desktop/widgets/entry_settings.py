"""How is that set which another setting names, such as the chosen sampler?

By the form of the chosen offer, which takes its place below the choice. What was set for another
one is kept, and is back when that one is chosen again.
"""

from collections.abc import Mapping
from typing import cast

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sfumato.catalog import Catalog
from sfumato.config.fields import Field
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.entry_form import EntryForm, EntryValues
from sfumato_desktop.widgets.field_row import RowShape

__all__ = ["EntrySettings"]


class EntrySettings(QWidget):
    """A field that holds the settings of the chosen one of several offers.

    Args:
        field: The table of settings.
        catalog: What can be chosen.
        shape: How the rows use their room.
    """

    edited = Signal(str)
    """Other settings count now, changed or another offer's: with the field's path."""

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
        """The form of the chosen offer; `None` where nobody offers it."""
        return self._forms.get(self._chosen)

    @property
    def changes(self) -> int:
        """How many settings of the chosen offer differ from their defaults."""
        return self.form.changes if self.form else 0

    @property
    def is_changed(self) -> bool:
        """Whether any of them does."""
        return self.changes > 0

    @property
    def problem(self) -> str:
        """What is wrong first, or nothing."""
        return self.form.problem if self.form else ""

    def value(self) -> EntryValues:
        """Return the settings that differ from what the chosen offer itself takes."""
        return self.form.values() if self.form else {}

    def set_value(self, value: object) -> None:
        """Show settings of the chosen offer."""
        if self.form:
            self.form.set_values(cast("Mapping[str, object]", value))

    def set_default(self, default: object) -> None:
        """Take settings as the chosen offer's defaults."""
        if self.form:
            self.form.set_defaults(cast("Mapping[str, object]", default))

    @Slot(object)
    def choose(self, name: object) -> None:
        """Show the settings of another offer."""
        if name == self._chosen:
            return
        before = self.value()
        if self.form:
            self.form.hide()
        self._chosen = str(name or "")
        if self._chosen in self._catalog and self._chosen not in self._forms:
            made = EntryForm(self._catalog[self._chosen], under=self.field.path, shape=self._shape)
            made.edited.connect(self._tell)
            self._forms[self._chosen] = made
            self._layout.addWidget(made)
        self.search(self._searched)
        if self.value() != before:
            self._tell()

    def search(self, wanted: str) -> int:
        """Show the rows that match; give how many do."""
        self._searched = wanted
        found = self.form.search(wanted) if self.form else 0
        if self.form:
            self.form.show()
        self.setVisible(found > 0)
        return found

    @Slot()
    def _tell(self) -> None:
        self.edited.emit(self.field.path)

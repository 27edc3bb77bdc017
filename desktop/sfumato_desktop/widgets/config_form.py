"""How does a form grow from the fields of a settings class?

One row a field: its title with a dot when it differs from its default, the control that suits it,
its unit, its help, and a button that takes the default back. Rows stand under their groups and can
be searched. What is wrong is said in the row itself.
"""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from sfumato.config.fields import Field
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.field_editors import Choices, editor_for
from sfumato_desktop.widgets.section import label, tool_button

__all__ = ["ConfigForm", "FieldRow"]

_TITLE_WIDTH = 176
_EDITOR_WIDTH = 248


class FieldRow(QFrame):
    """One setting: title, control, help, and a way back to its default."""

    edited = Signal(str)
    """The user changed the value, or took the default back: with the field's path."""

    def __init__(self, field: Field, choices: Choices = ()) -> None:
        super().__init__()
        self.field = field
        self.editor = editor_for(field, choices)
        self._default: object = field.default
        self._title = QLabel(field.title)
        self._title.setBuddy(self.editor.control)
        self._title.setToolTip(field.description)
        self._title.setFixedWidth(_TITLE_WIDTH)
        self._title.setWordWrap(True)
        self._reset = tool_button(
            "reset",
            name=self.tr("Reset {title}").format(title=field.title),
            tip=self.tr("Take the preset's value back"),
        )
        policy = self._reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._reset.setSizePolicy(policy)
        self._help = label(field.description, role="caption", is_wrapped=True)
        self._problem = label("", role="danger", is_wrapped=True)
        self._problem.hide()
        self._lay_out()
        self.editor.edited.connect(self._note_edit)
        self._reset.clicked.connect(self._take_default)
        self.set_value(field.default)

    @property
    def is_changed(self) -> bool:
        """Whether the value differs from the default."""
        try:
            return _plain(self.editor.value()) != _plain(self._default)
        except ValueError:
            return True

    @property
    def problem(self) -> str:
        """What is wrong with the value, or nothing."""
        try:
            self.editor.value()
        except ValueError as error:
            return str(error)
        return ""

    def set_default(self, default: object) -> None:
        """Change the default; a value that was not changed follows it."""
        follows = not self.is_changed
        self._default = default
        if follows:
            self.editor.set_value(default)
        self.refresh()

    def set_value(self, value: object) -> None:
        """Show a value."""
        self.editor.set_value(value)
        self.refresh()

    def say_problem(self, text: str) -> None:
        """Say what is wrong beside the control, or take the words away."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self.editor.set_invalid(is_invalid=bool(text))

    def refresh(self) -> None:
        """Show whether the value is changed and right."""
        is_changed = self.is_changed
        self._reset.setVisible(is_changed)
        self._title.setText(f"{self.field.title}  •" if is_changed else self.field.title)
        set_role(self._title, "strong" if is_changed else "")
        self.say_problem(self.problem)

    def matches(self, wanted: str) -> bool:
        """Say whether title, name or help hold all the words that are searched."""
        text = f"{self.field.title} {self.field.path} {self.field.description}".casefold()
        return all(word in text for word in wanted.casefold().split())

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.XS)
        grid.addWidget(self._title, 0, 0)
        grid.addWidget(self.editor, 0, 1)
        grid.addWidget(self._reset, 0, 2)
        grid.addWidget(self._problem, 1, 1, 1, 3)
        grid.addWidget(self._help, 2, 1, 1, 3)
        grid.setColumnMinimumWidth(1, _EDITOR_WIDTH)
        grid.setColumnStretch(3, 1)

    def _note_edit(self) -> None:
        self.refresh()
        self.edited.emit(self.field.path)

    def _take_default(self) -> None:
        self.editor.set_value(self._default)
        self.refresh()
        self.editor.control.setFocus()
        self.edited.emit(self.field.path)


class ConfigForm(QWidget):
    """A form over some fields.

    Args:
        fields: What can be changed, in their order.
        choices: By path, what can be chosen where only the program knows it.
        group_name: Names a group, such as `optimizer`; groups without a name get no heading.
        parent: The Qt parent.
    """

    edited = Signal(str)
    """The user changed a value: with the field's path."""

    def __init__(
        self,
        fields: Iterable[Field],
        *,
        choices: Mapping[str, Choices] | None = None,
        group_name: Callable[[str], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows: dict[str, FieldRow] = {}
        self._groups: dict[str, list[FieldRow]] = {}
        self._headings: dict[str, QLabel] = {}
        for field in fields:
            made = FieldRow(field, (choices or {}).get(field.path, ()))
            made.edited.connect(self.edited)
            self._rows[field.path] = made
            self._groups.setdefault(field.group, []).append(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.L)
        for group, rows in self._groups.items():
            if group_name(group):
                self._headings[group] = label(group_name(group), role="strong")
                layout.addWidget(self._headings[group])
            for made in rows:
                layout.addWidget(made)
        layout.addStretch(1)

    def __getitem__(self, path: str) -> FieldRow:
        """Give the row of a field."""
        return self._rows[path]

    @property
    def rows(self) -> tuple[FieldRow, ...]:
        """All rows, in their order."""
        return tuple(self._rows.values())

    @property
    def problems(self) -> dict[str, str]:
        """What is wrong, by path."""
        return {path: made.problem for path, made in self._rows.items() if made.problem}

    def changed_values(self) -> dict[str, object]:
        """Give the right values that differ from their defaults, by path."""
        return {
            path: made.editor.value()
            for path, made in self._rows.items()
            if made.is_changed and not made.problem
        }

    def values(self) -> dict[str, object]:
        """Give all right values, by path."""
        return {path: r.editor.value() for path, r in self._rows.items() if not r.problem}

    def set_defaults(self, defaults: Mapping[str, object]) -> None:
        """Change defaults; values that were not changed follow them."""
        for path, default in defaults.items():
            if path in self._rows:
                self._rows[path].set_default(default)

    def set_values(self, values: Mapping[str, object]) -> None:
        """Show values."""
        for path, value in values.items():
            if path in self._rows:
                self._rows[path].set_value(value)

    def search(self, wanted: str) -> int:
        """Show only the rows that match; give how many there are."""
        for group, rows in self._groups.items():
            shown = [made.matches(wanted) for made in rows]
            for made, is_shown in zip(rows, shown, strict=True):
                made.setVisible(is_shown)
            if group in self._headings:
                self._headings[group].setVisible(any(shown))
        return sum(made.matches(wanted) for made in self._rows.values())


def _plain(value: object) -> object:
    """Give a list for a tuple, so that the two compare as equal."""
    return list(value) if isinstance(value, tuple) else value

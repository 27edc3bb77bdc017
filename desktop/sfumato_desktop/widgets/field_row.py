"""A form row for one setting: title, input, help text, and a reset button.

A modified value is marked with a dot; a validation error is shown in the row itself. On wide pages,
the help text is shown beside the input while the row has the focus or the mouse hovers over it, or
if a search found the row. Help that comes and goes lies over the page, so that it moves nothing.
"""

from enum import Enum

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QEnterEvent, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QGridLayout, QWidget

from sfumato.config.fields import Field
from sfumato_desktop.shown_text import as_caption, as_tip
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.field_editors import Choices, editor_for
from sfumato_desktop.widgets.plain_text import PlainLabel
from sfumato_desktop.widgets.section import label, tool_button

__all__ = ["TITLE_PX", "FieldRow", "RowShape", "is_same"]

TITLE_PX = 176
_EDITOR_PX = 248


class RowShape(Enum):
    """Layout of a row."""

    WIDE = "wide"
    """For pages: title, input, and help on demand, in columns."""
    EXPLAINED = "explained"
    """For dialogs with few rows: the help is always shown below the input."""
    NESTED = "nested"
    """Like `WIDE`, indented below the row it belongs to."""
    NARROW = "narrow"
    """For side panels: the title is above the input, and the help is in tooltips."""


class FieldRow(QFrame):
    """One setting.

    Args:
        field: The field to edit.
        choices: Choices that are only known at run time.
        shape: Layout of the row.
        found_by: Additional search terms that find the row.
    """

    edited = Signal(str)
    """The user edited or reset the value: with the field's path."""
    shown = Signal(object)
    """The user or the program changed the shown value: with the value."""

    def __init__(
        self,
        field: Field,
        choices: Choices = (),
        *,
        shape: RowShape = RowShape.WIDE,
        found_by: str = "",
    ) -> None:
        super().__init__()
        self.field = field
        self.editor = editor_for(field, choices)
        self._found_by = found_by
        self._role = "muted" if shape is RowShape.NARROW else ""
        self._default: object = field.default
        self._title = PlainLabel(as_caption(field.title))  # a buddy turns mnemonics on
        self._title.setBuddy(self.editor.control)
        self._title.setToolTip(as_tip(field.description))
        self._title.setWordWrap(True)
        self._reset = tool_button(
            "reset",
            name=self.tr("Reset {title}").format(title=field.title),
            tip=self.tr("Reset to the preset's value"),
        )
        policy = self._reset.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._reset.setSizePolicy(policy)
        self._help = label(field.description, role="caption", is_wrapped=True)
        self._help.setParent(self)
        self._help.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.destroyed.connect(self._help.deleteLater)  # it may be a child of the page
        self._shape = shape
        self._is_searched_for = False
        self._problem = label("", role="danger", is_wrapped=True)
        self._problem.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.XS)
        if shape is RowShape.NARROW:
            self._lay_out_narrow()
        else:
            self._lay_out(indent=Space.XL if shape is RowShape.NESTED else 0)
        self._show_help()
        self.editor.control.installEventFilter(self)
        self.editor.edited.connect(self._note_edit)
        self._reset.clicked.connect(self._apply_default)
        self.set_value(field.default)

    @property
    def is_changed(self) -> bool:
        """Whether the value differs from the default."""
        try:
            return not is_same(self.editor.value(), self._default)
        except ValueError:
            return True

    @property
    def changes(self) -> int:
        """Return 1 if the value differs from the default, and 0 otherwise."""
        return int(self.is_changed)

    @property
    def problem(self) -> str:
        """The validation error, or ""."""
        try:
            self.editor.value()
        except ValueError as error:
            return str(error)
        return ""

    def value(self) -> object:
        """Return the value.

        Raises:
            ValueError: If the input is invalid; the error text is a sentence for the user.
        """
        return self.editor.value()

    def set_default(self, default: object) -> None:
        """Change the default, which an unmodified value follows."""
        follows = not self.is_changed
        self._default = default
        if follows:
            self.editor.set_value(default)
        self.refresh()

    def set_value(self, value: object) -> None:
        """Set the shown value."""
        self.editor.set_value(value)
        self.refresh()

    def show_problem(self, text: str) -> None:
        """Show an error beside the input, or clear it."""
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self.editor.set_invalid(is_invalid=bool(text))

    def refresh(self) -> None:
        """Update the indicators for modified and invalid values."""
        is_changed, problem = self.is_changed, self.problem
        self._reset.setVisible(is_changed)
        title = as_caption(self.field.title)  # a buddy turns mnemonics on
        self._title.setText(f"{title}  •" if is_changed else title)
        set_role(self._title, "strong" if is_changed else self._role)
        self.show_problem(problem)
        if not problem:
            self.shown.emit(self.editor.value())

    def search(self, wanted: str) -> int:
        """Show the row if it matches a query, and return the number of matching rows."""
        matches = self.matches(wanted)
        self._is_searched_for = bool(wanted.strip())
        self._show_help()
        self.setVisible(matches)
        return int(matches)

    def matches(self, wanted: str) -> bool:
        """Return whether the title, name, or help text contains all search terms."""
        field = self.field
        text = f"{field.title} {field.path} {field.description} {self._found_by}".casefold()
        return all(word in text for word in wanted.casefold().split())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the help text while the input has focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._show_help()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the help text beside the input."""
        super().resizeEvent(event)
        self._show_help()

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide the help text, which may lie outside the row."""
        super().hideEvent(event)
        self._show_help()

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the help text while the mouse hovers over the row."""
        super().enterEvent(event)
        self._show_help()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the help text."""
        super().leaveEvent(event)
        self._show_help()

    def _show_help(self) -> None:
        if self._shape is RowShape.NARROW:
            self._help.hide()
        elif self._is_searched_for or self._shape is RowShape.EXPLAINED:
            self._place_help()
            self._help.show()
        elif self.isVisible() and (self.underMouse() or self.editor.control.hasFocus()):
            self._float_help()
        else:
            self._help.hide()

    def _place_help(self) -> None:
        """Put the help text into the row, which grows with it."""
        if self._grid.indexOf(self._help) < 0:
            set_role(self._help, "caption")
            is_below = self._shape is RowShape.EXPLAINED
            self._grid.addWidget(self._help, *((2, 1, 1, 3) if is_below else (0, 3)))

    def _float_help(self) -> None:
        """Show the help text beside the input, over whatever is below the row."""
        host = _page_around(self)
        self._grid.removeWidget(self._help)
        self._help.setParent(host)
        set_role(self._help, "floating")
        left = self._reset.geometry().right() + Space.M
        corner = self.mapTo(host, QPoint(left, 0))
        width = self.width() - left
        height = max(self.editor.height(), self._help.heightForWidth(width))
        top = min(corner.y(), max(0, host.height() - height))
        self._help.setGeometry(corner.x(), top, width, height)
        self._help.raise_()
        self._help.show()

    def _lay_out(self, *, indent: int) -> None:
        self._title.setFixedWidth(TITLE_PX - indent)
        grid = self._grid
        grid.setContentsMargins(indent, 0, 0, 0)
        grid.addWidget(self._title, 0, 0)
        grid.addWidget(self.editor, 0, 1)
        grid.addWidget(self._reset, 0, 2)
        grid.addWidget(self._problem, 1, 1, 1, 3)
        grid.setColumnMinimumWidth(1, _EDITOR_PX)
        grid.setColumnStretch(3, 1)

    def _lay_out_narrow(self) -> None:
        grid = self._grid
        grid.addWidget(self._title, 0, 0)
        grid.addWidget(self._reset, 0, 1)
        grid.addWidget(self.editor, 1, 0, 1, 2)
        grid.addWidget(self._problem, 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)

    def _note_edit(self) -> None:
        self.refresh()
        self.edited.emit(self.field.path)

    def _apply_default(self) -> None:
        self.editor.set_value(self._default)
        self.refresh()
        self.editor.control.setFocus()
        self.edited.emit(self.field.path)


def _page_around(widget: QWidget) -> QWidget:
    """Return the ancestor that scrolls with a widget, or its window."""
    page = widget
    while not page.isWindow() and (above := page.parentWidget()) is not None:
        if isinstance(above.parentWidget(), QAbstractScrollArea):
            break
        page = above
    return page


def is_same(one: object, other: object) -> bool:
    """Return whether two values are equal, treating lists and tuples alike."""
    return _plain(one) == _plain(other)


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value

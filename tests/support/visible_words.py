"""The texts of a widget, and those in the wrong language."""

from collections.abc import Iterator

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QTabBar, QWidget

from support.languages import TRANSLATIONS
from translations import ts_file

__all__ = ["english_left_in", "visible_text"]


def english_left_in(widget: QWidget) -> list[str]:
    """Return the texts of a German widget that are still in English."""
    german = ts_file.load(TRANSLATIONS / "sfumato_de.ts")
    reported = {words for words, _ in german.values()}
    return sorted(visible_text(widget) & {text.source for text in german} - reported)


def visible_text(widget: QWidget) -> set[str]:
    """Return all visible and accessible texts of a widget and its children."""
    return {
        text for one in (widget, *widget.findChildren(QWidget)) for text in _texts_of(one) if text
    }


def _texts_of(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    yield widget.windowTitle()
    yield from (action.text() for action in widget.findChildren(QAction))
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(row) for row in range(widget.count()))
        case QTabBar():
            yield from (widget.tabText(page) for page in range(widget.count()))

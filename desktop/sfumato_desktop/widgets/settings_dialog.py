"""The settings dialog, with search.

Pages are listed on the left below a search field. A search only shows the matching settings on
every page. Changes apply immediately; there is nothing to confirm.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sfumato_desktop.shown_text import as_tip
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.page import ScrollPage
from sfumato_desktop.widgets.section import label

__all__ = ["PAGE_WIDTH", "Setting", "SettingsDialog", "SettingsPage", "WholePage"]

_SIZE = (880, 600)
_LIST_WIDTH = 232
_ROW_HEIGHT = 30
PAGE_WIDTH = 640


class Setting(QWidget):
    """One setting: its title, description, and control.

    Args:
        title: Name of the setting.
        text: Description of the setting.
        control: The input that changes it.
    """

    def __init__(self, title: str, text: str, control: QWidget) -> None:
        super().__init__()
        self._words = f"{title} {text}".casefold()
        control.setAccessibleName(control.accessibleName() or title)
        control.setToolTip(control.toolTip() or as_tip(text or title))
        texts = QVBoxLayout()
        texts.setSpacing(Space.XS)
        texts.addWidget(label(title, is_wrapped=True))
        if text:
            texts.addWidget(label(text, role="caption", is_wrapped=True))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, Space.XS, 0, Space.XS)
        layout.setSpacing(Space.L)
        layout.addLayout(texts, 1)
        layout.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)

    def matches(self, wanted: str) -> bool:
        """Return whether the setting contains every search term."""
        return all(word in self._words for word in wanted.casefold().split())


class SettingsPage(ScrollPage):
    """A page of related settings.

    Args:
        name: Display name of the page.
        settings: The settings on the page.
        foot: Widgets below the settings, which a search finds by the page's name.
    """

    def __init__(self, name: str, settings: Sequence[Setting], foot: QWidget | None = None) -> None:
        super().__init__(width=PAGE_WIDTH)
        self.name = name
        self._settings = settings
        self._foot = foot
        self.setAccessibleName(name)
        self.column.setSpacing(Space.S)
        self.column.addWidget(label(name, role="heading"))
        for setting in settings:
            self.column.addWidget(setting)
        if foot is not None:
            self.column.addWidget(foot)
        self.column.addStretch(1)

    def narrow(self, wanted: str) -> bool:
        """Show only the matching settings, and return whether there are any."""
        is_named = all(word in self.name.casefold() for word in wanted.casefold().split())
        shown = [is_named or setting.matches(wanted) for setting in self._settings]
        for setting, is_shown in zip(self._settings, shown, strict=True):
            setting.setVisible(is_shown)
        if self._foot is not None:
            self._foot.setVisible(is_named)
        return is_named or any(shown)


class WholePage(QWidget):
    """An external page that is shown or hidden as a whole.

    Args:
        name: Display name of the page.
        words: Additional search terms that find the page.
        content: The widget on the page.
    """

    def __init__(self, name: str, words: str, content: QWidget) -> None:
        super().__init__()
        self.name = name
        self._words = f"{name} {words}".casefold()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(content)

    def narrow(self, wanted: str) -> bool:
        """Return whether the page matches the search."""
        return all(word in self._words for word in wanted.casefold().split())


class SettingsDialog(QDialog):
    """The settings dialog.

    Args:
        pages: The pages, in order.
        parent: The parent window.
    """

    def __init__(self, pages: Sequence[SettingsPage | WholePage], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._pages = pages
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search settings"))
        self._search.setAccessibleName(self.tr("Search settings"))
        self._search.setToolTip(self.tr("Search titles and descriptions of settings"))
        self._search.setClearButtonEnabled(True)
        self._list = QListWidget()
        self._list.setAccessibleName(self.tr("Settings pages"))
        self._list.setToolTip(self.tr("Settings pages"))
        set_role(self._list, "bare")
        self._none = label(self.tr("No matching settings."), role="muted")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        for page in pages:
            item = QListWidgetItem(page.name)
            item.setSizeHint(QSize(0, _ROW_HEIGHT))
            self._list.addItem(item)
            self._stack.addWidget(page)
        self._stack.addWidget(self._none)
        for made in self._stack.findChildren(QPushButton):
            made.setAutoDefault(False)  # Enter in the search field must not press any button
        self._lay_out()
        self._search.textChanged.connect(self._find)
        self._list.currentRowChanged.connect(self._show)
        self._list.setCurrentRow(0)
        self._search.setFocus()

    def show_page(self, name: str) -> None:
        """Show the page with the given object name, which is the same in every language."""
        rows = (row for row, page in enumerate(self._pages) if page.objectName() == name)
        self._list.setCurrentRow(next(rows))

    def search(self, words: str) -> None:
        """Search for settings, as if the text had been typed."""
        self._search.setText(words)

    def shown(self) -> Iterator[SettingsPage | WholePage]:
        """Yield the pages with at least one match."""
        for row, page in enumerate(self._pages):
            if not self._list.item(row).isHidden():
                yield page

    def _lay_out(self) -> None:
        side = QFrame()
        set_role(side, "rail")
        side.setFixedWidth(_LIST_WIDTH)
        side_layout = QVBoxLayout(side)
        side_layout.setContentsMargins(Space.M, Space.L, Space.M, Space.M)
        side_layout.setSpacing(Space.M)
        side_layout.addWidget(self._search)
        side_layout.addWidget(self._list, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(side)
        layout.addWidget(self._stack, 1)

    @Slot(str)
    def _find(self, wanted: str) -> None:
        first = -1
        for row, page in enumerate(self._pages):
            has_match = page.narrow(wanted)
            self._list.item(row).setHidden(not has_match)
            first = row if has_match and first < 0 else first
        current = self._list.currentRow()
        if first < 0:
            self._stack.setCurrentWidget(self._none)
        elif self._list.item(current).isHidden():
            self._list.setCurrentRow(first)
        else:
            self._show(current)

    @Slot(int)
    def _show(self, row: int) -> None:
        if row >= 0:
            self._stack.setCurrentWidget(self._pages[row])

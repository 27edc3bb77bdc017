"""Dialog that shows the installed plugins."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from sfumato.plugins.registry import Plugins
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.plugins_page import PluginsPage
from sfumato_desktop.widgets.section import button, line, row

__all__ = ["PluginsDialog"]

_WIDTH, _HEIGHT = 560, 460


class PluginsDialog(QDialog):
    """The plugins page with a button below it.

    Args:
        plugins: The plugins found at startup.
        parent: The parent window.
    """

    folder_asked = Signal(object)
    """The user wants to open a folder: with its path."""
    trouble_met = Signal(object, object)
    """A setting could not be saved: with message and hint."""

    def __init__(self, plugins: Plugins, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Plugins"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_WIDTH, _HEIGHT)
        self.page = PluginsPage(plugins, width=_WIDTH)
        close = button(self.tr("Close"), tip=self.tr("Close this window"), role="primary")
        foot = row(1, close)
        foot.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.page, 1)
        layout.addWidget(line())
        layout.addLayout(foot)
        set_role(self, "page")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        self.page.folder_asked.connect(self.folder_asked)
        self.page.trouble_met.connect(self.trouble_met)

"""Which plugins are there, what do they offer, and what went wrong with one?"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from sfumato.plugins import Plugins, plugin_folder
from sfumato_desktop import words
from sfumato_desktop.theme import Space, set_role
from sfumato_desktop.widgets.page import Page
from sfumato_desktop.widgets.section import button, card, label, line, row

__all__ = ["PluginsDialog"]

_WIDTH, _HEIGHT = 560, 460


class PluginsDialog(QDialog):
    """The plugins that are in use, with their offers, and below them what was set aside.

    Args:
        plugins: What was found at the start.
        parent: The window.
    """

    def __init__(self, plugins: Plugins, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Plugins"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_WIDTH, _HEIGHT)
        page = Page(width=_WIDTH)
        page.column.addWidget(label(self.tr("Plugins"), role="heading"))
        for name in plugins.names:
            page.column.addWidget(card(label(name, role="strong"), *self._offers(plugins, name)))
        if plugins.incidents:
            page.column.addWidget(label(self.tr("What went wrong"), role="heading"))
        for incident in plugins.incidents:
            message = label(incident.message, role="warning", is_wrapped=True)
            message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            page.column.addWidget(card(label(incident.plugin, role="strong"), message))
        folder = self.tr("Your own plugins belong in {folder}.").format(
            folder=words.path_text(plugin_folder())
        )
        page.column.addWidget(label(folder, role="muted", is_wrapped=True))
        page.column.addStretch(1)
        close = button(self.tr("Close"), tip=self.tr("Close this window"), role="primary")
        close.clicked.connect(self.accept)
        close.setDefault(True)
        foot = row(1, close)
        foot.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(page, 1)
        layout.addWidget(line())
        layout.addLayout(foot)
        set_role(self, "page")

    def _offers(self, plugins: Plugins, plugin: str) -> list[QWidget]:
        kinds = (
            (self.tr("Augmentations: {names}"), plugins.augmentations),
            (self.tr("Samplers: {names}"), plugins.samplers),
            (self.tr("Exporters: {names}"), plugins.exporters),
        )
        lines: list[QWidget] = []
        for text, catalog in kinds:
            labels = [catalog[name].label for name in catalog if catalog.plugin_of(name) == plugin]
            if labels:
                offered = text.format(names=", ".join(labels))
                lines.append(label(offered, role="muted", is_wrapped=True))
        return lines

"""Page with the installed plugins, their state, and their errors.

The page is shown in a dialog or in the settings. It has a card for each plugin with a switch, its
entries, and its errors, followed by the user's plugin folder.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QWidget

from sfumato.errors import SfumatoError
from sfumato.plugins.registry import Plugins, plugin_folder
from sfumato_desktop import formatting
from sfumato_desktop.models.plugin_list import PluginRow, loose_faults, plugin_rows
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.page import ScrollPage
from sfumato_desktop.widgets.section import button, card, label, row

__all__ = ["PluginsPage"]


class PluginsPage(ScrollPage):
    """All installed plugins, each with a switch.

    Args:
        plugins: The plugins found at startup.
        width: Maximum width of the column.
        parent: The parent widget.
    """

    folder_asked = Signal(object)
    """The user wants to open a folder: with its path."""
    trouble_met = Signal(object, object)
    """A setting could not be saved: with message and hint."""

    def __init__(self, plugins: Plugins, *, width: int, parent: QWidget | None = None) -> None:
        super().__init__(width=width, parent=parent)
        self._plugins = plugins
        self.setAccessibleName(self.tr("Plugins"))
        self.switches: dict[str, QCheckBox] = {}
        """The switch of each plugin that has one, keyed by plugin name."""
        self._note = label("", role="caption", is_wrapped=True)
        self._note.hide()
        show_folder = button(
            self.tr("Open plugin folder"),
            tip=self.tr("Open the folder for your own plugins"),
            icon_name="folder",
        )
        show_folder.clicked.connect(self._ask_for_folder)
        self.column.addWidget(label(self.tr("Plugins"), role="heading"))
        for described in plugin_rows(plugins):
            self.column.addWidget(self._card(described))
        faults = loose_faults(plugins)
        if faults:
            self.column.addWidget(label(self.tr("Errors"), role="heading"))
        for name, message in faults:
            self.column.addWidget(card(label(name, role="strong"), _fault(message)))
        self.column.addWidget(self._note)
        where = self.tr("Put your own plugins in {folder}. They are loaded at the next start.")
        where = where.format(folder=formatting.path_text(plugin_folder()))
        self.column.addWidget(label(where, role="muted", is_wrapped=True))
        self.column.addLayout(row(show_folder, 1))
        self.column.addStretch(1)

    def _card(self, described: PluginRow) -> QFrame:
        head = row(label(described.name, role="strong"), 1, spacing=Space.M)
        if described.can_switch:
            head.addWidget(self._switch(described))
        origin = f"{described.location}  ·  {described.state}"
        return card(
            head,
            label(origin, role="caption", is_wrapped=True),
            *(label(text, role="muted", is_wrapped=True) for text in described.offers),
            *(_fault(text) for text in described.faults),
        )

    def _switch(self, described: PluginRow) -> QCheckBox:
        made = QCheckBox(self.tr("Enabled"))
        made.setChecked(described.is_wanted)
        made.setToolTip(self.tr("Enable or disable this plugin (takes effect after a restart)"))
        made.setAccessibleName(self.tr("Enable plugin {name}").format(name=described.name))
        made.toggled.connect(partial(self._choose, described.name))
        self.switches[described.name] = made
        return made

    def _choose(self, name: str, is_wanted: bool) -> None:
        try:
            self._plugins.switch(name, to="on" if is_wanted else "off")
        except SfumatoError as error:
            switch = self.switches[name]
            switch.blockSignals(True)  # noqa: FBT003, Qt's own signature
            switch.setChecked(not is_wanted)
            switch.blockSignals(False)  # noqa: FBT003, Qt's own signature
            self.trouble_met.emit(error.message, error.hint)
            return
        text = (
            self.tr("Plugin “{name}” is enabled. Takes effect after a restart.")
            if is_wanted
            else self.tr("Plugin “{name}” is disabled. Takes effect after a restart.")
        )
        self._note.setText(text.format(name=name))
        self._note.show()

    @Slot()
    def _ask_for_folder(self) -> None:
        self.folder_asked.emit(plugin_folder())


def _fault(message: str) -> QLabel:
    made = label(message, role="warning", is_wrapped=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made

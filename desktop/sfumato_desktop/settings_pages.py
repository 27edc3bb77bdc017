"""The pages of the settings dialog.

The pages are rebuilt each time the dialog is shown. Signals report changes to the window itself;
everything else is written directly to the settings.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from sfumato_desktop import formatting
from sfumato_desktop.action_book import ActionBook
from sfumato_desktop.app_settings import AppSettings, Switch, log_folder, settings_folder
from sfumato_desktop.language import language_name, languages
from sfumato_desktop.services import Services
from sfumato_desktop.theme import Scheme
from sfumato_desktop.widgets.file_dialogs import ask_for_folder
from sfumato_desktop.widgets.keys_page import key_settings
from sfumato_desktop.widgets.plugins_page import PluginsPage
from sfumato_desktop.widgets.quiet_inputs import QuietComboBox
from sfumato_desktop.widgets.section import button, label
from sfumato_desktop.widgets.settings_dialog import PAGE_WIDTH, Setting, SettingsPage, WholePage

__all__ = ["SettingsPages"]


class SettingsPages(QObject):
    """Builds the settings pages and applies the changes made on them.

    Args:
        services: Services shared by the pages.
        actions: The commands, for their shortcuts.
        settings: The settings being edited.
        scheme: The selected color scheme.
        over: The parent of question dialogs.
    """

    scheme_chosen = Signal(object)
    """Emitted with the `Scheme`."""
    folder_requested = Signal(object)
    """Emitted with the path of a folder that the user wants to open."""
    report_requested = Signal()

    def __init__(
        self,
        services: Services,
        actions: ActionBook,
        *,
        settings: AppSettings,
        scheme: Scheme,
        over: QWidget,
    ) -> None:
        super().__init__(over)
        self._services = services
        self._actions = actions
        self._settings = settings
        self._scheme = scheme
        self._over = over

    def all(self) -> list[SettingsPage | WholePage]:
        """Return the pages in display order."""
        keys = SettingsPage(self.tr("Shortcuts"), key_settings(self._actions))
        keys.setObjectName("keys")
        return [
            SettingsPage(self.tr("General"), self._general()),
            SettingsPage(self.tr("Appearance"), [self._colors(), self._language()]),
            SettingsPage(self.tr("Training"), self._training()),
            keys,
            self._plugins(),
            SettingsPage(self.tr("Privacy and help"), self._privacy()),
        ]

    def _general(self) -> list[Setting]:
        return [
            Setting(
                self.tr("Reopen the last project at startup"),
                self.tr("Otherwise, Home shows recent projects."),
                self._switch(Switch.REOPEN),
            ),
            Setting(
                self.tr("Folder for new projects"),
                formatting.path_text(self._settings.projects_folder),
                self._button(self.tr("Choose…"), self._ask_for_projects_folder),
            ),
            Setting(
                self.tr("Settings folder"),
                formatting.path_text(settings_folder()),
                self._button(self.tr("Open folder"), self._request_settings_folder),
            ),
        ]

    def _colors(self) -> Setting:
        box = QuietComboBox()
        names = {
            Scheme.LIGHT: self.tr("Light"),
            Scheme.DARK: self.tr("Dark"),
            Scheme.AUTO: self.tr("Use system theme"),
        }
        box.addItems([names[scheme] for scheme in Scheme])
        box.setCurrentIndex(tuple(Scheme).index(self._scheme))
        box.activated.connect(self._choose_scheme)
        text = self.tr("Both themes use neutral grays, which do not tint the images.")
        return Setting(self.tr("Theme"), text, box)

    def _language(self) -> Setting:
        box = QuietComboBox()
        for code in ("", *languages()):
            box.addItem(language_name(code) if code else self.tr("Use system language"), code)
        box.setCurrentIndex(max(0, box.findData(self._settings.language)))
        box.activated.connect(self._choose_language)
        text = self.tr(
            "Language of the app; the terminal always uses English. Takes effect after a restart."
        )
        return Setting(self.tr("Language"), text, box)

    def _training(self) -> list[Setting]:
        return [
            Setting(
                self.tr("Prevent sleep while training"),
                self.tr(
                    "The computer stays awake while a run is training. The display can "
                    "still turn off."
                ),
                self._switch(Switch.KEEP_AWAKE),
            ),
            Setting(
                self.tr("System notifications"),
                self.tr(
                    "Notify me when a run ends or needs attention while the window is in "
                    "the background."
                ),
                self._switch(Switch.SYSTEM_NOTICES),
            ),
        ]

    def _plugins(self) -> WholePage:
        page = PluginsPage(self._services.plugins, width=PAGE_WIDTH)
        page.folder_asked.connect(self.folder_requested)
        page.trouble_met.connect(self._services.notify.error)
        words_of_it = self.tr("samplers exporters augmentations enable disable folder")
        return WholePage(self.tr("Plugins"), words_of_it, page)

    def _privacy(self) -> list[Setting]:
        return [
            Setting(
                self.tr("No data leaves this machine"),
                self.tr("Sfumato works offline and never sends anything."),
                label(""),
            ),
            Setting(
                self.tr("Logs"),
                formatting.path_text(log_folder()),
                self._button(self.tr("Open logs folder"), self._request_log_folder),
            ),
            Setting(
                self.tr("Report"),
                self.tr("Save logs and versions to a file that you can review and send."),
                self._button(self.tr("Create report…"), self.report_requested.emit),
            ),
        ]

    def _switch(self, switch: Switch) -> QCheckBox:
        box = QCheckBox()
        box.setChecked(self._settings.is_on(switch))
        box.setProperty("switch", str(switch))
        box.toggled.connect(self._turn)
        return box

    def _button(self, text: str, slot: Callable[[], object]) -> QPushButton:
        made = button(text, tip=text)
        made.clicked.connect(slot)
        return made

    @Slot(bool)
    def _turn(self, is_on: bool) -> None:
        self._settings.turn(Switch(self.sender().property("switch")), is_on=is_on)

    @Slot()
    def _ask_for_projects_folder(self) -> None:
        ask_for_folder(
            self._over,
            self.tr("Folder for new projects"),
            self._set_projects_folder,
            start=str(self._settings.projects_folder),
        )

    @Slot(str)
    def _set_projects_folder(self, folder: str) -> None:
        self._settings.projects_folder = Path(folder)

    @Slot()
    def _request_settings_folder(self) -> None:
        self.folder_requested.emit(settings_folder())

    @Slot()
    def _request_log_folder(self) -> None:
        self.folder_requested.emit(log_folder())

    @Slot(int)
    def _choose_language(self, row: int) -> None:
        self._settings.language = ("", *languages())[row]

    @Slot(int)
    def _choose_scheme(self, row: int) -> None:
        self.scheme_chosen.emit(tuple(Scheme)[row])

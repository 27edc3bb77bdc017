"""Which windows open over the window: settings, keys, plugins, about, a report?

Each is made when it is asked for and lies over the main window without stopping it.
"""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QFileDialog, QPushButton, QWidget

from sfumato.errors import SfumatoError
from sfumato.run_folder import RunFolder
from sfumato.storage import explain_disk_errors
from sfumato.trouble_report import write_report
from sfumato_desktop import words
from sfumato_desktop.action_book import ActionBook
from sfumato_desktop.app_settings import AppSettings, Switch, log_folder, settings_folder
from sfumato_desktop.bridge.engine_state import EngineState
from sfumato_desktop.bridge.file_manager import show_in_folder
from sfumato_desktop.services import Services
from sfumato_desktop.theme import Scheme, Theme
from sfumato_desktop.widgets.about import AboutDialog, about_text
from sfumato_desktop.widgets.keys_page import key_settings
from sfumato_desktop.widgets.notices_dialog import NoticesDialog
from sfumato_desktop.widgets.plugins_dialog import PluginsDialog
from sfumato_desktop.widgets.quiet_inputs import QuietComboBox
from sfumato_desktop.widgets.report_dialog import ReportDialog
from sfumato_desktop.widgets.section import button, label
from sfumato_desktop.widgets.settings_dialog import Setting, SettingsDialog, SettingsPage
from sfumato_desktop.widgets.shortcut_sheet import ShortcutSheet

__all__ = ["Dialogs"]


class Dialogs(QObject):
    """Opens dialogs over the window.

    Args:
        services: What the places share.
        settings: What the settings change.
        theme: Follows the choice of colours.
        engine_state: Knows the machine.
        parent: The Qt parent.
    """

    def __init__(
        self,
        services: Services,
        *,
        settings: AppSettings,
        theme: Theme,
        engine_state: EngineState,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._settings = settings
        self._theme = theme
        self._engine_state = engine_state
        self._window: QWidget | None = None
        self._actions: ActionBook | None = None
        self._newest_run: Callable[[], RunFolder | None] = lambda: None

    def serve(
        self, actions: ActionBook, window: QWidget, *, newest_run: Callable[[], RunFolder | None]
    ) -> None:
        """Connect the commands that open a dialog.

        Args:
            actions: All commands.
            window: What dialogs lie over.
            newest_run: Gives the run that a report may be about.
        """
        self._actions, self._window, self._newest_run = actions, window, newest_run
        actions.connect_to("app.settings", self.show_settings)
        actions.connect_to("help.log", self._show_log_folder)
        actions.connect_to("help.shortcuts", self._show_shortcuts)
        actions.connect_to("help.notices", self._show_notices)
        actions.connect_to("help.plugins", self.show_plugins)
        actions.connect_to("help.report", self.ask_for_report)
        actions.connect_to("help.about", self._show_about)
        for scheme in Scheme:
            actions.connect_to(f"view.{scheme}", self._choose_scheme)
        actions[f"view.{self._theme.scheme}"].setChecked(True)

    @Slot()
    def show_settings(self) -> SettingsDialog:
        """Show the settings."""
        assert self._window is not None
        dialog = SettingsDialog(self._pages(), self._window)
        dialog.open()
        return dialog

    @Slot()
    def show_plugins(self) -> None:
        """Show the plugins and what went wrong with them."""
        assert self._window is not None
        dialog = PluginsDialog(self._services.plugins, self._window)
        dialog.folder_asked.connect(self._show_folder)
        dialog.trouble_met.connect(self._services.notify.error)
        dialog.open()

    @Slot()
    def ask_for_report(self) -> None:
        """Say what a report holds, and write it."""
        run = self._newest_run()
        dialog = ReportDialog(run.run_id if run is not None else "", self._window)
        dialog.wanted.connect(self._write_report)
        dialog.open()

    @Slot()
    def _show_shortcuts(self) -> None:
        assert self._window is not None
        assert self._actions is not None
        sheet = ShortcutSheet(self._actions, self._window)
        sheet.change_wanted.connect(self._show_keys)
        sheet.open()

    @Slot()
    def _show_notices(self) -> None:
        assert self._window is not None
        NoticesDialog(self._services.notify.given, self._window).open()

    @Slot()
    def _show_keys(self) -> None:
        self.show_settings().show_page(self.tr("Keys"))

    @Slot()
    def _show_about(self) -> None:
        assert self._window is not None
        AboutDialog(self._engine_state.machine, self._window).open()

    @Slot()
    def _show_log_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder())))

    @Slot(object)
    def _show_folder(self, folder: Path) -> None:
        try:
            with explain_disk_errors(folder):
                folder.mkdir(parents=True, exist_ok=True)
        except SfumatoError as error:
            self._services.notify.error(error.message, error.hint)
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    @Slot(bool)
    def _write_report(self, has_pictures: bool) -> None:
        name = f"sfumato-report-{time.strftime('%Y%m%d-%H%M%S')}.zip"
        try:
            file = write_report(
                log_folder() / name,
                facts=about_text(self._engine_state.machine),
                logs=sorted(log_folder().glob("*.log*")),
                run=self._newest_run(),
                has_pictures=has_pictures,
            )
        except SfumatoError as error:
            self._services.notify.error(error.message, error.hint)
            return
        self._services.notify.action(
            self.tr("The report is in {file}.").format(file=words.path_text(file)),
            self.tr("Show the file"),
            lambda: show_in_folder(file),
        )

    @Slot()
    def _choose_scheme(self) -> None:
        assert self._actions is not None
        actions = self._actions
        self._take_scheme(next(one for one in Scheme if actions[f"view.{one}"].isChecked()))

    @Slot(int)
    def _choose_scheme_by_row(self, row: int) -> None:
        assert self._actions is not None
        chosen = tuple(Scheme)[row]
        self._actions[f"view.{chosen}"].setChecked(True)
        self._take_scheme(chosen)

    def _take_scheme(self, chosen: Scheme) -> None:
        self._settings.scheme = chosen
        self._theme.choose(chosen)

    def _pages(self) -> list[SettingsPage]:
        assert self._actions is not None
        return [
            SettingsPage(self.tr("General"), self._general()),
            SettingsPage(self.tr("Appearance"), [self._colours()]),
            SettingsPage(self.tr("Training"), self._training()),
            SettingsPage(self.tr("Keys"), key_settings(self._actions)),
            SettingsPage(self.tr("Plugins"), [self._plugins()]),
            SettingsPage(self.tr("Privacy and help"), self._privacy()),
        ]

    def _general(self) -> list[Setting]:
        return [
            Setting(
                self.tr("Open the last project at the start"),
                self.tr("Otherwise Home shows the recent ones."),
                self._switch(Switch.REOPEN),
            ),
            Setting(
                self.tr("Folder for new projects"),
                words.path_text(self._settings.projects_folder),
                self._button(self.tr("Choose…"), self._ask_for_projects_folder),
            ),
            Setting(
                self.tr("Folder of these settings"),
                words.path_text(settings_folder()),
                self._button(self.tr("Show"), self._show_settings_folder),
            ),
        ]

    def _colours(self) -> Setting:
        box = QuietComboBox()
        names = {
            Scheme.LIGHT: self.tr("Light"),
            Scheme.DARK: self.tr("Dark"),
            Scheme.AUTO: self.tr("As the system"),
        }
        box.addItems([names[scheme] for scheme in Scheme])
        box.setCurrentIndex(tuple(Scheme).index(self._theme.scheme))
        box.activated.connect(self._choose_scheme_by_row)
        text = self.tr("The greys are neutral in both, so that they do not tint the pictures.")
        return Setting(self.tr("Colours"), text, box)

    def _training(self) -> list[Setting]:
        return [
            Setting(
                self.tr("Keep the machine awake while training"),
                self.tr("Holds off sleep, not the screen's rest, and only while a run learns."),
                self._switch(Switch.KEEP_AWAKE),
            ),
            Setting(
                self.tr("Tell me while the window is not in front"),
                self.tr("By a notice of the system when a run ends or something needs you."),
                self._switch(Switch.SYSTEM_NOTICES),
            ),
        ]

    def _plugins(self) -> Setting:
        return Setting(
            self.tr("Plugins"),
            self.tr("What they offer, and what went wrong with one."),
            self._button(self.tr("Show plugins"), self.show_plugins),
        )

    def _privacy(self) -> list[Setting]:
        return [
            Setting(
                self.tr("Nothing leaves this machine"),
                self.tr("Sfumato works without a network and sends nothing, ever."),
                label(""),
            ),
            Setting(
                self.tr("Logs"),
                words.path_text(log_folder()),
                self._button(self.tr("Open folder"), self._show_log_folder),
            ),
            Setting(
                self.tr("Report"),
                self.tr("Packs logs and versions into a file that you can look into and send."),
                self._button(self.tr("Make a report…"), self.ask_for_report),
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
        dialog = QFileDialog(
            self._window, self.tr("Folder for new projects"), str(self._settings.projects_folder)
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._take_projects_folder)
        dialog.open()

    @Slot(str)
    def _take_projects_folder(self, folder: str) -> None:
        self._settings.projects_folder = Path(folder)

    @Slot()
    def _show_settings_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(settings_folder())))

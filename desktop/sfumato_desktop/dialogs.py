"""The dialogs of the main window: settings, shortcuts, plugins, report, and About.

Each dialog is imported and created on demand. None of them is modal.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from sfumato.errors import SfumatoError
from sfumato.files.storage import explain_disk_errors
from sfumato.records.run_folder import RunFolder
from sfumato.records.trouble_report import free_report_file, write_report
from sfumato_desktop import formatting
from sfumato_desktop.action_book import ActionBook
from sfumato_desktop.app_settings import AppSettings, log_folder
from sfumato_desktop.bridge.engine_state import EngineState
from sfumato_desktop.bridge.file_manager import show_in_folder
from sfumato_desktop.services import Services
from sfumato_desktop.theme import Scheme, Theme

if TYPE_CHECKING:
    from sfumato_desktop.widgets.settings_dialog import SettingsDialog

__all__ = ["Dialogs"]


class Dialogs(QObject):
    """Opens dialogs over the window.

    Args:
        services: Services shared by the pages.
        settings: The settings edited by the settings dialog.
        theme: Applies the selected color scheme.
        engine_state: Provides the machine's details.
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
            window: The parent of the dialogs.
            newest_run: Returns the run that a report can include.
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
    def show_settings(self) -> "SettingsDialog":
        """Show the settings."""
        from sfumato_desktop.settings_pages import SettingsPages  # imported here for start-up time
        from sfumato_desktop.widgets.settings_dialog import SettingsDialog

        assert self._window is not None
        assert self._actions is not None
        pages = SettingsPages(
            self._services,
            self._actions,
            settings=self._settings,
            scheme=self._theme.scheme,
            over=self._window,
        )
        pages.scheme_chosen.connect(self.set_scheme)
        pages.folder_requested.connect(self.show_folder)
        pages.report_requested.connect(self.ask_for_report)
        dialog = SettingsDialog(pages.all(), self._window)
        pages.setParent(dialog)
        dialog.open()
        return dialog

    @Slot()
    def show_plugins(self) -> None:
        """Show the plugins and their errors."""
        from sfumato_desktop.widgets.plugins_dialog import PluginsDialog  # here for start-up time

        assert self._window is not None
        dialog = PluginsDialog(self._services.plugins, self._window)
        dialog.folder_asked.connect(self.show_folder)
        dialog.trouble_met.connect(self._services.notify.error)
        dialog.open()

    @Slot()
    def ask_for_report(self) -> None:
        """Show what a report would contain, and write it if the user agrees."""
        from sfumato_desktop.widgets.report_dialog import ReportDialog  # here for start-up time

        run = self._newest_run()
        dialog = ReportDialog(run.run_id if run is not None else "", self._window)
        dialog.wanted.connect(self._write_report)
        dialog.open()

    @Slot()
    def _show_shortcuts(self) -> None:
        from sfumato_desktop.widgets.shortcut_sheet import ShortcutSheet  # here for start-up time

        assert self._window is not None
        assert self._actions is not None
        sheet = ShortcutSheet(self._actions, self._window)
        sheet.change_requested.connect(self._show_keys)
        sheet.open()

    @Slot()
    def _show_notices(self) -> None:
        from sfumato_desktop.widgets.notices_dialog import NoticesDialog  # here for start-up time

        assert self._window is not None
        NoticesDialog(self._services.notify.given, self._window).open()

    @Slot()
    def _show_keys(self) -> None:
        self.show_settings().show_page("keys")

    @Slot()
    def _show_about(self) -> None:
        from sfumato_desktop.widgets.about import AboutDialog  # imported here for start-up time

        assert self._window is not None
        AboutDialog(self._engine_state.machine, self._window).open()

    @Slot()
    def _show_log_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(log_folder())))

    @Slot(object)
    def show_folder(self, folder: Path) -> None:
        """Show one of the application's folders, creating it if necessary."""
        try:
            with explain_disk_errors(folder):
                folder.mkdir(parents=True, exist_ok=True)
        except SfumatoError as error:
            self._services.notify.error(error.message, error.hint)
            return
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    @Slot(bool)
    def _write_report(self, has_images: bool) -> None:
        from sfumato_desktop.widgets.about import about_text  # imported here for start-up time

        try:
            file = write_report(
                free_report_file(log_folder()),
                metadata=about_text(self._engine_state.machine),
                logs=sorted(log_folder().glob("*.log*")),
                run=self._newest_run(),
                has_images=has_images,
            )
        except SfumatoError as error:
            self._services.notify.error(error.message, error.hint)
            return
        self._services.notify.action(
            self.tr("Report saved to {file}.").format(file=formatting.path_text(file)),
            self.tr("Show in folder"),
            lambda: show_in_folder(file),
        )

    @Slot()
    def _choose_scheme(self) -> None:
        assert self._actions is not None
        actions = self._actions
        self.set_scheme(next(one for one in Scheme if actions[f"view.{one}"].isChecked()))

    @Slot(object)
    def set_scheme(self, chosen: Scheme) -> None:
        """Apply a color scheme, and check it in the menu."""
        assert self._actions is not None
        self._actions[f"view.{chosen}"].setChecked(True)
        self._settings.scheme = chosen
        self._theme.choose(chosen)

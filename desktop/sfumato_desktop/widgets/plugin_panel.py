"""Host for a panel provided by a plugin, which isolates the app from the plugin's errors.

The panel is created when first shown. If it cannot be created or fails to show a run, an error
message replaces it and the window keeps working.
"""

from pathlib import Path
from typing import Protocol, cast

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from sfumato.errors import PluginError
from sfumato.plugins.catalog import Catalog
from sfumato.plugins.registry import Plugins
from sfumato_desktop.core_texts import translated
from sfumato_desktop.models.run_model import RunModel
from sfumato_desktop.shown_text import as_caption, as_tip
from sfumato_desktop.theme import Space
from sfumato_desktop.widgets.section import label

__all__ = ["PluginPanel", "add_panels"]


class _RunPanel(Protocol):
    """The interface of the widget that a panel's factory returns."""

    def show_run(self, folder: Path | None) -> None:
        """Show the run in a folder, or no run if it is `None`."""


class PluginPanel(QWidget):
    """The host of one panel.

    Args:
        name: Name of the panel's plugin entry.
        plugins: Provides the panel, and receives its errors.
        model: The current run.
    """

    def __init__(self, name: str, plugins: Plugins, model: RunModel) -> None:
        super().__init__()
        self._name = name
        self._plugins = plugins
        self._model = model
        self._panel: QWidget | None = None
        self._has_failed = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        model.run_changed.connect(self._show_run)

    def showEvent(self, event: QShowEvent) -> None:
        """Create the panel when it is first shown."""
        if self._panel is None and not self._has_failed:
            self._build()
        super().showEvent(event)

    def _build(self) -> None:
        try:
            made = self._plugins.panels.build(self._name)
            if not isinstance(made, QWidget) or not hasattr(made, "show_run"):
                raise TypeError(
                    f"expected a QWidget with a show_run method, got {type(made).__name__}"
                )
        except (Exception, SystemExit) as error:  # a plugin error must not close the window
            self._show_failure(error)
            return
        self._panel = made
        self._layout.addWidget(made)
        self._show_run()

    @Slot()
    def _show_run(self) -> None:
        if self._panel is None:
            return
        run = self._model.run
        try:
            cast("_RunPanel", self._panel).show_run(run.folder if run else None)
        except (Exception, SystemExit) as error:  # a plugin error must not close the window
            self._show_failure(error)

    def _show_failure(self, error: BaseException) -> None:
        self._has_failed = True
        if self._panel is not None:
            self._panel.deleteLater()
            self._panel = None
        plugin = self._plugins.panels.plugin_of(self._name)
        reason = error.message if isinstance(error, PluginError) else repr(error)
        text = QCoreApplication.translate(
            "PluginPanel", "Panel “{name}” from plugin “{plugin}” failed and was disabled: {reason}"
        ).format(name=self._name, plugin=plugin, reason=reason)
        reported = label(text, role="warning", is_wrapped=True)
        reported.setContentsMargins(Space.L, Space.L, Space.L, Space.L)
        reported.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(reported)
        self._plugins.report(plugin, text)


def add_panels(tabs: QTabWidget, plugins: Plugins, model: RunModel) -> None:
    """Add a tab for each panel that plugins provide."""
    catalog: Catalog = plugins.panels
    for name, entry in catalog.items():
        index = tabs.addTab(PluginPanel(name, plugins, model), as_caption(translated(entry.label)))
        tabs.setTabToolTip(index, as_tip(entry.summary))

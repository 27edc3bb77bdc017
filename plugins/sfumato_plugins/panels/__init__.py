"""The built-in panels."""

from sfumato.plugins.catalog import PanelEntry

__all__ = ["PANELS"]

PANELS = (
    PanelEntry(
        name="notes",
        label="Notes",
        summary="Notes about a run, saved in the folder of the run.",
        factory="sfumato_plugins.panels.ui:make_panel",
    ),
)

"""The built-in panels."""

from sfumato.catalog import PanelEntry

__all__ = ["PANELS"]

PANELS = (
    PanelEntry(
        name="notes",
        label="Notes",
        summary="Keeps what you write down about a run in the run's folder.",
        factory="sfumato_plugins.panels.ui:make_panel",
    ),
)

"""A plugin that provides one sampler and two exporters, for the window's tests."""

from types import ModuleType
from typing import Annotated

from msgspec import Meta

from sfumato.config.settings import Settings
from sfumato.plugins.catalog import Entry
from sfumato.plugins.hookspecs import hookimpl
from sfumato.plugins.registry import Plugins

__all__ = ["plugins_with_offers"]


class _FastSettings(Settings, frozen=True):
    opset: Annotated[int, Meta(ge=1, le=30, title="Opset", description="Of the file.")] = 20


@hookimpl
def sfumato_samplers() -> list[Entry]:
    return [Entry(name="dpmpp_2m", label="DPM-Solver++", summary="Quick.", factory="none:None")]


@hookimpl
def sfumato_exporters() -> list[Entry]:
    return [
        Entry(
            name="fast",
            label="Fast file",
            summary="For games.",
            factory="none:None",
            settings=_FastSettings,
        ),
        Entry(name="small", label="Small file", summary="For phones.", factory="none:None"),
    ]


def plugins_with_offers() -> Plugins:
    """Return plugins that provide a few entries."""
    module = ModuleType("offers")
    module.sfumato_samplers = sfumato_samplers  # type: ignore[attr-defined]
    module.sfumato_exporters = sfumato_exporters  # type: ignore[attr-defined]
    return Plugins([("offers", module)])

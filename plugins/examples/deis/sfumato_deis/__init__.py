"""The hook through which this plugin provides a sampler to Sfumato."""

from typing import Annotated

from msgspec import Meta

from sfumato.config.settings import Settings
from sfumato.plugins.catalog import Entry
from sfumato.plugins.hookspecs import hookimpl

__all__ = ["SFUMATO_HOOK_VERSION", "DeisSettings", "sfumato_samplers"]

SFUMATO_HOOK_VERSION = 1


class DeisSettings(Settings, frozen=True):
    """Settings of DEIS."""

    degree: Annotated[
        int,
        Meta(
            ge=0,
            le=3,
            title="Degree",
            description="Degree of the polynomial through the last predictions. 0 is Euler's "
            "method; higher is more accurate, but unstable with very few steps.",
        ),
    ] = 2


@hookimpl
def sfumato_samplers() -> list[Entry]:
    """Return DEIS."""
    return [
        Entry(
            name="deis",
            label="DEIS (tAB)",
            summary="Multistep method with polynomial extrapolation; one network call per step.",
            factory=f"{__name__}.sampler:DeisSampler",
            settings=DeisSettings,
        )
    ]

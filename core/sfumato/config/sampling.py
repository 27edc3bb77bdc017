"""Settings of sampling, and the values that override some of them.

A run stores `SamplingSettings`. So do sampling presets, recipes, and exported models, each as one
value. `SamplingOverrides`, the terminal's flags, and the window's form are derived from its fields.
"""

from typing import TYPE_CHECKING, Annotated, Any, Literal, get_type_hints

import msgspec
from msgspec import Meta

from sfumato.config.group import PluginSettings, Settings

__all__ = ["SamplingOverrides", "SamplingSettings"]


class SamplingSettings(Settings, frozen=True):
    """How images are generated from noise."""

    sampler: Annotated[
        str,
        Meta(
            title="Sampler",
            description="The algorithm that turns noise into an image.",
            extra={"catalog": "samplers"},
        ),
    ] = "dpmpp_2m"
    sampler_settings: Annotated[
        PluginSettings,
        Meta(
            title="Sampler settings",
            description="Settings of the selected sampler, by name, such as eta for DDIM.",
            extra={"catalog": "samplers", "settings_of": "sampler"},
        ),
    ] = msgspec.field(default_factory=dict)
    num_steps: Annotated[
        int,
        Meta(
            ge=1,
            le=1000,
            title="Steps",
            description="Number of sampling steps from noise to image. More steps are slower and "
            "often, but not always, better.",
            extra={"flag": "--steps"},
        ),
    ] = 10
    guidance: Annotated[
        Literal["none", "class", "autoguidance"],
        Meta(
            title="Guidance method",
            description="What guides sampling: nothing (none), the same model without its class "
            "(class, known as classifier-free guidance), or an earlier checkpoint of the same run "
            "(autoguidance), which also improves models without classes.",
            extra={"flag": "--guided-by"},
        ),
    ] = "class"
    guidance_scale: Annotated[
        float,
        Meta(
            ge=0.0,
            le=20.0,
            title="Guidance scale",
            description="Strength of guidance. 1 disables guidance; higher values follow the class "
            "more closely and reduce variety. Guided steps take up to twice as long.",
            extra={"flag": "--guidance"},
        ),
    ] = 1.0
    guidance_low: Annotated[
        float,
        Meta(
            ge=0.0,
            le=1000.0,
            title="Guidance interval minimum",
            description="Lowest noise level at which guidance is applied. Steps below it take half "
            "as long, and the fine detail that they add needs no guidance.",
        ),
    ] = 0.0
    guidance_high: Annotated[
        float,
        Meta(
            ge=0.0,
            le=1000.0,
            title="Guidance interval maximum",
            description="Highest noise level at which guidance is applied. Lower values are faster "
            "and preserve more variety, because the coarse structure forms without guidance.",
        ),
    ] = 1000.0
    guide_fraction: Annotated[
        float,
        Meta(
            gt=0.0,
            lt=1.0,
            title="Guide fraction",
            description="Checkpoint that autoguidance uses as its guide, as a fraction of the "
            "images seen so far. Lower values select an earlier checkpoint and guide more "
            "strongly.",
        ),
    ] = 0.1
    sigma_min: Annotated[
        float,
        Meta(
            gt=0.0,
            le=0.5,
            title="Minimum noise level",
            description="The last noise level before the clean image. Raise it if images look "
            "speckled.",
        ),
    ] = 0.03
    sigma_max: Annotated[
        float,
        Meta(
            ge=1.0,
            le=1000.0,
            title="Maximum noise level",
            description="The noise level at which sampling starts.",
        ),
    ] = 80.0
    rho: Annotated[
        float,
        Meta(
            ge=1.0,
            le=20.0,
            title="Noise level spacing",
            description="Spacing of the noise levels (rho in EDM). Higher values spend more steps "
            "on fine detail; 1 spaces the levels evenly.",
        ),
    ] = 7.0
    start: Annotated[
        Literal["noise", "gaussian"],
        Meta(
            title="Sampling start",
            description="Where sampling starts: from white noise (noise), or from noise with the "
            "mean and covariance of the training images (gaussian). gaussian skips the first "
            "steps: with a maximum noise level of about 7, five steps give nearly the same quality "
            "as ten.",
        ),
    ] = "noise"


class _Overrides(Settings, frozen=True):
    """Sampling settings that replace those of a run; a setting of `None` keeps the run's value."""

    def applied_to(self, sampling: SamplingSettings) -> SamplingSettings:
        """Return sampling settings with these overrides.

        The settings of a sampler do not apply to another sampler, which starts with its own.
        """
        given = {
            name: value for name, value in msgspec.structs.asdict(self).items() if value is not None
        }
        if given.get("sampler", sampling.sampler) != sampling.sampler:
            given.setdefault("sampler_settings", {})
        return msgspec.structs.replace(sampling, **given)


if TYPE_CHECKING:

    class SamplingOverrides(_Overrides, frozen=True):
        """Sampling settings that replace those of a run.

        Each field of `SamplingSettings` is optional; `None` keeps the run's value.
        """

        def __init__(self, **values: object) -> None: ...
        def __getattr__(self, name: str) -> Any: ...  # of the field's own type

else:
    SamplingOverrides = msgspec.defstruct(
        "SamplingOverrides",
        [
            (name, kind | None, None)
            for name, kind in get_type_hints(SamplingSettings, include_extras=True).items()
        ],
        bases=(_Overrides,),
        module=__name__,
        namespace={"__doc__": _Overrides.__doc__},
        frozen=True,
        kw_only=True,
        forbid_unknown_fields=True,
    )

"""In which ways does a run's model draw best, and how was that found out?

Tuning leaves its result in the run's folder as `tuned.json`. From then on it decides how images
are drawn from the checkpoint that was tuned, wherever nothing else is asked for. It holds plain
values, so that terminal and window read it at once.
"""

import time
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from sfumato.config.loading import settings_from
from sfumato.config.sampling import SamplingStart
from sfumato.config.settings import PluginSettings, SamplingConfig
from sfumato.errors import ConfigError, SfumatoError
from sfumato.json_file import read_json
from sfumato.storage import explain_disk_errors, write_whole

__all__ = [
    "Autoguidance",
    "Quality",
    "SamplingPreset",
    "ScoredPreset",
    "Tuned",
    "load_tuned",
    "preset_of",
    "remove_tuned",
    "save_tuned",
]

Quality = Literal["best", "fast", "trained"]
"""How images are drawn: as was found best, as was found best in few network calls, or as the
run's own settings say."""

_FILE = "tuned.json"


class Autoguidance(msgspec.Struct, frozen=True, kw_only=True):
    """How far a way pushes images away from an early state of the run, and where."""

    scale: float
    moment: float
    """The early state, as a share of what the model has learned."""
    high: float
    """The highest noise level that is guided; all below are."""


class SamplingPreset(msgspec.Struct, frozen=True, kw_only=True):
    """A way of drawing: an average, and what tuning may change of a `SamplingConfig`."""

    ema_length: Annotated[float, Meta(ge=0.0, le=0.28)] | None = None
    """Width of the average relative to the run; `None` for the checkpoint's own, 0 for the weights
    themselves."""
    sampler: str
    sampler_settings: PluginSettings = {}
    num_steps: int
    sigma_min: float
    sigma_max: float
    rho: float
    start: SamplingStart = "noise"
    autoguidance: Autoguidance | None = None
    """`None` for the run's own guidance."""

    def applied_to(self, sampling: SamplingConfig) -> SamplingConfig:
        """Return the sampling with this way in it; guidance stays where the way has none."""
        sampled = msgspec.structs.replace(
            sampling, **{name: getattr(self, name) for name in _OF_SAMPLING}
        )
        if self.autoguidance is None:
            return sampled
        return msgspec.structs.replace(
            sampled,
            guidance="autoguidance",
            guidance_scale=self.autoguidance.scale,
            guidance_low=0.0,
            guidance_high=self.autoguidance.high,
            guide_fraction=self.autoguidance.moment,
        )


_OF_SAMPLING = tuple(
    name for name in SamplingPreset.__struct_fields__ if name not in {"ema_length", "autoguidance"}
)


class ScoredPreset(msgspec.Struct, frozen=True, kw_only=True):
    """A way that was tried, and how well it drew."""

    preset: SamplingPreset
    network_calls: int
    """An image, those of the way's own autoguidance included, other guidance not."""
    images: int
    """How many were drawn; scores compare only where it is the same."""
    score: float
    """Distance to the real images; lower is better."""


class Tuned(msgspec.Struct, frozen=True, kw_only=True):
    """What tuning found for one checkpoint of a run."""

    images_seen: int
    """The checkpoint's clock: only for it does the rest hold."""
    fast: SamplingPreset
    best: SamplingPreset
    fast_calls: int
    best_calls: int
    fast_gain: float
    """How much smaller the score is than that of the run's own way in as many network calls."""
    best_gain: float
    """How much smaller the score is than that of the run's own way."""
    tried: tuple[ScoredPreset, ...]
    features: tuple[str, ...]
    """The networks by whose features images were compared."""
    real_images: int
    guidance_scale: float
    first_seed: int
    elapsed_s: float
    version: str = ""
    """Of the Sfumato that tuned."""
    time: float = msgspec.field(default_factory=time.time)
    """Seconds since 1970-01-01 UTC."""
    format: int = 1

    def preset(self, quality: Literal["best", "fast"]) -> SamplingPreset:
        """Return one of the two ways by its name."""
        return self.fast if quality == "fast" else self.best


def preset_of(sampling: SamplingConfig) -> SamplingPreset:
    """Return the way that a sampling describes, with the checkpoint's own average and guidance."""
    return SamplingPreset(**{name: getattr(sampling, name) for name in _OF_SAMPLING})


def save_tuned(folder: Path, tuned: Tuned) -> Path:
    """Write the result into a run's folder, whole or not at all, and give its path.

    Raises:
        SfumatoError: If the disk is full or refuses.
    """
    file = folder / _FILE
    write_whole(file, msgspec.json.format(msgspec.json.encode(tuned)) + b"\n")
    return file


def load_tuned(folder: Path) -> Tuned | None:
    """Read the result from a run's folder; `None` where the run was not tuned.

    Raises:
        SfumatoError: If it is damaged.
    """
    file = folder / _FILE
    if not file.exists():
        return None
    hint = (
        "Tune the run again, which replaces it, or discard it: "
        f"sfumato tune PROJECT {folder.name} --reset"
    )
    tuned = read_json(file, Tuned, hint=hint)
    for preset in (tuned.fast, tuned.best):
        _require_bounds(preset, file, hint=hint)
    return tuned


def remove_tuned(folder: Path) -> bool:
    """Forget the result; say whether there was one.

    Raises:
        SfumatoError: If the disk refuses.
    """
    file = folder / _FILE
    existed = file.exists()
    with explain_disk_errors(file):
        file.unlink(missing_ok=True)
    return existed


def _require_bounds(preset: SamplingPreset, file: Path, *, hint: str) -> None:
    """Refuse what no tuning finds: it would draw for ever, or fail in the midst of drawing."""
    sampling = msgspec.to_builtins(preset.applied_to(SamplingConfig()))
    try:
        settings_from(sampling, SamplingConfig, source=f"“{file}”")
    except ConfigError as error:
        raise SfumatoError(error.message, hint=hint) from error

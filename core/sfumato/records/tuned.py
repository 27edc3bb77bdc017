"""The result of sampler tuning for a run's checkpoint.

Tuning saves its result in the run's folder as `tuned.json`. From then on, the result determines the
default sampling settings for the tuned checkpoint. It contains only plain values, so the command
line and the window can read it quickly.
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
from sfumato.files.json_file import read_json
from sfumato.files.storage import explain_disk_errors, write_whole
from sfumato.messages import Text, msg

__all__ = [
    "Autoguidance",
    "SamplingPreset",
    "SamplingPresetName",
    "ScoredPreset",
    "Tuned",
    "load_tuned",
    "preset_of",
    "remove_tuned",
    "save_tuned",
]

SamplingPresetName = Literal["high-quality", "fast", "default"]
"""The sampling presets: high quality, fast (few network calls), or the run's own settings."""

_FILE = "tuned.json"


class Autoguidance(msgspec.Struct, frozen=True, kw_only=True):
    """The strength of autoguidance, its guide checkpoint, and its noise interval."""

    scale: float
    fraction: float
    """The guide fraction: the position of the guide checkpoint within the training so far."""
    high: float
    """The highest guided noise level; guidance applies to all lower noise levels."""


class SamplingPreset(msgspec.Struct, frozen=True, kw_only=True):
    """A sampling preset: an EMA length, and the `SamplingConfig` fields that tuning may change."""

    ema_length: Annotated[float, Meta(ge=0.0, le=0.28)] | None = None
    """The EMA length; `None` for the checkpoint's own, 0 for the raw weights."""
    sampler: str
    sampler_settings: PluginSettings = {}
    num_steps: int
    sigma_min: float
    sigma_max: float
    rho: float
    start: SamplingStart = "noise"
    autoguidance: Autoguidance | None = None
    """The settings of autoguidance; `None` for the run's own guidance."""

    def applied_to(self, sampling: SamplingConfig) -> SamplingConfig:
        """Return sampling settings with this preset applied.

        Guidance is kept if the preset has none.
        """
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
            guide_fraction=self.autoguidance.fraction,
        )


_OF_SAMPLING = tuple(
    name for name in SamplingPreset.__struct_fields__ if name not in {"ema_length", "autoguidance"}
)


class ScoredPreset(msgspec.Struct, frozen=True, kw_only=True):
    """A candidate that was evaluated, and its score."""

    preset: SamplingPreset
    network_calls: int
    """The network calls per image, including only the guidance that the preset itself specifies."""
    images: int
    """The number of images generated; scores are comparable only if this number is the same."""
    score: float
    """The distance to real images; lower is better."""


class Tuned(msgspec.Struct, frozen=True, kw_only=True):
    """The tuning result for a checkpoint of a run."""

    images_seen: int
    """The image count of the checkpoint to which the other fields apply."""
    fast: SamplingPreset
    high_quality: SamplingPreset
    fast_calls: int
    high_quality_calls: int
    fast_gain: float
    """The relative improvement over the run's own settings with as many network calls."""
    high_quality_gain: float
    """The relative improvement over the run's own settings."""
    tried: tuple[ScoredPreset, ...]
    features: tuple[str, ...]
    """The feature networks used to compare images."""
    real_images: int
    guidance_scale: float
    first_seed: int
    elapsed_s: float
    version: str = ""
    """The Sfumato version that tuned the sampler."""
    time: float = msgspec.field(default_factory=time.time)
    """When the sampler was tuned, in seconds since 1970-01-01 UTC."""
    format: int = 2

    def preset(self, name: Literal["high-quality", "fast"]) -> SamplingPreset:
        """Return the preset with the given name."""
        return self.fast if name == "fast" else self.high_quality


def preset_of(sampling: SamplingConfig) -> SamplingPreset:
    """Return sampling settings as a preset, with the checkpoint's own average and guidance."""
    return SamplingPreset(**{name: getattr(sampling, name) for name in _OF_SAMPLING})


def save_tuned(folder: Path, tuned: Tuned) -> Path:
    """Write the result to a run's folder atomically, and return its path.

    Raises:
        SfumatoError: If the disk is full or not writable.
    """
    file = folder / _FILE
    write_whole(file, msgspec.json.format(msgspec.json.encode(tuned)) + b"\n")
    return file


def load_tuned(folder: Path) -> Tuned | None:
    """Return the result in a run's folder, or `None` if the run has not been tuned.

    Raises:
        SfumatoError: If the result is damaged.
    """
    file = folder / _FILE
    if not file.exists():
        return None
    hint = msg(
        "tuned.tune_again_or_reset",
        "Tune the run again, or discard the result: sfumato tune PROJECT {run} --reset",
        run=folder.name,
    )
    tuned = read_json(file, Tuned, hint=hint)
    for preset in (tuned.fast, tuned.high_quality):
        _require_bounds(preset, file, hint=hint)
    return tuned


def remove_tuned(folder: Path) -> bool:
    """Remove the result and return whether there was one.

    Raises:
        SfumatoError: If the disk reports an error.
    """
    file = folder / _FILE
    existed = file.exists()
    with explain_disk_errors(file):
        file.unlink(missing_ok=True)
    return existed


def _require_bounds(preset: SamplingPreset, file: Path, *, hint: Text) -> None:
    """Raise an error for values that tuning never produces and that sampling cannot handle."""
    sampling = msgspec.to_builtins(preset.applied_to(SamplingConfig()))
    try:
        settings_from(sampling, SamplingConfig, source=f"“{file}”")
    except ConfigError as error:
        raise SfumatoError(error.message, hint=hint) from error

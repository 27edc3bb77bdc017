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

from sfumato.config.sampling import SamplingSettings
from sfumato.files.json_file import read_json_if_any, write_json
from sfumato.files.storage import explain_disk_errors
from sfumato.messages import msg

__all__ = [
    "SamplingPreset",
    "SamplingPresetName",
    "ScoredPreset",
    "Tuned",
    "load_tuned",
    "remove_tuned",
    "save_tuned",
]

SamplingPresetName = Literal["high-quality", "fast", "default"]
"""The sampling presets: high quality, fast (few network calls), or the run's own settings."""

_FILE = "tuned.json"


class SamplingPreset(msgspec.Struct, frozen=True, kw_only=True):
    """A sampling preset: an EMA length and sampling settings."""

    ema_length: Annotated[float, Meta(ge=0.0, le=0.28)] | None = None
    """The EMA length; `None` for the checkpoint's own, 0 for the raw weights."""
    sampling: SamplingSettings

    def resampled(self, **changes: object) -> "SamplingPreset":
        """Return the preset with some sampling settings changed."""
        sampling = msgspec.structs.replace(self.sampling, **changes)
        return msgspec.structs.replace(self, sampling=sampling)


class ScoredPreset(msgspec.Struct, frozen=True, kw_only=True):
    """A candidate that was evaluated, and its score."""

    preset: SamplingPreset
    network_calls: int
    """The network calls per image, including those of a guide checkpoint."""
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
    format: int = 3

    def preset(self, name: Literal["high-quality", "fast"]) -> SamplingPreset:
        """Return the preset with the given name."""
        return self.fast if name == "fast" else self.high_quality


def save_tuned(folder: Path, tuned: Tuned) -> Path:
    """Write the result to a run's folder atomically, and return its path.

    Raises:
        SfumatoError: If the disk is full or not writable.
    """
    file = folder / _FILE
    write_json(file, tuned)
    return file


def load_tuned(folder: Path) -> Tuned | None:
    """Return the result in a run's folder, or `None` if the run has not been tuned.

    Raises:
        SfumatoError: If the result is damaged.
    """
    hint = msg(
        "tuned.tune_again_or_reset",
        "Tune the run again, or discard the result: sfumato tune PROJECT {run} --reset",
        run=folder.name,
    )
    return read_json_if_any(folder / _FILE, Tuned, hint=hint)


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

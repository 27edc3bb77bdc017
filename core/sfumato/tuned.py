"""In which ways does a run's model draw best, and how was that found out?

Tuning leaves its result in the run's folder as `tuned.json`. From then on it decides how pictures
are drawn from the checkpoint that was tuned, wherever nothing else is asked for. It holds plain
values, so that terminal and window read it at once.
"""

import time
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from sfumato.config.loading import settings_from
from sfumato.config.sampling import WalkStart
from sfumato.config.settings import PluginSettings, SamplingConfig
from sfumato.errors import ConfigError, SfumatoError
from sfumato.json_file import read_json
from sfumato.storage import explain_disk_errors, write_whole

__all__ = [
    "Autoguidance",
    "Quality",
    "TriedWay",
    "Tuned",
    "Way",
    "load_tuned",
    "remove_tuned",
    "save_tuned",
    "way_of",
]

Quality = Literal["best", "fast", "trained"]
"""How pictures are drawn: as was found best, as was found best in few network calls, or as the
run's own settings say."""

_FILE = "tuned.json"


class Autoguidance(msgspec.Struct, frozen=True, kw_only=True):
    """How far a way pushes pictures away from an early state of the run, and where."""

    scale: float
    moment: float
    """The early state, as a share of what the model has learnt."""
    high: float
    """The highest noise level that is guided; all below are."""


class Way(msgspec.Struct, frozen=True, kw_only=True):
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
    start: WalkStart = "noise"
    autoguidance: Autoguidance | None = None
    """`None` for the run's own guidance."""

    def applied_to(self, sampling: SamplingConfig) -> SamplingConfig:
        """Give the sampling with this way in it; guidance stays where the way has none."""
        walked = msgspec.structs.replace(
            sampling, **{name: getattr(self, name) for name in _OF_SAMPLING}
        )
        if self.autoguidance is None:
            return walked
        return msgspec.structs.replace(
            walked,
            guidance="autoguidance",
            guidance_scale=self.autoguidance.scale,
            guidance_low=0.0,
            guidance_high=self.autoguidance.high,
            guide_moment=self.autoguidance.moment,
        )


_OF_SAMPLING = tuple(
    name for name in Way.__struct_fields__ if name not in {"ema_length", "autoguidance"}
)


class TriedWay(msgspec.Struct, frozen=True, kw_only=True):
    """A way that was tried, and how well it drew."""

    way: Way
    network_calls: int
    """A picture, those of the way's own autoguidance included, other guidance not."""
    pictures: int
    """How many were drawn; scores compare only where it is the same."""
    score: float
    """Distance to the real pictures; lower is better."""


class Tuned(msgspec.Struct, frozen=True, kw_only=True):
    """What tuning found for one checkpoint of a run."""

    images_seen: int
    """The checkpoint's clock: only for it does the rest hold."""
    fast: Way
    best: Way
    fast_calls: int
    best_calls: int
    fast_gain: float
    """How much smaller the score is than that of the run's own way in as many network calls."""
    best_gain: float
    """How much smaller the score is than that of the run's own way."""
    tried: tuple[TriedWay, ...]
    features: tuple[str, ...]
    """The networks by whose features pictures were compared."""
    real_pictures: int
    guidance_scale: float
    first_seed: int
    elapsed_s: float
    version: str = ""
    """Of the Sfumato that tuned."""
    time: float = msgspec.field(default_factory=time.time)
    """Seconds since 1970-01-01 UTC."""
    format: int = 1

    def way(self, quality: Literal["best", "fast"]) -> Way:
        """Give one of the two ways by its name."""
        return self.fast if quality == "fast" else self.best


def way_of(sampling: SamplingConfig) -> Way:
    """Give the way that a sampling describes, with the checkpoint's own average and guidance."""
    return Way(**{name: getattr(sampling, name) for name in _OF_SAMPLING})


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
    for way in (tuned.fast, tuned.best):
        _require_bounds(way, file, hint=hint)
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


def _require_bounds(way: Way, file: Path, *, hint: str) -> None:
    """Refuse what no tuning finds: it would draw for ever, or fail in the midst of drawing."""
    sampling = msgspec.to_builtins(way.applied_to(SamplingConfig()))
    try:
        settings_from(sampling, SamplingConfig, source=f"“{file}”")
    except ConfigError as error:
        raise SfumatoError(error.message, hint=hint) from error

"""Is the fast version of a model better than the model itself in few steps?

The verdict is a value without torch in it, so that terminal and window read it at once. It lies in
the folder of the fast run as `fast.json`, beside a picture of the same seeds drawn in each way.
"""

import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from sfumato.json_file import read_json
from sfumato.storage import write_whole

__all__ = [
    "Distance",
    "FastVerdict",
    "WayOfDrawing",
    "load_verdict",
    "picture_of",
    "save_verdict",
    "verdict_lines",
    "weakness",
]

_FILE = "fast.json"
_PICTURE = "fast.png"

WEAK_MULTIPLE = 8.0
"""A base this many times farther from real pictures than others are, at 512 pictures, did not pay
in our trial (docs/decisions/0013-fast-versions.md)."""

_USUAL_COUNT = 512


class Distance(msgspec.Struct, frozen=True, kw_only=True):
    """How far drawn pictures are from real ones in the features of one network."""

    net: str
    net_sha256: str
    frechet: float
    """Frechet distance; lower is better."""
    frechet_floor: float
    """The same for as many real pictures."""
    kernel: float
    """Unbiased kernel distance (KID)."""

    @property
    def multiple(self) -> float:
        """The Frechet distance as a multiple of its floor; 1 is as good as real."""
        return self.frechet / self.frechet_floor if self.frechet_floor > 0 else 0.0


class WayOfDrawing(msgspec.Struct, frozen=True, kw_only=True):
    """One way to draw, and how good its pictures are."""

    run: str
    images_seen: int
    sampler: str
    num_steps: int
    distances: tuple[Distance, ...]

    def is_better_than(self, other: "WayOfDrawing") -> bool:
        """Whether every network finds its pictures nearer to real ones than the other's."""
        pairs = zip(self.distances, other.distances, strict=True)
        return all(own.frechet < theirs.frechet for own, theirs in pairs)


class FastVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """A fast version against its base, from the same seeds."""

    count: int
    """Pictures that each way has drawn."""
    base: WayOfDrawing
    fast: tuple[WayOfDrawing, ...] = ()
    """The fast version's ways, those of most steps first; empty until the training is over."""
    time: float = msgspec.field(default_factory=time.time)
    """Seconds since 1970-01-01 UTC."""
    format: int = 1

    @property
    def best(self) -> WayOfDrawing | None:
        """The fast version's best way that beats the base; `None` if there is none."""
        better = [way for way in self.fast if way.is_better_than(self.base)]
        return min(better, key=lambda way: way.distances[0].frechet, default=None)

    @property
    def is_better(self) -> bool:
        """Whether the fast version may be offered in place of the base."""
        return self.best is not None


def save_verdict(folder: Path, verdict: FastVerdict) -> None:
    """Write the verdict into the folder of the fast run, whole or not at all."""
    write_whole(folder / _FILE, msgspec.json.format(msgspec.json.encode(verdict)) + b"\n")


def load_verdict(folder: Path) -> FastVerdict | None:
    """Read the verdict of a fast run's folder; `None` if there is none yet.

    Raises:
        SfumatoError: If it cannot be read.
    """
    file = folder / _FILE
    if not file.exists():
        return None
    hint = f"Delete the file, then resume the run: sfumato resume PROJECT {folder.name}"
    return read_json(file, FastVerdict, hint=hint)


def picture_of(folder: Path) -> Path:
    """Give the picture that shows the same seeds side by side; it may not be there yet."""
    return folder / _PICTURE


def weakness(verdict: FastVerdict) -> str:
    """Say that a fast version of this base will hardly pay, with the figures; "" if it may."""
    base, found = verdict.base, verdict.base.distances[0]
    limit = WEAK_MULTIPLE * verdict.count / _USUAL_COUNT  # the floor falls as the count rises
    if found.multiple < limit:
        return ""
    return (
        f"Run “{base.run}” is still weak: in {base.num_steps} steps its Frechet distance is "
        f"{found.frechet:.3g} ({found.net}), {found.multiple:.0f} times that between real "
        f"pictures. Below {limit:.2g} times a fast version may pay; here it hardly will."
    )


def verdict_lines(verdict: FastVerdict) -> Iterator[str]:
    """Tell the verdict in sentences for a person, the answer first."""
    base, best = verdict.base, verdict.best
    if not verdict.fast:
        return
    if best is not None:
        yield (
            f"The fast version is better: in {_steps(best)} it draws nearer to real pictures than "
            f"“{base.run}” in {_steps(base)}."
        )
    else:
        yield (
            f"The fast version does not pay: “{base.run}” in {_steps(base)} stays the fast way. "
            "The fast run is kept; a base that was trained longer makes a better one."
        )
    for way in (base, *verdict.fast):
        distances = ", ".join(
            f"{found.frechet:.3g} ({found.multiple:.1f} times real; {found.net})"
            for found in way.distances
        )
        yield f"{_steps(way).capitalize()} of “{way.run}”: Frechet distance {distances}."
    yield f"{verdict.count:,} pictures each, from the same seeds."


def _steps(way: WayOfDrawing) -> str:
    return "1 step" if way.num_steps == 1 else f"{way.num_steps} steps"

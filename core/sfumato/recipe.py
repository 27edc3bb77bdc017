"""What is needed to make a generated image again?

Every PNG of the gallery carries its `Recipe` in a text chunk, so the image can be drawn again
from the file alone, and the gallery's index rebuilt from the files.
"""

import errno
import hashlib
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import msgspec

from sfumato.config.guidance import GuidanceKind
from sfumato.config.sampling import SamplingStart
from sfumato.config.settings import PluginSettings
from sfumato.errors import SfumatoError
from sfumato.json_file import DamagedJsonError, decode_json
from sfumato.names import FILE_NAME_BYTES, shortened
from sfumato.noise_mix import NoiseMix, mix_of_seed
from sfumato.sequence import Number

__all__ = ["MADE_KEY", "RECIPE_KEY", "GuideOrigin", "Made", "Recipe", "read_made", "read_recipe"]

RECIPE_KEY = "sfumato"
"""Keyword of the PNG text chunk."""
MADE_KEY = "sfumato-made"
"""Keyword of the text chunk that says when the image was made."""

_PNG = b"\x89PNG\r\n\x1a\n"
_HEAD_BYTES = 65_536
"""What is read of a file in search of text; it stands before the pixels."""


class GuideOrigin(msgspec.Struct, frozen=True, kw_only=True):
    """The early state of the run that autoguidance pushed an image away from."""

    images_seen: int
    """The run's clock then."""
    weights_sha256: str
    moment: float
    """The share of the run that was asked for; the state is the nearest one that was kept."""


class Recipe(msgspec.Struct, frozen=True, kw_only=True):
    """All that decides a generated image."""

    run: str
    images_seen: Annotated[int, msgspec.Meta(ge=0)]
    """The checkpoint: the run's clock when it was written."""
    weights_sha256: str
    """Hash of the averaged weights."""
    ema_length: float | None = None
    """Width of the average, where one was chosen after training; `None` for the run's own."""
    seed: Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]
    noise: NoiseMix = ()
    """Of which seeds the noise was mixed; empty where it is that of the seed alone."""
    sampler: str
    sampler_settings: PluginSettings = {}
    """What the sampler itself had to set."""
    num_steps: int
    sigma_min: float
    sigma_max: float
    rho: float
    start: SamplingStart = "noise"
    guidance: GuidanceKind = "class"
    guidance_scale: float = 1.0
    guidance_low: float = 0.0
    guidance_high: float = 1000.0
    """The noise levels between which the image was guided."""
    guide: GuideOrigin | None = None
    class_label: int | None = None
    class_name: str | None = None
    width: int = 0
    height: int = 0
    version: str = ""
    """Of the Sfumato that made the image."""
    format: int = 1

    @property
    def noise_mix(self) -> NoiseMix:
        """What the noise of the image is mixed of, the seed alone counting as a mix."""
        return self.noise or mix_of_seed(self.seed)

    @property
    def file_name(self) -> str:
        """A file name that is the same for the same recipe and differs for another."""
        values = msgspec.to_builtins(self)
        if not self.noise:
            del values["noise"]  # younger than the first files, whose names must stay
        digest = hashlib.sha256(msgspec.json.encode(values)).hexdigest()[:8]
        suffix = f"-{self.images_seen:09d}-{self.seed}-{digest}.png"
        return shortened(self.run, FILE_NAME_BYTES, suffix=suffix)


_DECODER = msgspec.json.Decoder(Recipe)


class Made(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """When an image was made; what was made later is greater, wherever the clock stood."""

    number: Number = 0
    """Counts the images of a gallery; 0 for one from elsewhere, or from an older version."""
    time: float
    """Seconds since 1970-01-01 UTC."""


def read_made(path: Path) -> Made | None:
    """Read when a generated PNG was made; `None` if it does not say, or cannot be read."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD_BYTES)
    except OSError:
        return None
    prefix = MADE_KEY.encode() + b"\0"
    for kind, content in _chunks(head):
        if kind == b"tEXt" and content.startswith(prefix):
            with suppress(msgspec.MsgspecError, UnicodeDecodeError):
                return msgspec.json.decode(content[len(prefix) :], type=Made)
    return None


def _chunks(head: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and content of a PNG's chunks before its pixels, as far as they are in `head`."""
    index = len(_PNG) if head.startswith(_PNG) else len(head)
    while index + 8 <= len(head):
        (size,) = struct.unpack_from(">I", head, index)
        kind = head[index + 4 : index + 8]
        if kind == b"IDAT":
            return
        yield kind, head[index + 8 : index + 8 + size]
        index += 12 + size


def read_recipe(path: Path) -> Recipe | None:
    """Read the recipe of a generated PNG; `None` if the image carries none.

    Raises:
        SfumatoError: If the file cannot be read as an image.
    """
    from PIL import Image  # here for start-up time: the window reads recipes late

    try:
        _require_plain_file(path)
        with Image.open(path) as image:
            text = image.info.get(RECIPE_KEY)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise SfumatoError(
            f"“{path}” cannot be read as an image: {error}.",
            hint="Remove the file, or generate it again.",
        ) from error
    if not isinstance(text, str):
        return None
    try:
        recipe = decode_json(text.encode("utf-8", "surrogatepass"), _DECODER.decode)
    except DamagedJsonError:
        return None
    return recipe


def _require_plain_file(path: Path) -> None:
    """Refuse a pipe or device, which would be read for ever."""
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "it is not a plain file")

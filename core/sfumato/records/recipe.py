"""Recipes: everything needed to reproduce a generated image.

Every PNG in the gallery contains its `Recipe` in a text chunk. Therefore, an image can be
regenerated from its file alone, and the gallery's index can be rebuilt from the files.
"""

import errno
import hashlib
import struct
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Annotated

import msgspec

from sfumato.config.sampling import SamplingSettings
from sfumato.errors import SfumatoError
from sfumato.files.json_file import DamagedJsonError, Number, decode_json
from sfumato.files.names import FILE_NAME_BYTES, shortened
from sfumato.messages import msg
from sfumato.records.noise_mix import NoiseMix, mix_of_seed

__all__ = [
    "CREATED_KEY",
    "RECIPE_KEY",
    "Creation",
    "GuideOrigin",
    "Recipe",
    "read_creation",
    "read_recipe",
]

RECIPE_KEY = "sfumato"
"""The keyword of the PNG text chunk that contains the recipe."""
CREATED_KEY = "sfumato-created"
"""The keyword of the text chunk that records when the image was generated."""

_PNG = b"\x89PNG\r\n\x1a\n"
_HEAD_BYTES = 65_536
"""The number of bytes that are searched for text chunks, which precede the pixels."""


class GuideOrigin(msgspec.Struct, frozen=True, kw_only=True):
    """The guide checkpoint used for autoguidance."""

    images_seen: int
    """The image count of the guide checkpoint."""
    weights_sha256: str


class Recipe(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that determines a generated image."""

    run: str
    images_seen: Annotated[int, msgspec.Meta(ge=0)]
    """The image count of the checkpoint."""
    weights_sha256: str
    """The hash of the averaged weights."""
    ema_length: float | None = None
    """The EMA length chosen after training; `None` for the run's own."""
    seed: Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]
    noise: NoiseMix = ()
    """The mix of seeds that produces the initial noise; empty for the noise of the seed itself."""
    sampling: SamplingSettings
    guide: GuideOrigin | None = None
    class_label: int | None = None
    class_name: str | None = None
    width: int = 0
    height: int = 0
    version: str = ""
    """The Sfumato version that generated the image."""
    format: int = 1

    @property
    def noise_mix(self) -> NoiseMix:
        """The noise mix that produces the image's initial noise; a single seed is also a mix."""
        return self.noise or mix_of_seed(self.seed)

    @property
    def file_name(self) -> str:
        """A file name derived from the recipe: equal recipes have equal names."""
        values = msgspec.to_builtins(self)
        if not self.noise:
            del values["noise"]  # the field was added later, and older names must not change
        digest = hashlib.sha256(msgspec.json.encode(values)).hexdigest()[:8]
        suffix = f"-{self.images_seen:09d}-{self.seed}-{digest}.png"
        return shortened(self.run, FILE_NAME_BYTES, suffix=suffix)


_DECODER = msgspec.json.Decoder(Recipe)


class Creation(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """When an image was generated; values sort by age, regardless of the clock."""

    number: Number = 0
    """The image's number within a gallery.

    0 for an image from elsewhere or from an older version.
    """
    time: float
    """When the image was generated, in seconds since 1970-01-01 UTC."""


def read_creation(path: Path) -> Creation | None:
    """Return when a PNG was generated, or `None` if this is not recorded or cannot be read."""
    try:
        with path.open("rb") as stream:
            head = stream.read(_HEAD_BYTES)
    except OSError:
        return None
    prefix = CREATED_KEY.encode() + b"\0"
    for kind, content in _chunks(head):
        if kind == b"tEXt" and content.startswith(prefix):
            with suppress(msgspec.MsgspecError, UnicodeDecodeError):
                return msgspec.json.decode(content[len(prefix) :], type=Creation)
    return None


def _chunks(head: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the type and content of those PNG chunks in `head` that precede the pixels."""
    index = len(_PNG) if head.startswith(_PNG) else len(head)
    while index + 8 <= len(head):
        (size,) = struct.unpack_from(">I", head, index)
        kind = head[index + 4 : index + 8]
        if kind == b"IDAT":
            return
        yield kind, head[index + 8 : index + 8 + size]
        index += 12 + size


def read_recipe(path: Path) -> Recipe | None:
    """Return the recipe of a generated PNG, or `None` if the image has none.

    Raises:
        SfumatoError: If the file cannot be read as an image.
    """
    from PIL import Image  # imported late for start-up time: the window reads recipes late

    try:
        _require_plain_file(path)
        with Image.open(path) as image:
            text = image.info.get(RECIPE_KEY)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise SfumatoError(
            msg(
                "recipe.image_is_unreadable",
                "“{path}” is not a readable image: {error}.",
                path=path,
                error=error,
            ),
            hint=msg(
                "recipe.remove_or_regenerate", "Remove the file, or generate the image again."
            ),
        ) from error
    if not isinstance(text, str):
        return None
    try:
        recipe = decode_json(text.encode("utf-8", "surrogatepass"), _DECODER.decode)
    except DamagedJsonError:
        return None
    return recipe


def _require_plain_file(path: Path) -> None:
    """Raise an error for a pipe or device, from which reading would never end."""
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "not a regular file")
